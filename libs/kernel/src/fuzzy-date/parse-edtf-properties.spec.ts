import { describe, expect, it } from '@jest/globals';
import { parse as parseWithPackage } from 'edtf';
import fc from 'fast-check';
import { daysInMonth, isIsoDay, isoDay } from './calendar.js';
import { EdtfError } from './edtf-error.js';
import { parseEdtf } from './parse-edtf.js';

const year = fc.integer({ min: 1, max: 9999 });
const day = fc
  .record({ year, month: fc.integer({ min: 1, max: 12 }), nth: fc.nat(30) })
  .map(({ year, month, nth }) => isoDay({ year, month, day: (nth % daysInMonth(year, month)) + 1 }));
const mark = fc.constantFrom('', '?', '~', '%');

/** A day, and a vaguer date that it may be what was meant by. */
const dayAndVaguer = fc
  .tuple(
    day.filter((text) => text >= '0100' && text < '9999'),
    fc.nat(7),
    mark,
  )
  .map(([text, kind, mark]) => {
    const year = text.slice(0, 4);
    const month = text.slice(5, 7);
    const winterYear = String(Number(year) - (Number(month) < 3 ? 1 : 0)).padStart(4, '0');
    const season = `${winterYear}-${[24, 24, 21, 21, 21, 22, 22, 22, 23, 23, 23, 24][Number(month) - 1]}`;
    const vaguer = [
      text,
      `${year}-${month}`,
      season,
      year,
      `${year.slice(0, 3)}X`,
      `${year.slice(0, 2)}XX`,
      `${year}-XX`,
      `${year}-${month}-XX`,
    ];
    return { day: text, edtf: `${vaguer[kind]}${mark}` };
  });
const vague = dayAndVaguer.map(({ edtf }) => edtf);
const nearlyEdtf = fc.string({
  unit: fc.constantFrom(...Array.from('0123456789X-/.[],{}?~%TYZ x\u0662')),
  maxLength: 30,
});

function accepts(text: string): boolean {
  try {
    parseEdtf(text);
    return true;
  } catch (error) {
    if (error instanceof EdtfError) return false;
    throw error;
  }
}

describe('any date', () => {
  it('that is a day is that day', () => {
    fc.assert(
      fc.property(day, (text) => {
        expect(parseEdtf(text)).toMatchObject({ edtf: text, earliest: text, latest: text, precision: 'DAY' });
      }),
      { numRuns: 3000 },
    );
  });

  it('of any year is not shifted', () => {
    for (let number = 1; number <= 9999; number++) {
      const text = String(number).padStart(4, '0');
      const { earliest, latest } = parseEdtf(text);
      if (earliest !== `${text}-01-01` || latest !== `${text}-12-31`)
        throw new Error(`${text}: ${earliest}, ${latest}`);
    }
  });

  it('that is vague holds every day it may mean', () => {
    fc.assert(
      fc.property(dayAndVaguer, ({ day, edtf }) => {
        const { earliest, latest } = parseEdtf(edtf);
        expect(earliest !== null && latest !== null && earliest <= day && day <= latest).toBe(true);
      }),
      { numRuns: 5000 },
    );
  });

  it('with two ends has the first of one and the last of the other', () => {
    fc.assert(
      fc.property(vague, vague, fc.boolean(), (first, second, once) => {
        const [start, end] = [parseEdtf(first), parseEdtf(second)];
        const text = once ? `[${first}..${second}]` : `${first}/${second}`;
        if ((start.earliest ?? '') > (end.latest ?? '')) expect(accepts(text)).toBe(false);
        else expect(parseEdtf(text)).toMatchObject({ earliest: start.earliest, latest: end.latest });
      }),
      { numRuns: 5000 },
    );
  });

  it('is refused with an EdtfError or has bounds in order and in the calendar', () => {
    fc.assert(
      fc.property(fc.oneof(nearlyEdtf, fc.string({ unit: 'binary', maxLength: 50 })), (text) => {
        if (!accepts(text)) return;
        const { edtf, earliest, latest } = parseEdtf(text);
        expect(edtf).toBe(text);
        for (const bound of [earliest, latest]) expect(bound === null || isIsoDay(bound)).toBe(true);
        expect(earliest === null || latest === null || earliest <= latest).toBe(true);
      }),
      { numRuns: 20_000 },
    );
  });

  it('is refused in printable ASCII, whatever the text', () => {
    fc.assert(
      fc.property(fc.oneof(nearlyEdtf, fc.string({ unit: 'binary', maxLength: 50 })), (text) => {
        try {
          parseEdtf(text);
        } catch (error) {
          expect(String(error)).toMatch(/^EdtfError: [ -~]{10,200}$/);
        }
      }),
      { numRuns: 5000 },
    );
  });

  it.each(['0', 'X', '-', '[', '..', '2020-', '2020-05-17/', '?', ' ', '\ud83d\ude00'])(
    'made of 100,000 times %p is refused at once',
    (part) => {
      const start = performance.now();
      expect(accepts(part.repeat(100_000))).toBe(false);
      expect(performance.now() - start).toBeLessThan(50);
    },
  );

  it('by itself is one to the package too, at level 1, where the package can read it', () => {
    fc.assert(
      fc.property(vague, (edtf) => {
        // It has no marks behind seasons and masks.
        const body = edtf.replace(/[?~%]$/, '');
        const { shape } = parseEdtf(body);
        const { values } = parseWithPackage(body, { level: 1 });
        expect(shape).toMatchObject({ kind: 'date', date: { year: values[0] } });
      }),
      { numRuns: 500 },
    );
  });
});
