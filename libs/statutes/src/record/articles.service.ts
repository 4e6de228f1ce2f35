import { FuzzyDateColumns, patchColumns } from '@app/database';
import { DomainError, fuzzyDate } from '@app/kernel';
import { type Change, CitedSources, Handlers, keyOf, type Outcome, refuseQuotes, writeCitations } from '@app/ledger';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { StatuteArticleInput } from '../statute-article.input.js';
import { StatuteArticleEntity } from '../statute-article.entity.js';
import { writeStatuteArticle, writeStatuteArticleVersion } from '../write-statute.js';

/** A wording: heading, language and time in force go together. */
type Wording = { title: string; language: string; inForce: string; text: string | null };

/** Records articles of laws and their wordings over time. */
@Injectable()
export class ArticlesService implements OnModuleInit {
  constructor(private readonly handlers: Handlers) {}

  onModuleInit(): void {
    this.handlers.add('statuteArticleCreate', (change, { input }: { input: StatuteArticleInput }) =>
      this.create(change, input),
    );
  }

  private async create(change: Change, input: StatuteArticleInput): Promise<Outcome> {
    const { manager } = change;
    const references = change.references();
    const statute = references.one(['Statute'], input.statute, 'input', 'statute');
    const cited = new CitedSources(references, input.citations, 'input', 'citations');
    await references.find();
    refuseQuotes(input.citations ?? [], (field, place) => ['input', 'citations', String(place), field]);
    const wording = wordingOf(input);
    const statuteId = keyOf(statute);
    // Two who add to one law at a time must each see what the other adds.
    await change.lock('Statute', statuteId, null, 'input', 'statute');
    const known = await manager.findOneBy(StatuteArticleEntity, { statuteId, number: input.number });
    const subject = input.subject ?? null;
    if (known && wording === null && (subject === null || subject === known.subject)) {
      throw new DomainError(
        'DUPLICATE',
        `Article ${input.number} is on record: StatuteArticle_${known.id}. Give a wording or a subject to add to it.`,
        ['input', 'number'],
      );
    }
    const id = known?.id ?? (await writeStatuteArticle(manager, { statuteId, number: input.number, subject }));
    if (known && subject !== null) await patchColumns(manager, StatuteArticleEntity, id, { subject });
    if (wording) {
      await refuseOverlap(change, id, wording);
      await writeStatuteArticleVersion(manager, { articleId: id, ...wording });
    }
    await writeCitations(manager, 'StatuteArticle', id, cited.drafts, { tier: 0 });
    if (known) await change.renew('StatuteArticle', id);
    return { records: { article: `StatuteArticle_${id}` } };
  }
}

/** @throws DomainError INVALID where some of a wording is given, and not all that it needs */
function wordingOf({ title, language, inForce, text }: StatuteArticleInput): Wording | null {
  if (!title && !language && !inForce && !text) return null;
  if (title && language && inForce) return { title, language, inForce, text: text ?? null };
  const [missing] = Object.entries({ title, language, inForce }).find(([, value]) => !value) ?? ['title'];
  throw new DomainError('INVALID', 'A wording has a title, a language and a time in force. Give all three, or none.', [
    'input',
    missing,
  ]);
}

/** Two wordings in one language are never in force on the same day. */
async function refuseOverlap({ manager }: Change, articleId: string, { language, inForce }: Wording): Promise<void> {
  const { earliest, latest } = FuzzyDateColumns.of(inForce);
  if (earliest === null && latest === null) {
    throw new DomainError('INVALID', `${fuzzyDate(inForce).edtf} names no day. Say since when it is in force.`, [
      'input',
      'inForce',
    ]);
  }
  const [other] = await manager.query<{ id: string; in_force_edtf: string }[]>(
    `SELECT v.id, v.in_force_edtf FROM live.statute_article_versions v WHERE v.article_id = $1 AND v.language = $2
       AND daterange(v.in_force_earliest, v.in_force_latest, '[]') && daterange($3::date, $4::date, '[]') ORDER BY v.id LIMIT 1`,
    [articleId, language, earliest, latest],
  );
  if (!other) return;
  throw new DomainError(
    'INVALID',
    `Another wording in that language is in force then: ${other.in_force_edtf} (StatuteArticleVersion_${other.id}). Give a time that does not overlap.`,
    ['input', 'inForce'],
  );
}
