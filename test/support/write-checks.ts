import { expect } from '@jest/globals';
import { type Refusal, type Someone, type WriteServer } from './write-server.js';

interface MutationShape {
  field: string;
  types: string;
  select: string;
}

/** An ID of this type that leads nowhere. */
export const nobodys = (type: string): string => `${type}_00000000-0000-4000-8000-000000000000`;

/** What every mutation answers beside its record. */
export interface Done {
  changeSet: { seq: number } | null;
  proposal: { id: string; state: string } | null;
}

/** Sends what is to be refused: answers the refusals, having seen that nothing else was answered, and nothing recorded. */
export async function refusals(
  servers: WriteServer,
  who: Someone,
  mutation: MutationShape,
  args: object,
): Promise<Refusal[]> {
  const before = await servers.fingerprint();
  const { userErrors, ...rest } = await who.does(mutation, args);
  expect(Object.values(rest).filter((value) => value !== null)).toEqual([]);
  expect(await servers.fingerprint()).toBe(before);
  return userErrors;
}

/** The same, of one refusal: its code, its message, and its field as a path with points. */
export async function refused(
  servers: WriteServer,
  who: Someone,
  mutation: MutationShape,
  args: object,
): Promise<[code: string, message: string, field: string | null]> {
  const [refusal, ...others] = await refusals(servers, who, mutation, args);
  expect(others).toEqual([]);
  if (!refusal) throw new Error('It was not refused.');
  return [refusal.code, refusal.message, refusal.field?.join('.') ?? null];
}

/** Does it, and fails where anything is refused. */
export async function done<Payload>(
  who: Someone,
  mutation: MutationShape,
  args: object,
): Promise<Payload & Done & { userErrors: Refusal[] }> {
  const answer = await who.does<Payload & Done>(mutation, args);
  if (answer.userErrors.length > 0) throw new Error(JSON.stringify(answer.userErrors, null, 2));
  return answer;
}

/** A record as somebody reads it; null where they see none. */
export async function read(who: Someone, id: string, select: string): Promise<Record<string, unknown> | null> {
  const [type] = id.split('_');
  const { node } = await who.data<{ node: Record<string, unknown> | null }>(
    `query ($id: ID!) { node(id: $id) { ... on ${type} { ${select} } } }`,
    { id },
  );
  return node;
}

type Told = Record<string, string | null>;

interface ShownChange {
  operation: string;
  changeSet: { seq: number };
  record: { __typename: string } | null;
  fields: { field: string; before: string | null; after: string | null }[];
}

const CHANGE = 'operation changeSet { seq } record { __typename } fields { field before after }';

/** Each field with what it says after the change; where it said something before, with both. */
const told = ({ fields }: ShownChange): Told =>
  Object.fromEntries(
    fields.map(({ field, before, after }) => [field, before === null ? after : `${before} → ${after ?? ''}`]),
  );

/** The history of a record, the latest change first: in which change set, what was done, and the fields. */
export async function historyOf(who: Someone, id: string): Promise<[seq: number, operation: string, fields: Told][]> {
  const { history } = (await read(who, id, `history { nodes { ${CHANGE} } }`)) as {
    history: { nodes: ShownChange[] };
  };
  return history.nodes.map((change) => [change.changeSet.seq, change.operation, told(change)]);
}

/** What a change set did: to which type of record, and the fields. */
export async function changesIn(who: Someone, seq: number): Promise<[operation: string, type: string, fields: Told][]> {
  const data = await who.data<{ changeSet: { changes: ShownChange[] } }>(
    `query ($seq: Int!) { changeSet(seq: $seq) { changes { ${CHANGE} } } }`,
    { seq },
  );
  return data.changeSet.changes.map((change) => [change.operation, change.record?.__typename ?? '', told(change)]);
}

/** A change set, as somebody reads it. */
export async function changeSetOf(who: Someone, seq: number): Promise<unknown> {
  const data = await who.data<{ changeSet: unknown }>(
    `query ($seq: Int!) { changeSet(seq: $seq) { summary reason actor { displayName } changes { operation record { __typename } } } }`,
    { seq },
  );
  return data.changeSet;
}
