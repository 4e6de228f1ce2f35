import { createHmac } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { scramVerifier } from './scram-verifier.js';

describe('scramVerifier', () => {
  it('agrees with the example of RFC 7677', () => {
    const salt = 'W22ZaJ0SNY7soEsUEjb6gQ==';
    const verifier = scramVerifier('pencil', Buffer.from(salt, 'base64'));
    const [, stored, server] =
      /^SCRAM-SHA-256\$4096:W22ZaJ0SNY7soEsUEjb6gQ==\$([\w+/=]{44}):([\w+/=]{44})$/.exec(verifier) ?? [];
    expect(stored).toBe('WG5d8oPm3OtcPnkdi4Uo7BkeZkBFzpcXkuLmtbsT4qY=');
    const nonce = 'rOprNGfwEbeRWgbNEkqO%hvYDpWUa2RaTCAfuxFIlj)hNlF$k0';
    const conversation = `n=user,r=rOprNGfwEbeRWgbNEkqO,r=${nonce},s=${salt},i=4096,c=biws,r=${nonce}`;
    const signature = createHmac('sha256', Buffer.from(server ?? '', 'base64'))
      .update(conversation)
      .digest('base64');
    expect(signature).toBe('6rriTRBi23WpRR/wtup+mMhUZUn/dB5nLTJRsjl95G4=');
  });

  it('salts, and refuses what SASLprep might change', () => {
    expect(scramVerifier('pencil')).not.toBe(scramVerifier('pencil'));
    expect(() => scramVerifier('пароль')).toThrow(RangeError);
    expect(() => scramVerifier('')).toThrow(RangeError);
  });
});
