import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { gzipSync } from 'node:zlib';
import { Injectable } from '@nestjs/common';
import { PROJECT_FOLDER } from '../project-folder.js';
import { GRAPHIQL_FILES } from './graphiql-files.js';

const OWN_FILES = ['pages.css', 'record.css', 'account.css', 'explorer.css', 'explorer.js', 'icon.svg'] as const;

/** The name of a file that pages load. */
export type AssetName = (typeof OWN_FILES)[number] | keyof typeof GRAPHIQL_FILES;

/** The files that pages load: our own, and GraphiQL's, which are unpacked when somebody first opens the explorer. */
@Injectable()
export class Assets {
  private readonly own = new Map<string, Buffer>();
  private readonly revision: string;
  private graphiql: Promise<ReadonlyMap<string, Uint8Array>> | undefined;

  constructor() {
    const require = createRequire(import.meta.url);
    const { version } = require('@graphql-yoga/render-graphiql/package.json') as { version: string };
    const hash = createHash('sha256').update(version);
    for (const name of OWN_FILES) {
      const content = readFileSync(join(PROJECT_FOLDER, 'libs/pages/assets', name));
      hash.update(content);
      this.own.set(name, gzipSync(content));
    }
    this.revision = hash.digest('hex').slice(0, 16);
  }

  /** Where a page finds the file: an address whose content never changes. */
  address(name: AssetName): string {
    return `/assets/${this.revision}/${name}`;
  }

  /** The file's content, compressed by gzip; undefined where there is none of that name and revision. */
  async find(revision: string, name: string): Promise<Uint8Array | undefined> {
    if (revision !== this.revision) return undefined;
    if (!Object.hasOwn(GRAPHIQL_FILES, name)) return this.own.get(name);
    this.graphiql ??= unpackGraphiql();
    return (await this.graphiql).get(name);
  }
}

async function unpackGraphiql(): Promise<ReadonlyMap<string, Uint8Array>> {
  const worker = new Worker(new URL('./pack-graphiql.worker.js', import.meta.url));
  const [files] = (await once(worker, 'message')) as [Iterable<readonly [string, Uint8Array]>];
  return new Map(files);
}
