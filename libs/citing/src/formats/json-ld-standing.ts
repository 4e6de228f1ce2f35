import type { ParticipantRecord, StandingRecord } from '../document/case-document.js';
import { eventAddress, type ToldCase } from './cases-told.js';
import { edtf, node, type Node, reference, text } from './json-ld-node.js';

/** Where something stands, for the node of what stands there. */
export function standing(told: StandingRecord | null, of: ToldCase): { 'casetrail:standing': Node | null } {
  return {
    'casetrail:standing':
      told &&
      node({
        '@type': 'casetrail:Standing',
        'casetrail:status': told.status,
        'casetrail:since': edtf(told.since),
        'casetrail:final': told.final,
        'casetrail:because': told.because.map((id) => reference(eventAddress(of, id))),
      }),
  };
}

/** Whether somebody is free, for the node of their part in a case. */
export function custody(told: ParticipantRecord['custody'], of: ToldCase): { 'casetrail:custody': Node | null } {
  return {
    'casetrail:custody':
      told &&
      node({
        '@type': 'casetrail:Custody',
        'casetrail:state': told.state,
        'casetrail:since': edtf(told.since),
        'casetrail:place': text(told.place),
        'casetrail:because': told.because.map((id) => reference(eventAddress(of, id))),
      }),
  };
}
