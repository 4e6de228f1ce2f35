import { DomainError, formatFuzzyDateInSentence } from '@app/kernel';
import { checkRecording, type IllegalSequence } from '../fold/check-recording.js';
import type { FoldCase, FoldEvent } from '../fold/index.js';
import { titleOfKind } from './title-of-kind.js';

/**
 * Whether the timeline, as the writer would see it with the new event, can be put in a legal order.
 * @throws DomainError ILLEGAL_SEQUENCE, which names the event in the way
 */
export function checkSequence(foldCase: FoldCase, event: FoldEvent): void {
  const refusal = checkRecording(foldCase, event);
  if (refusal) throw new DomainError('ILLEGAL_SEQUENCE', explain(refusal, event), ['input', 'kind']);
}

const REMEDY = 'Correct what is wrong, or say in `irregularity` why it was so.';

function explain({ inTheWay, refused, status, allowedAfter }: IllegalSequence, event: FoldEvent): string {
  if (status === null) return `${event.kind} concerns particular charges. Name them in \`charges\`.`;
  const rule = `${refused.kind} follows only ${allowedAfter.join(', ')}`;
  if (inTheWay === null) return `${rule}; here the charge stands ${status}. ${REMEDY}`;
  if (refused.id === event.id)
    return `${rule}; in the way is ${told(inTheWay)}, since which it stands ${status}. ${REMEDY}`;
  return `In the way is ${told(inTheWay)}: it could not follow ${event.kind}, since ${rule}. ${REMEDY}`;
}

/** An event so that its writer finds it again. */
function told({ kind, edtf, id }: FoldEvent): string {
  return `"${titleOfKind(kind)}" ${formatFuzzyDateInSentence(edtf, 'en')} (CaseEvent_${id})`;
}
