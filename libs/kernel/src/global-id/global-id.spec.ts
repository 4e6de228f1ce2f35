import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { decodeId, decodePastId, encodeId, holdsPastId } from './global-id.js';
import { NODE_TYPES } from './node-types.js';

const UUID = '01936b2e-7a4c-7c3e-8f00-0123456789ab';

it('names type and uuid', () => {
  expect(encodeId('Case', UUID)).toBe(`Case_${UUID}`);
  expect(decodeId(`Case_${UUID}`)).toEqual({ type: 'Case', uuid: UUID });
});

it('leads back from every type and uuid', () => {
  fc.assert(
    fc.property(fc.constantFrom(...NODE_TYPES), fc.uuid(), (type, uuid) => {
      expect(decodeId(encodeId(type, uuid))).toEqual({ type, uuid });
    }),
  );
});

it('leads back to the state it was read in', () => {
  const id = `${encodeId('Case', UUID)}@12`;
  expect(decodePastId(id)).toEqual({ type: 'Case', uuid: UUID, seq: 12 });
  expect(decodeId(id)).toBeNull();
  expect([holdsPastId({ ids: [id] }), holdsPastId(`{ node(id: "${id}") { id } }`)]).toEqual([true, true]);
  expect(holdsPastId({ ids: [encodeId('Case', UUID)], mail: 'a@1.example' })).toBe(false);
});

it.each(['@0', '@-1', '@', '@1@2', '@01', '@1 ', '@99999999999', ''])('leads to no state with %p behind it', (end) => {
  expect(decodePastId(`${encodeId('Case', UUID)}${end}`)).toBeNull();
});

describe('what leads nowhere', () => {
  it.each([
    '',
    '_',
    'Case',
    'Case_',
    UUID,
    `_${UUID}`,
    `case_${UUID}`,
    `Session_${UUID}`,
    `constructor_${UUID}`,
    `__proto___${UUID}`,
    `Case_${UUID.toUpperCase()}`,
    `Case_${UUID} `,
    ` Case_${UUID}`,
    `Case_${UUID}\n`,
    `Case_${UUID}0`,
    `Case_${UUID.slice(1)}`,
    `Case_${UUID.replaceAll('-', '')}`,
    `Case_{${UUID}}`,
    `Case__${UUID}`,
    `Case-${UUID}`,
    `Case_${UUID}'; --`,
    `Case_${UUID.replace('a', 'а')}`,
  ])('%p', (id) => {
    expect(decodeId(id)).toBeNull();
  });

  it('is any other text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (id) => {
        const decoded = decodeId(id);
        expect(decoded === null || encodeId(decoded.type, decoded.uuid) === id).toBe(true);
      }),
    );
  });
});
