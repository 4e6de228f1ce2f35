import fc from 'fast-check';

/** Texts that a spreadsheet, a browser or a reader takes for something else. No document has half a character (RFC 8785). */
export const HOSTILE: readonly string[] = [
  "=cmd|' /C calc'!A0",
  '+1',
  '-1',
  '@SUM(1)',
  '\t=1',
  '\r=1',
  '"',
  '",=1,"',
  '";=1;"',
  'a;\u200d=1',
  '\uff1d1',
  '</script><script>alert(1)</script>',
  '<!-- --> ]]> &amp;',
  '\u202e=1\u2066',
  '\u0000=1',
  'one\r\ntwo\u2028three\u2029four',
  '@id',
  '@context',
  '__proto__',
  'https://casetrail.example/?a=1&b=<2>',
];

export const hostileText: fc.Arbitrary<string> = fc
  .array(
    fc.oneof(fc.constantFrom(...HOSTILE, ';', ',', '=', '-', ' ', '\n'), fc.string({ unit: 'binary', maxLength: 8 })),
    {
      minLength: 1,
      maxLength: 4,
    },
  )
  .map((parts) => parts.join(''));
