import { datesOverlap, DomainError, fuzzyDate } from '@app/kernel';
import type { CaseEventInput } from '../case-event.input.js';
import type { FoldCase } from '../fold/index.js';
import type { EventReferences } from './event-references.js';

/**
 * Holds an event against the rules that are not about its place in the order: it rests on a source, and what it names
 * belongs to its case.
 *
 * @param seen  the case as its writer sees it: an answer about what they do not see would tell that it is there
 * @throws DomainError UNSOURCED or INVALID, with the path of the argument
 */
export function checkEvent(input: CaseEventInput, references: EventReferences, seen: FoldCase): void {
  if (!references.cited.support) {
    throw new DomainError(
      'UNSOURCED',
      'What happened is never recorded without a source. Cite at least one that supports it.',
      ['input', 'citations'],
    );
  }
  const charges = new Set(seen.charges.map(({ id }) => id));
  references.chargeIds.forEach((charge, place) => {
    if (!charges.has(charge)) throw elsewhere('charge', 'charges', String(place));
  });
  const accused = new Set([...seen.defendants, ...seen.charges.flatMap(({ defendant }) => defendant ?? [])]);
  references.defendantIds.forEach((person, place) => {
    if (!accused.has(person)) throw notAccused('defendants', String(place));
  });
  references.penaltyPersonIds.forEach((person, place) => {
    if (person !== null && !accused.has(person)) throw notAccused('penalties', String(place), 'person');
  });
  checkAfter(input, references, seen);
  checkParts(input);
}

/** It can be said to come after another only where their dates leave that open. */
function checkAfter({ date }: CaseEventInput, { afterId }: EventReferences, { events }: FoldCase): void {
  if (afterId === null) return;
  const before = events.find(({ id }) => id === afterId);
  if (!before) throw elsewhere('event', 'after');
  const { earliest, latest } = fuzzyDate(date);
  if (datesOverlap(before, earliest, latest)) return;
  throw new DomainError(
    'INVALID',
    'The dates of the two events do not overlap, so the dates alone say which came first. Leave `after` out.',
    ['input', 'after'],
  );
}

function checkParts({ kind, wgadCategories, penalties }: CaseEventInput): void {
  if (wgadCategories && wgadCategories.length > 0 && kind !== 'INTERNATIONAL_OPINION') {
    throw new DomainError(
      'INVALID',
      'Only an INTERNATIONAL_OPINION has categories. Leave them out, or change the kind.',
      ['input', 'wgadCategories'],
    );
  }
  (penalties ?? []).forEach(({ amount, currency }, place) => {
    if ((amount ?? null) !== null && (currency ?? null) === null) {
      throw new DomainError('INVALID', 'An amount needs its currency. Give one, such as KZT.', [
        'input',
        'penalties',
        String(place),
        'currency',
      ]);
    }
  });
}

function elsewhere(what: string, ...path: string[]): DomainError {
  return new DomainError('INVALID', `This ${what} is not one of this case. Give one that is.`, ['input', ...path]);
}

function notAccused(...path: string[]): DomainError {
  return new DomainError(
    'INVALID',
    'This person is not accused in this case. Add them first, as SUSPECT or DEFENDANT: caseParticipantAdd.',
    ['input', ...path],
  );
}
