import type { ChargeRecord, EditionDocument } from '@app/citing';
import type { RecordMessages } from '../../messages/record-messages.js';

export type Statutes = Exclude<EditionDocument, { readonly source: unknown }>['statutes'];

/** What a charge is called: the article and its law, or the offence. */
export function chargeName(
  { article, pinpoint, offence }: ChargeRecord,
  statutes: Statutes,
  text: RecordMessages,
): string {
  const law = article && statutes.find(({ id }) => id === article.statute);
  if (!article || !law) return offence ?? text.word('UNKNOWN');
  const name = text.article(article.number, pinpoint, law.title);
  return article.subject ? `${name} (${article.subject})` : name;
}
