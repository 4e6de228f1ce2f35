import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { decodeId, encodeId } from './global-id.js';
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
