import fc from 'fast-check';

/** Texts that some program on the way reads as more than text. */
export const NASTY: readonly string[] = [
  '<i>x</i> <b>y</b> <sup>2</sup> <sc>z</sc>',
  '<span class="nocase">Kept</span> <span style="font-variant: small-caps;">Small</span>',
  '</script><script>alert(1)</script><!-- -->',
  '<img src=x onerror=alert(1)> &lt;b&gt; &#38; &amp;',
  '{:type: book} {:author: Nobody || Nowhere}',
  'type: book',
  "\"straight\" 'single' it's “curly” ‘one’ «guillemets» 『』《》",
  '{ }} {{{ \\ \\} \\textbf{x} \\input{/etc/passwd} \\write18{id}',
  '$x^2$ a_b 100% #1 & ~ ^ | @book{key, title = {x}}',
  "``quoted'' -- --- ?` !` ,, << >>",
  'a and b, c and others',
  '=HYPERLINK("http://e.example","x")',
  '+1+1',
  '-2+3',
  '@SUM(A1)',
  'ER  - ',
  'x\r\nER  - \r\n\r\nTY  - BOOK\r\nTI  - Another',
  'x\nTI  - y\u2028AU  - z\u0085PB  - w\u000bUR  - v\fN1  - u',
  'user\u202egpj.exe \u2066isolated\u2069 \u200e\u200f\u061c',
  'zero\u200bwidth\ufeff \u00ad \u2060 \u{e0041}\u{e007f}',
  '\u0000\u0007\u001b[31mred\u001b[0m\u007f\u009b',
  'half \ud83d and \udc00 half',
  '\ufdd0\ufdd1\ufdef\uffff',
  '__proto__',
  'constructor',
  'x'.repeat(3000),
  'Ends. ',
  'Really?',
  'Why?!',
  '...',
  ',',
  '. . .',
];

const fragment = fc.oneof(
  fc.constantFrom(...NASTY),
  fc.string({ unit: 'binary', maxLength: 12 }),
  fc.string({ unit: 'grapheme', maxLength: 12 }),
  fc.constantFrom('{', '}', '\\', '"', "'", '<', '>', '&', '-', ' ', ',', '.', ':', '\n', '%', '$', '_', '`'),
);

/** Any text that shows something. */
export const hostileText: fc.Arbitrary<string> = fc
  .array(fragment, { minLength: 1, maxLength: 5 })
  .map((fragments) => `x${fragments.join('')}`);
