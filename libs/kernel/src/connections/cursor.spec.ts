import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { BadInput } from '../errors/bad-input.js';
import { decodeCursor, encodeCursor } from './cursor.js';
import type { CursorKey } from './key-shape.js';

const UUID = '01936b2e-7a4c-7c3e-8f00-0123456789ab';
const keys = fc.array(
  fc.oneof(
    fc.string({ unit: 'grapheme' }),
    fc.integer(),
    fc.double({ noNaN: true, noDefaultInfinity: true }).map((n) => n + 0 || 0),
    fc.constant(null),
  ),
);

const refusal = (argument: string): BadInput =>
  new BadInput(
    `"${argument}" is not a cursor of this list. Pass one that this list gave with the same order, or leave it out to start over.`,
    [argument],
  );

it('has one spelling, so that pages can be cached and compared', () => {
  expect(encodeCursor('cases:TITLE', ['dropped', null, 7])).toBe('WyJkcm9wcGVkIixudWxsLDddq-fkYeL7');
});

it('gives its keys back, whatever they are', () => {
  fc.assert(
    fc.property(fc.string(), keys, (kind, given) => {
      expect(decodeCursor(kind, encodeCursor(kind, given))).toEqual(given);
    }),
  );
});

it('holds a title of the greatest length', () => {
  const title = '\u{10FFFF}'.repeat(1000);
  expect(decodeCursor('cases:TITLE', encodeCursor('cases:TITLE', [title, UUID]))).toEqual([title, UUID]);
});

describe('refused', () => {
  const cursor = encodeCursor('cases:TITLE', ['dropped', UUID]);

  it.each([
    ['nothing', ''],
    ['another text', 'not-a-cursor'],
    ['one of another list', encodeCursor('persons', ['dropped', UUID])],
    ['one of another order', encodeCursor('cases:OPENED', ['dropped', UUID])],
    ['one cut short', cursor.slice(0, -1)],
    ['one with something behind it', `${cursor}A`],
    ['one with a line end', `${cursor}\n`],
    ['one with padding', `${cursor}=`],
    ['one in the other base64', Buffer.from(cursor, 'base64url').toString('base64').replaceAll('=', '') + '+/'],
    ['keys without a checksum', Buffer.from('["dropped"]').toString('base64url')],
    ['one longer than any', 'A'.repeat(8196)],
  ])('%s', (_, text) => {
    expect(() => decodeCursor('cases:TITLE', text)).toThrow(refusal('after'));
  });

  it('names the argument it came in, and says nothing of the cursor', () => {
    expect(() => decodeCursor('cases:TITLE', 'x', { argument: 'before' })).toThrow(
      expect.objectContaining({ message: refusal('before').message, argument: ['before'], code: 'BAD_USER_INPUT' }),
    );
  });

  it('any change of one character', () => {
    fc.assert(
      fc.property(fc.nat(cursor.length - 1), fc.constantFrom(...'ABCXYZabcxyz0189-_'), (place, character) => {
        const changed = cursor.slice(0, place) + character + cursor.slice(place + 1);
        if (changed !== cursor) expect(() => decodeCursor('cases:TITLE', changed)).toThrow(refusal('after'));
      }),
    );
  });

  it('any other text, without another error', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(() => decodeCursor('cases:TITLE', text)).toThrow(refusal('after'));
      }),
    );
  });

  it.each([[{ a: 1 }], [['nested']], [true]])('keys that are no keys, however well signed: %p', (key) => {
    const forged = encodeCursor('cases:TITLE', [key as unknown as CursorKey]);
    expect(() => decodeCursor('cases:TITLE', forged)).toThrow(refusal('after'));
  });
});

describe('a shape', () => {
  const shape = ['day?', 'uuid'] as const;

  it.each([[['2021-02-05', UUID]], [[null, UUID]]])('lets %p through', (given) => {
    expect(decodeCursor('cases', encodeCursor('cases', given), { shape })).toEqual(given);
  });

  it.each([
    [['2021-02-05']],
    [['2021-02-05', UUID, 1]],
    [['2021-02-30', UUID]],
    [[UUID, '2021-02-05']],
    [['2021-02-05', null]],
    [[20210205, UUID]],
    [['infinity', UUID]],
  ])('stops %p', (given) => {
    expect(() => decodeCursor('cases', encodeCursor('cases', given), { shape })).toThrow(refusal('after'));
  });
});
