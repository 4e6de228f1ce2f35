import type { WriteServer } from '../write-server.js';
import type { Actor, Actors } from './actors.js';
import type { Listed } from './model-changes.js';
import type { Draft, RecordModel, Row } from './record-model.js';

/** A word that everything of a run has in its title or name, and nothing that was there before. */
export const MARK = 'quince';

/** What waits for a second person, and what it does once there is one. */
interface Waiting {
  readonly id: string;
  readonly work: (draft: Draft) => void;
}

interface Submitted {
  readonly id: string;
  readonly of: string;
  readonly listed: Listed;
}

/** Where a run takes place: a server, who acts on it, the model of it, and what waits there. */
export class Stage {
  readonly proposals: Waiting[] = [];
  readonly submissions: Submitted[] = [];

  constructor(
    private readonly servers: WriteServer,
    readonly actors: Actors,
    readonly model: RecordModel,
  ) {}

  /** The version of a record that somebody sees; 1 where they do not. */
  async versionOf({ who }: Actor, id: string): Promise<number> {
    const { node } = await who.data<{ node: { version: number } | null }>(
      'query ($id: ID!) { node(id: $id) { ... on Recorded { version } } }',
      { id },
    );
    return node?.version ?? 1;
  }

  /** The ID of the record that a change set made. */
  async madeIn(table: Row['table'], type: string, seq: number): Promise<string> {
    const { rows } = await this.servers.owner.query<{ id: string }>(
      `SELECT id FROM history.${table} WHERE seq = $1 AND operation = 'CREATED'`,
      [seq],
    );
    return `${type}_${rows[0]?.id}`;
  }
}
