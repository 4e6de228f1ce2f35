import { freeSlug, patchColumns, patchDate, replacePointer, waitTurn } from '@app/database';
import { DomainError } from '@app/kernel';
import { type Change, Handlers, keyOf, type LockedRow, type Outcome, type References } from '@app/ledger';
import { fold } from '@app/names';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { SourceAuthorInput } from '../source-author.input.js';
import { SourceEntity } from '../source.entity.js';
import type { SourceInput } from '../source.input.js';
import type { SourcePatch } from '../source.patch.js';
import { writeSource } from '../write-source.js';
import { replaceAuthors, type WantedAuthor } from './replace-authors.js';

interface UpdateArgs {
  id: string;
  expectedVersion: number;
  patch: SourcePatch;
}

/** Records sources, and what changes of them. */
@Injectable()
export class SourcesService implements OnModuleInit {
  constructor(private readonly handlers: Handlers) {}

  onModuleInit(): void {
    this.handlers.add('sourceCreate', (change, { input }: { input: SourceInput }) => this.create(change, input));
    this.handlers.add('sourceUpdate', (change, args: UpdateArgs) => this.update(change, args), {
      movesReach: ({ patch }) => Boolean(patch.confidentiality),
    });
  }

  private async create(change: Change, input: SourceInput): Promise<Outcome> {
    const { manager } = change;
    const references = change.references();
    const publisher = references.one(['Organization'], input.publisher, 'input', 'publisher');
    const authors = authorsOf(references, input.authors, 'input', 'authors');
    await references.find();
    const tier = change.newTier(input.confidentiality, 'input', 'confidentiality');
    if (!input.force) await refuseDuplicate(change, input, null, 'input');
    const id = await writeSource(manager, {
      ...input,
      tier,
      hold: input.hold ?? false,
      reliability: input.reliability ?? 'F',
      tags: input.tags ?? [],
      authors: authors(),
      publisherId: publisher.key,
      slug: await freeSlug(manager, 'sources', {
        wanted: tier > 2 ? null : input.slug,
        from: input.title,
        path: ['input', 'slug'],
      }),
    });
    return { records: { source: `Source_${id}` } };
  }

  private async update(change: Change, { id, expectedVersion, patch }: UpdateArgs): Promise<Outcome> {
    const { manager } = change;
    const references = change.references();
    const source = references.one(['Source'], id, 'id');
    const publisher = references.one(['Organization'], patch.publisher, 'patch', 'publisher');
    const authors = authorsOf(references, patch.authors, 'patch', 'authors');
    await references.find();
    const row = await change.lock('Source', keyOf(source), expectedVersion, 'id');
    const tier = change.raisedTier(row, patch.confidentiality, 'patch', 'confidentiality');
    change.alters('Source', row, tier);
    await refuseDuplicate(change, addressesOf(patch, row), row.id, 'patch');
    await patchColumns(manager, SourceEntity, row.id, {
      title: patch.title,
      titleFolded: patch.title ? fold(patch.title) : undefined,
      published: patchDate(patch.publishedOn),
      url: patch.url,
      archivedUrl: patch.archivedUrl,
      accessedOn: patch.accessedOn,
      language: patch.language,
      tags: patch.tags,
      reliability: patch.reliability,
      disclosure: patch.disclosure,
      hold: patch.hold ?? undefined,
      ...(await change.raise('Source', row, tier)),
    });
    if (patch.authors) await replaceAuthors(manager, row.id, authors(), tier);
    const moved =
      patch.publisher !== undefined &&
      (await replacePointer(manager, 'PUBLISHER', { from: row.id, to: publisher.key, tier }));
    if (patch.authors || moved) await change.renew('Source', row.id);
    return { records: { source: `Source_${row.id}` } };
  }
}

/** The authors of an input; to be called once the references have been found. */
function authorsOf(
  references: References,
  authors: readonly SourceAuthorInput[] | null | undefined,
  ...path: string[]
): () => WantedAuthor[] {
  const slots = (authors ?? []).map(({ name, person }, place) => ({
    name,
    person: references.one(['Person'], person, ...path, String(place), 'person'),
  }));
  return () => slots.map(({ name, person }) => ({ name, personId: person.key }));
}

/** The addresses of a patch that are new to the record: what it has, it may keep. */
function addressesOf({ url, archivedUrl }: SourcePatch, row: LockedRow) {
  return {
    url: url === row['url'] ? null : url,
    archivedUrl: archivedUrl === row['archived_url'] ? null : archivedUrl,
  };
}

/** The same address: the same page, recorded before. */
async function refuseDuplicate(
  { manager }: Change,
  { url, archivedUrl }: { url?: string | null; archivedUrl?: string | null },
  self: string | null,
  argument: 'input' | 'patch',
): Promise<void> {
  const addresses = Object.entries({ url, archivedUrl }).flatMap(([field, value]) => (value ? [{ field, value }] : []));
  for (const { field, value } of addresses) {
    // Two who record one page at the same time: the later finds the earlier's.
    const [{ key }] = await manager.query<[{ key: string }]>('SELECT live.address_key($1) AS key', [value]);
    await waitTurn(manager, `address ${key}`);
    const [found] = await manager.query<{ id: string; title: string }[]>(
      `SELECT s.id, s.title FROM live.sources s WHERE s.id IN (SELECT live.sources_at($1)) AND s.id IS DISTINCT FROM $2::uuid
       ORDER BY s.id LIMIT 1`,
      [value, self],
    );
    if (!found) continue;
    throw new DomainError(
      'DUPLICATE',
      `A source with this address is on record: "${found.title}" (Source_${found.id}). Use that${argument === 'input' ? ', or say `force` if it is another one' : ''}.`,
      [argument, field],
    );
  }
}
