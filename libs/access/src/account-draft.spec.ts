import { describe, expect, it } from '@jest/globals';
import { readAccountRequest } from './account-draft.js';
import { ROLES } from './role.js';

const request = { email: 'you@example.org', name: 'You', role: 'ADVOCATE' };

describe('readAccountRequest', () => {
  it('clears each role for what it usually may see', () => {
    const clearances = ROLES.map((role) => [role, readAccountRequest({ ...request, role }).clearance]);
    expect(Object.fromEntries(clearances)).toEqual({
      RESEARCHER: 'PARTNER',
      ADVOCATE: 'RESTRICTED',
      EDITOR: 'RESTRICTED',
      ADMIN: 'RESTRICTED',
    });
  });

  it('takes a clearance that is named, and SEALED only so', () => {
    expect(readAccountRequest({ ...request, role: 'RESEARCHER', clearance: 'SEALED' }).clearance).toBe('SEALED');
    expect(readAccountRequest({ ...request, clearance: 'PUBLIC' }).clearance).toBe('PUBLIC');
  });

  it('reads an address as one however it is written, and a name as it was meant', () => {
    expect(readAccountRequest({ ...request, email: ' You@EXAMPLE.org\n', name: ' Jose\u0301 ' })).toEqual({
      email: 'you@example.org',
      name: 'Jos\u00e9',
      role: 'ADVOCATE',
      clearance: 'RESTRICTED',
    });
  });

  it.each([
    ['email', 'you'],
    ['email', 'you@'],
    ['email', 'you@example'],
    ['email', 'you @example.org'],
    ['email', 'ты@example.org'],
    ['email', 'you@exämple.org'],
    ['email', `${'y'.repeat(250)}@example.org`],
    ['name', '   '],
    ['name', 'n'.repeat(201)],
    ['name', 'You\nBcc: all'],
    ['name', '\u2066You'],
    ['role', 'advocate'],
    ['role', '__proto__'],
    ['clearance', 'sealed'],
  ])('refuses %s %j', (field, value) => {
    expect(() => readAccountRequest({ ...request, [field]: value })).toThrow(
      expect.objectContaining({ code: 'INVALID', field: [field] }),
    );
  });
});
