import { describe, expect, it } from '@jest/globals';
import { verify } from '@node-rs/argon2';
import { hashPassword, hashUnknownPassword, verifyPassword } from './password.js';

describe('hashPassword', () => {
  it('answers with an argon2id hash at the cost agreed on, salted anew each time', async () => {
    const [one, other] = await Promise.all([hashPassword('correct horse'), hashPassword('correct horse')]);
    expect(one).toMatch(/^\$argon2id\$v=19\$m=47104,t=1,p=1\$/);
    expect(one).not.toBe(other);
    expect(await verify(one, 'correct horse')).toBe(true);
    expect(await verify(one, 'Correct horse')).toBe(false);
  });

  it('takes what is composed otherwise for the same', async () => {
    expect(await verify(await hashPassword('Jose\u0301 Jose\u0301 Jose\u0301'), 'Jos\u00e9 Jos\u00e9 Jos\u00e9')).toBe(
      true,
    );
  });

  it('counts characters, whatever they take', async () => {
    expect(await verify(await hashPassword('🕊'.repeat(12)), '🕊'.repeat(12))).toBe(true);
    expect(await hashPassword('x'.repeat(1_024))).toContain('$argon2id$');
  });

  it.each([
    ['elevenchars', 11],
    ['🕊'.repeat(11), 11],
    ['x'.repeat(1_025), 1_025],
  ])('refuses one of a wrong length without repeating it', async (password, length) => {
    const message = `The password has ${length} characters: give 12 to 1024.`;
    await expect(hashPassword(password)).rejects.toThrow(
      expect.objectContaining({ code: 'INVALID', field: ['password'], message }),
    );
  });
});

describe('verifyPassword', () => {
  it('knows the password, composed otherwise too, and no other', async () => {
    const kept = await hashPassword('Jos\u00e9 Jos\u00e9 Jos\u00e9');
    expect(await verifyPassword(kept, 'Jose\u0301 Jose\u0301 Jose\u0301')).toBe(true);
    expect(await verifyPassword(kept, 'jos\u00e9 Jos\u00e9 Jos\u00e9')).toBe(false);
    expect(await verifyPassword(kept, '')).toBe(false);
  });

  it('knows none of nobody, nor of whoever has yet to choose one', async () => {
    expect(await verifyPassword(null, 'correct horse')).toBe(false);
    expect(await hashUnknownPassword()).toMatch(/^\$argon2id\$v=19\$m=47104,t=1,p=1\$/);
  });
});
