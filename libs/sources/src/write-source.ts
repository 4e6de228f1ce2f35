import { FuzzyDateColumns, insertRecord, PointerEntity, type RecordOptions, sealedSlug } from '@app/database';
import { fold } from '@app/names';
import type { EntityManager } from 'typeorm';
import { SourceAuthorEntity } from './source-author.entity.js';
import { SourceEntity } from './source.entity.js';

/** A source to be written; authors in reading order. */
export interface SourceDraft extends RecordOptions {
  slug: string;
  kind: string;
  title: string;
  authors?: readonly { name: string; personId?: string | null }[];
  publisherId?: string | null;
  publishedOn?: string | null;
  url?: string | null;
  archivedUrl?: string | null;
  accessedOn?: string | null;
  language?: string | null;
  tags?: readonly string[];
  /** Admiralty grade of the source, A to F; F (cannot be judged) if left out. */
  reliability?: string;
  disclosure?: string | null;
}

/** Writes a source with its authors and publisher, and answers the id. */
export async function writeSource(manager: EntityManager, draft: SourceDraft): Promise<string> {
  const tier = draft.tier ?? 2;
  const sourceId = await insertRecord(
    manager,
    SourceEntity,
    {
      slug: tier > 2 ? sealedSlug() : draft.slug,
      kind: draft.kind,
      title: draft.title,
      titleFolded: fold(draft.title),
      published: FuzzyDateColumns.of(draft.publishedOn),
      url: draft.url ?? null,
      archivedUrl: draft.archivedUrl ?? null,
      accessedOn: draft.accessedOn ?? null,
      language: draft.language ?? null,
      tags: [...(draft.tags ?? [])],
      reliability: draft.reliability ?? 'F',
      disclosure: draft.disclosure ?? null,
    },
    draft,
  );
  for (const [ordinal, author] of (draft.authors ?? []).entries()) {
    const fromAuthorId = await insertRecord(
      manager,
      SourceAuthorEntity,
      { sourceId, ordinal, name: author.name },
      { tier },
    );
    if (author.personId) {
      await insertRecord(
        manager,
        PointerEntity,
        { role: 'AUTHOR', fromAuthorId, toPersonId: author.personId },
        { tier },
      );
    }
  }
  if (draft.publisherId) {
    await insertRecord(
      manager,
      PointerEntity,
      { role: 'PUBLISHER', fromSourceId: sourceId, toOrganizationId: draft.publisherId },
      { tier },
    );
  }
  return sourceId;
}
