import type { EventRecord } from '../document/case-document.js';
import { eventAddress, type ToldEvent } from './cases-told.js';
import { chargeAddress } from './json-ld-charge.js';
import { claim } from './json-ld-claim.js';
import { type Addresses, days, edtf, node, type Node, reference, text, texts } from './json-ld-node.js';

/** Something that happened. @see https://schema.org/Event */
export function eventLd({ event, of }: ToldEvent, addresses: Addresses): Node {
  const { date, attribution, disputed } = event;
  return node({
    '@id': eventAddress(of, event.id),
    '@type': 'Event',
    // The same in each edition, which names it by an address of its own.
    identifier: reference(addresses.unaddressed(event.id)),
    name: text(event.title),
    description: text(event.summary),
    ...days(date),
    'casetrail:date': edtf(date),
    location: event.place === null ? null : node({ '@type': 'Place', name: text(event.place) }),
    'casetrail:case': reference(of.address),
    'casetrail:kind': event.kind,
    'casetrail:actor': addresses.optional(event.actor),
    'casetrail:involved': addresses.parties(event.involved),
    'casetrail:charge': event.charges.map((id) => reference(chargeAddress(of, id))),
    'casetrail:defendant': addresses.parties(event.defendants),
    'casetrail:penalty': event.penalties.map((penalty) => penaltyLd(penalty, addresses)),
    'casetrail:restraint': event.restraint && restraintLd(event.restraint),
    'casetrail:irregular': event.irregular,
    'casetrail:irregularity': text(event.irregularity),
    'casetrail:corrects': event.corrects === null ? null : reference(addresses.event(of, event.corrects)),
    'casetrail:after': event.after === null ? null : reference(addresses.event(of, event.after)),
    'casetrail:right': texts(event.rights),
    'casetrail:wgadCategory': event.wgadCategories,
    subjectOf: claim(event.citations, addresses, {
      text: text(event.title),
      'casetrail:attribution': text(attribution),
      'casetrail:disputed': disputed,
    }),
  });
}

function penaltyLd({ person, ...penalty }: EventRecord['penalties'][number], addresses: Addresses): Node {
  return node({
    '@type': 'casetrail:Penalty',
    description: text(penalty.description),
    'casetrail:kind': penalty.kind,
    'casetrail:person': addresses.optional(person),
    'casetrail:term': text(penalty.term),
    'casetrail:suspended': penalty.suspended,
    'casetrail:amount':
      penalty.amount === null
        ? null
        : node({ '@type': 'MonetaryAmount', value: penalty.amount, currency: penalty.currency }),
    'casetrail:starts': edtf(penalty.starts),
    'casetrail:ends': edtf(penalty.ends),
  });
}

function restraintLd({ kind, until, conditions }: NonNullable<EventRecord['restraint']>): Node {
  return node({
    '@type': 'casetrail:Restraint',
    'casetrail:kind': kind,
    'casetrail:until': edtf(until),
    'casetrail:conditions': text(conditions),
  });
}
