import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { LineVersions } from './line-versions.js';

interface Row {
  key: string;
  says: number;
}
const keyOf = ({ key }: Row): string => key;

describe('the rows of a table through time', () => {
  it('stand from the change set that wrote them to the one that replaced them', () => {
    const versions = new LineVersions<Row>();
    versions.put('one', [{ key: 'a', says: 1 }], keyOf, 3);
    versions.put(
      'one',
      [
        { key: 'a', says: 1 },
        { key: 'b', says: 2 },
      ],
      keyOf,
      5,
    );
    versions.put('other', [{ key: 'a', says: 9 }], keyOf, 6);
    versions.put('one', [{ key: 'b', says: 3 }], keyOf, 7);
    expect(versions.all.toSorted((x, y) => x.seq - y.seq || (x.key < y.key ? -1 : 1))).toEqual([
      { key: 'a', says: 1, seq: 3, until_seq: 7 },
      { key: 'b', says: 2, seq: 5, until_seq: 7 },
      { key: 'a', says: 9, seq: 6, until_seq: null },
      { key: 'b', says: 3, seq: 7, until_seq: null },
    ]);
  });

  it('are, after each change set, the rows that were said last', () => {
    const rows = fc.uniqueArray(fc.record({ key: fc.constantFrom('a', 'b', 'c'), says: fc.nat(2) }), {
      selector: keyOf,
    });
    fc.assert(
      fc.property(fc.array(rows, { maxLength: 8 }), (states) => {
        const versions = new LineVersions<Row>();
        states.forEach((state, place) => versions.put('one', state, keyOf, place + 1));
        states.forEach((state, place) => {
          const then = versions.all.filter(
            ({ seq, until_seq: until }) => seq <= place + 1 && (until === null || until > place + 1),
          );
          const told = (row: Row) => `${row.key} ${row.says}`;
          expect(then.map(told).toSorted()).toEqual(state.map(told).toSorted());
        });
      }),
    );
  });
});
