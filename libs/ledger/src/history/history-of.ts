import { connection, type GraphContext } from '@app/database';
import type { Connection, ForwardPageArgs } from '@app/kernel';
import type { GraphQLResolveInfo } from 'graphql';
import { changeLoader, type ChangeRecord } from './change.loader.js';
import { type Historied, historyList } from './history.query.js';

/** One page of a record's history, for the field `history` that the record's own library adds. */
export function historyOf(
  context: GraphContext,
  info: GraphQLResolveInfo,
  { type, key, args }: { type: Historied; key: string; args: ForwardPageArgs },
): Promise<Connection<ChangeRecord>> {
  return connection<ChangeRecord>(context, info, {
    name: `history:${type}`,
    query: historyList(type, context.asOf),
    signature: `history:${type}`,
    args,
    parent: key,
    load: changeLoader,
  });
}
