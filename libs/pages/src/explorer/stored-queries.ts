import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Injectable } from '@nestjs/common';
import { PROJECT_FOLDER } from '../project-folder.js';

/** A query that is kept with the documentation, for people to read, run and change. */
export interface StoredQuery {
  /** Its file's name without the ending; names it in addresses. */
  readonly slug: string;
  /** The question it answers: the first line of its comment. */
  readonly title: string;
  readonly text: string;
  /** Its variables, as JSON; empty where it takes none. */
  readonly variables: string;
}

/** The stored queries, as they were when the server started, in the order of their slugs. */
@Injectable()
export class StoredQueries {
  readonly all = readStoredQueries(join(PROJECT_FOLDER, 'docs/queries'));

  find(slug: string): StoredQuery | undefined {
    return this.all.find((query) => query.slug === slug);
  }
}

const QUERY = '.graphql';

/**
 * Reads `<slug>.graphql` and, where there is one, `<slug>.variables.json`.
 * @throws where a query does not begin with a comment, which has to say what it asks
 */
export function readStoredQueries(folder: string): readonly StoredQuery[] {
  const names = readdirSync(folder).toSorted();
  return names
    .filter((name) => name.endsWith(QUERY))
    .map((name) => {
      const slug = name.slice(0, -QUERY.length);
      const text = readFileSync(join(folder, name), 'utf8');
      const [, title] = /^#\s*(\S.*?)\s*$/.exec(text.split('\n', 1)[0] ?? '') ?? [];
      if (title === undefined) throw new Error(`${name} has to begin with a comment that says what it asks.`);
      const variables = `${slug}.variables.json`;
      return {
        slug,
        title,
        text,
        variables: names.includes(variables) ? readFileSync(join(folder, variables), 'utf8').trim() : '',
      };
    });
}
