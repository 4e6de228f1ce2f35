import { describe, expect, it } from '@jest/globals';
import { Kind, type OperationDefinitionNode, parse, print } from 'graphql';
import { definitionsOf } from './selection.js';
import { splitRoots } from './split-roots.js';

function split(text: string): { rest: string | null; parts: string[] } {
  const document = parse(text, { noLocation: true });
  const operation = document.definitions.find(
    ({ kind }) => kind === Kind.OPERATION_DEFINITION,
  ) as OperationDefinitionNode;
  const { rest, parts } = splitRoots(operation, definitionsOf(document), ({ name }) => name.value === 'asOf');
  const flat = (node: Parameters<typeof print>[0]): string => print(node).replace(/\s+/g, ' ');
  return { rest: rest && flat(rest), parts: parts.map(flat) };
}

describe('a document', () => {
  it('is taken apart by its fields of the root', () => {
    expect(split('{ a then: asOf(seq: 1) { a } asOf(seq: 2) { b } b }')).toEqual({
      rest: '{ a b }',
      parts: ['{ then: asOf(seq: 1) { a } }', '{ asOf(seq: 2) { b } }'],
    });
    expect(split('{ asOf(seq: 1) { a } }')).toEqual({ rest: null, parts: ['{ asOf(seq: 1) { a } }'] });
  });

  it('keeps a fragment of the root whole where it stands below it', () => {
    expect(
      split(
        'query Q { ...F @include(if: true) } fragment F on Query { a asOf(seq: 1) { ...F2 } } fragment F2 on Query { b asOf { c } }',
      ),
    ).toEqual({
      rest: 'query Q { ...F_of_root @include(if: true) } fragment F_of_root on Query { a }',
      parts: [
        'query Q { ...F_of_root @include(if: true) } fragment F_of_root on Query { asOf(seq: 1) { ...F2 } } fragment F2 on Query { b asOf { c } }',
      ],
    });
  });

  it('takes no name that a fragment has', () => {
    expect(
      split('{ ...F asOf { a } ...F_of_root } fragment F on Query { a } fragment F_of_root on Query { b }').rest,
    ).toBe(
      '{ ...F_of_root_ ...F_of_root_of_root } fragment F_of_root_ on Query { a } fragment F_of_root_of_root on Query { b }',
    );
  });

  it('is taken apart as quickly however often fragments spread one another', () => {
    const depth = 60;
    const spreads = Array.from(
      { length: depth },
      (_, place) => `fragment F${place} on Query { ...F${place + 1} ...F${place + 1} }`,
    );
    const { rest, parts } = split(`{ ...F0 } ${spreads.join(' ')} fragment F${depth} on Query { a asOf { a } }`);
    expect(rest?.length).toBeLessThan(7_000);
    expect(parts.map(({ length }) => length < 7_000)).toEqual([true]);
  });
});
