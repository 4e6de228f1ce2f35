import { recordLoader } from '@app/database';
import { sourceJson } from './citation.sql.js';
import type { Source } from './source.type.js';

/** Sources by id or slug. */
export const sourceLoader = recordLoader<Source>(
  'sources',
  (flags) => `SELECT source.id AS key, source.slug, ${sourceJson('source', flags)} AS record
    FROM sources source WHERE source.id = ANY ($1::uuid[]) OR source.slug = ANY ($2::text[])`,
);
