import {
  coerceInputValue,
  type DocumentNode,
  type GraphQLFormattedError,
  type GraphQLSchema,
  isInputType,
  isNonNullType,
  Kind,
  type OperationDefinitionNode,
  typeFromAST,
} from 'graphql';
import type { Variables } from './cost.js';
import { placeOf } from './explain-document.js';
import { LIMITS } from './limits.js';

/** What is wrong with the variables of an operation: each error says which argument gets the value. */
export function explainVariables(
  schema: GraphQLSchema,
  document: DocumentNode,
  operation: OperationDefinitionNode,
  variables: Variables,
): GraphQLFormattedError[] {
  const errors: GraphQLFormattedError[] = [];
  for (const { variable, type: typeNode, defaultValue } of operation.variableDefinitions ?? []) {
    const name = variable.name.value;
    const report = (problem: string, within: readonly (string | number)[] = []): void => {
      const at = within.length > 0 ? ` at "${within.join('.')}"` : '';
      const place = placeOf(document, (node) => node.kind === Kind.VARIABLE && node.name.value === name);
      const argument = place && [...place.argument, ...within.map(String)];
      errors.push({
        message: `Variable "$${name}"${at}: ${problem}`,
        path: place?.path,
        extensions: { code: 'BAD_USER_INPUT', variable: name, argument: argument ?? undefined },
      });
    };
    const type = typeFromAST(schema, typeNode);
    if (!isInputType(type)) continue;
    if (!Object.hasOwn(variables, name)) {
      if (!defaultValue && isNonNullType(type)) report(`A value of the type ${type.toString()} is required.`);
      continue;
    }
    coerceInputValue(variables[name], type, (within, _value, error) => report(error.message, within), true);
  }
  return errors.slice(0, LIMITS.errors);
}
