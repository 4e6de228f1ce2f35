import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type FieldNode, type OperationDefinitionNode, parse, print, visit } from 'graphql';
import { DataFolder } from './support/data-folder.js';
import { GraphClient } from './support/graph-client.js';
import { ROOT } from './support/program.js';
import { type RunningServer, startServer } from './support/start-server.js';
import { createTestDatabase, type TestDatabase } from './support/test-database.js';

const FOLDER = join(ROOT, 'docs/queries');
const read = (file: string) => readFileSync(join(FOLDER, file), 'utf8');
const parsed = (file: string) => JSON.parse(read(file)) as Record<string, unknown>;

/** The same query as of a change set. */
function asOf(text: string, seq: number): string {
  const document = visit(parse(text), {
    OperationDefinition: (operation) => {
      const field = parse(`{ asOf(seq: ${seq}) { __typename } }`).definitions[0] as OperationDefinitionNode;
      const [travel] = field.selectionSet.selections as [FieldNode];
      const selections = [{ ...travel, selectionSet: operation.selectionSet }];
      return { ...operation, selectionSet: { ...operation.selectionSet, selections } };
    },
  });
  return print(document);
}

/** How many SQL statements each query takes, whatever it finds: one for a list and one for each kind of thing in it. */
const STATEMENTS: Record<string, number> = {
  'a-case-in-four-languages': 1,
  'a-law-and-its-cases': 7,
  'a-life-in-cases': 7,
  'bilash-174-389': 5,
  'cases-a-lawyer-defends': 5,
  'convicted-in-a-year': 4,
  'everything-that-rests-on-a-source': 17,
  'on-whose-word': 2,
  'one-name-in-many-scripts': 7,
  'open-cases-under-an-article': 3,
  'sources-of-a-case': 2,
  'what-a-body-did': 7,
  'what-happened-in-a-period': 4,
  'where-a-right-is-at-stake': 3,
  'who-is-in-custody': 6,
};

const files = readdirSync(FOLDER);
const names = files.filter((file) => file.endsWith('.graphql')).map((file) => file.slice(0, -'.graphql'.length));

describe('the stored queries, over the first record', () => {
  let database: TestDatabase;
  let data: DataFolder;
  let server: RunningServer;
  let graph: GraphClient;

  beforeAll(async () => {
    database = await createTestDatabase();
    data = new DataFolder();
    server = await startServer({ env: { ...data.env, ...database.env, CASETRAIL_SEED: 'first-record' } });
    graph = new GraphClient(server);
  }, 60_000);

  afterAll(async () => {
    await server?.stop();
    await database?.drop();
    data?.remove();
  });

  it('are the founding query and at least ten more, each with its answer and nothing beside', () => {
    expect(names).toContain('bilash-174-389');
    expect(names.length).toBeGreaterThanOrEqual(11);
    expect(names.filter((name) => !files.includes(`${name}.json`))).toEqual([]);
    const known = names.flatMap((name) => [`${name}.graphql`, `${name}.json`, `${name}.variables.json`]);
    expect(files.filter((file) => !known.includes(file))).toEqual([]);
    expect(Object.keys(STATEMENTS)).toEqual(names);
  });

  it.each(names)('%s says on its first line what it asks', (name) => {
    expect(read(`${name}.graphql`)).toMatch(/^# [A-Z].*\?\n#\n# \S/);
  });

  describe.each(names)('%s', (name) => {
    const variables = files.includes(`${name}.variables.json`) ? parsed(`${name}.variables.json`) : undefined;

    it('has its exact answer, in its exact number of statements', async () => {
      const { data: answer, statements } = await graph.counted(read(`${name}.graphql`), variables);
      expect({ data: answer }).toEqual(parsed(`${name}.json`));
      expect(statements).toBe(STATEMENTS[name]);
    });

    it('has the same answer as of the latest change set, in one statement more, which finds that', async () => {
      const { snapshot } = await graph.data<{ snapshot: { seq: number } }>('{ snapshot { seq } }');
      const asked = asOf(read(`${name}.graphql`), snapshot.seq);
      const { data: answer, statements } = await graph.counted<{ asOf: unknown }>(asked, variables);
      expect({ data: answer.asOf }).toEqual(parsed(`${name}.json`));
      expect(statements).toBe((STATEMENTS[name] ?? 0) + 1);
    });

    it('holds nothing that differs from one installation to the next', () => {
      expect(read(`${name}.json`)).not.toMatch(/"(id|cursor|startCursor|endCursor|recordedAt|version)":/);
    });
  });
});
