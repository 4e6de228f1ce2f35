import { GraphQLError, GraphQLScalarType, Kind, type ValueNode } from 'graphql';

interface TextScalar {
  readonly name: string;
  readonly description: string;
  readonly specifiedByURL: string;
  /** A value that is right, as it would be written between quotes. */
  readonly example: string;
  /** Reads what a client sent; throws an Error that says what is wrong and what would be right. */
  readonly read: (text: string) => string;
  /** Writes a value of the record; values come checked, so that left out they go as they are. */
  readonly write?: (value: unknown) => string;
}

/** A scalar that is text with a form. */
export function textScalar({
  name,
  description,
  specifiedByURL,
  example,
  read,
  write,
}: TextScalar): GraphQLScalarType<string, string> {
  const accept = (value: unknown, nodes?: ValueNode): string => {
    try {
      if (typeof value !== 'string') throw new Error(`${name} is text. Write it in quotes: "${example}".`);
      return read(value);
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error);
      throw new GraphQLError(message, { nodes, extensions: { code: 'BAD_USER_INPUT' } });
    }
  };
  return new GraphQLScalarType<string, string>({
    name,
    description,
    specifiedByURL,
    parseValue: (value) => accept(value),
    parseLiteral: (node) => accept(node.kind === Kind.STRING ? node.value : null, node),
    serialize:
      write ??
      ((value) => {
        if (typeof value === 'string') return value;
        throw new TypeError(`${name} cannot be written: the record holds no text there.`);
      }),
  });
}

/** A client's text for use in a message: quoted, in plain ASCII, and not longer than a line. */
export function shown(text: string): string {
  const start = text.length > 60 ? `${text.slice(0, 60)}...` : text;
  return JSON.stringify(start).replace(
    /[^ -~]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
