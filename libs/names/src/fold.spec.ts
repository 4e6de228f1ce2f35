import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { fold } from './fold.js';

const anyText = fc.oneof(fc.string({ unit: 'binary', maxLength: 60 }), fc.string({ unit: 'grapheme', maxLength: 60 }));

describe('fold', () => {
  it.each([
    ['case', 'Serikzhan BILASH', 'serikzhan bilash'],
    ['accents', 'Müller Çelik Şahin Ñandú Dvořák', 'muller celik sahin nandu dvorak'],
    ['accents written apart', 'Mu\u0308ller', 'muller'],
    ['sharp s, small and capital', 'Weiß WEIẞ', 'weiss weiss'],
    ['dotted and dotless i', 'İlham Tohti Ilıca', 'ilham tohti ilica'],
    ['final sigma', 'Ὀδυσσεύς ΟΔΥΣΣΕΥΣ', 'οδυσσευσ οδυσσευσ'],
    ['ligatures and stroked letters', 'ﬁn Æsir Øst Łódź Đặng Þór', 'fin aesir ost lodz dang thor'],
    ['Kazakh letters', 'ӘҒҚҢӨҰҮҺІ әғқңөұүһі', 'әғқңөұүһі әғқңөұүһі'],
    ['short i', 'ЙОЖ Йож и\u0306 И\u0306', 'йож йож й й'],
    ['yo', 'Фёдор ФЁДОР', 'федор федор'],
    ['a stressed vowel', 'Била\u0301ш', 'билаш'],
    ['harakat', 'مُحَمَّد', 'محمد'],
    ['tatweel', 'محـــمد', 'محمد'],
    ['hamza on its carrier', 'أحمد إلهام آمنة', 'احمد الهام امنة'],
    ['Kazakh in Arabic script', 'سەرىكجان', 'سەرىكجان'],
    ['Persian keyboards', 'کریم', 'كريم'],
    ['Arabic presentation forms', 'ﻣﺤﻤﺪ', 'محمد'],
    ['niqqud', 'שָׁלוֹם', 'שלום'],
    ['Han', '伊力哈木·土赫提', '伊力哈木·土赫提'],
    ['dots of foreign names in Chinese', '伊力哈木・土赫提 a•b', '伊力哈木·土赫提 a·b'],
    ['width', 'ＡＢＣ１２３　ｱｲｳ', 'abc123 アイウ'],
    ['Hangul, composed or not', '한국 \u1112\u1161\u11ab\u1100\u116e\u11a8', '한국 한국'],
    ['kana that differ by a mark', 'はばぱ', 'はばぱ'],
    ['Tibetan vowels', 'བོད', 'བོད'],
    ['Georgian capitals', 'ᲗᲑᲘᲚᲘᲡᲘ', 'თბილისი'],
    ['apostrophes', 'O’Brien O‘Brien OʼBrien O`Brien O´Brien', "o'brien o'brien o'brien o'brien o'brien"],
    ['hyphens', 'a‐b a‑b a–b a—b a−b', 'a-b a-b a-b a-b a-b'],
    [
      'soft hyphen, zero width, bidi',
      'Bi\u00adlash \u200fBi\u200blash\u202e \ufeffBilash\u2066',
      'bilash bilash bilash',
    ],
    ['control characters', 'Bi\u0000la\u0007sh\u007f', 'bilash'],
    ['lone surrogates', 'Bi\ud800lash', 'bilash'],
    ['space', ' \t Serikzhan\u00a0\u2003\n Bilash ', 'serikzhan bilash'],
    ['nothing', '\u200b \u0301', ''],
  ])('folds %s', (_, text, folded) => {
    expect(fold(text)).toBe(folded);
  });

  it('keeps every Kazakh letter apart from its neighbour', () => {
    const pairs = ['аә', 'гғ', 'кқ', 'нң', 'оө', 'ұү', 'уұ', 'хһ', 'иі', 'ий'];
    expect(pairs.filter((pair) => fold(pair.charAt(0)) === fold(pair.charAt(1)))).toEqual([]);
  });

  it('does the same twice as once, on every character there is', () => {
    const unstable: string[] = [];
    // Planes 4 to 13 are empty, 15 and 16 private; 14 has tags and variation selectors.
    for (let code = 0; code < 0xe1000; code = code === 0x3ffff ? 0xe0000 : code + 1) {
      const once = fold(`x${String.fromCodePoint(code)}`);
      if (fold(once) !== once) unstable.push(code.toString(16));
    }
    expect(unstable).toEqual([]);
  });

  it('does the same twice as once, on any text', () => {
    fc.assert(
      fc.property(anyText, (text) => fold(fold(text)) === fold(text)),
      { numRuns: 2000 },
    );
  });

  it('is at most 18 times as long as the text', () => {
    fc.assert(
      fc.property(anyText, (text) => fold(text).length <= 18 * text.length),
      { numRuns: 2000 },
    );
    expect(fold('\ufdfa')).toBe('صلى الله عليه وسلم');
  });

  it('does the same twice as once, where marks, case and invisible characters meet', () => {
    const troublesome = fc.string({
      unit: fc.constantFrom(
        ...Array.from('иИйЁßẞİıΣςſ´\u0306\u0308\u0301\u0345\u200d\u0640\u00adاأ\u0654\u064eか\u3099\u1112\u1161 \n-–'),
      ),
      maxLength: 12,
    });
    fc.assert(
      fc.property(troublesome, (text) => fold(fold(text)) === fold(text)),
      { numRuns: 20_000 },
    );
  });

  it('does not depend on case', () => {
    const letters = fc.string({
      unit: fc.constantFrom(...Array.from('aäßzéłøœñçşiİıσςάѐйёәғқңөұүһіщъ ')),
      maxLength: 20,
    });
    fc.assert(
      fc.property(letters, (text) => fold(text.toUpperCase()) === fold(text)),
      { numRuns: 2000 },
    );
    fc.assert(
      fc.property(letters, (text) => fold(text.toLowerCase()) === fold(text)),
      { numRuns: 2000 },
    );
  });
});
