import { wholeCaseLoader } from '@app/cases';
import { GraphContext } from '@app/database';
import { caseDocument } from '../../document/case-document.js';
import { EDITION_FIELDS } from '../../document/asked-fields.js';
import type { CasePart, OtherCase } from '../../document/parts.js';
import { statutesOf } from './statutes-of.js';
import type { Subject } from './subject.js';

const OTHERS = {
  name: 'edition-other-cases',
  text: 'SELECT c.id AS key, c.slug, c.title FROM cases c WHERE c.id = ANY ($1::uuid[]) ORDER BY c.id',
};

export const CASE: Subject = {
  type: 'Case',
  path: 'cases',
  gather: async (key, past) => {
    const context = new GraphContext(past, EDITION_FIELDS);
    const found = await context.loader(wholeCaseLoader).load({ key });
    if (!found) return null;
    const dossier = found as unknown as CasePart;
    const related = new Set(dossier.related.map((other) => other.case.key));
    const [statutes, others] = await Promise.all([
      statutesOf([dossier], context),
      related.size > 0 ? past.rows<OtherCase>(OTHERS, [[...related]]) : [],
    ]);
    return (head) => caseDocument({ dossier, statutes, others }, head);
  },
};
