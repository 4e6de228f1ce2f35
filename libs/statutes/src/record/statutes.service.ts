import { freeSlug, waitTurn } from '@app/database';
import { DomainError } from '@app/kernel';
import { type Change, CitedSources, Handlers, type Outcome, refuseQuotes, writeCitations } from '@app/ledger';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { StatuteInput } from '../statute.input.js';
import { writeStatute } from '../write-statute.js';

/** Records laws. They name nobody, so one person makes them public. */
@Injectable()
export class StatutesService implements OnModuleInit {
  constructor(private readonly handlers: Handlers) {}

  onModuleInit(): void {
    this.handlers.add('statuteCreate', (change, { input }: { input: StatuteInput }) => this.create(change, input));
  }

  private async create(change: Change, input: StatuteInput): Promise<Outcome> {
    const references = change.references();
    const cited = new CitedSources(references, input.citations, 'input', 'citations');
    await references.find();
    refuseQuotes(input.citations ?? [], (field, place) => ['input', 'citations', String(place), field]);
    const { title, country, adopted, inForce, uri } = input;
    const from = `${country} ${title}`;
    const slug = await freeSlug(change.manager, 'statutes', { wanted: input.slug, from, path: ['input', 'slug'] });
    // After the slug: of two who record one law at a time, the second has waited there for the first.
    await refuseDuplicate(change, input);
    const id = await writeStatute(change.manager, { slug, title, country, adopted, inForce, uri });
    await writeCitations(change.manager, 'Statute', id, cited.drafts, { tier: 0 });
    return { records: { statute: `Statute_${id}` } };
  }
}

/** A country has one law of a title at a time; a later one of the same title has another date of adoption. */
async function refuseDuplicate({ manager }: Change, { title, country, adopted }: StatuteInput): Promise<void> {
  await waitTurn(manager, `law ${country} ${title.toLowerCase()}`);
  const [found] = await manager.query<{ id: string }[]>(
    `SELECT s.id FROM live.statutes s WHERE s.country = $1 AND lower(s.title) = lower($2)
       AND (s.adopted_edtf IS NULL OR $3::text IS NULL OR s.adopted_edtf = $3) ORDER BY s.id LIMIT 1`,
    [country, title, adopted ?? null],
  );
  if (!found) return;
  throw new DomainError(
    'DUPLICATE',
    `A law of that title is on record: Statute_${found.id}. Use that, or say when this one was adopted.`,
    ['input', 'title'],
  );
}
