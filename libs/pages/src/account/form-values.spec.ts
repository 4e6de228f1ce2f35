import { DomainError } from '@app/kernel';
import { describe, expect, it } from '@jest/globals';
import { FormValues, problemsOf } from './form-values.js';

describe('FormValues', () => {
  it('holds what was filled in', () => {
    const form = new FormValues({ name: ' a ', days: ' 90 ', write: 'yes' });
    expect([form.get('name'), form.number('days'), form.has('write')]).toEqual([' a ', 90, true]);
  });

  it.each([undefined, null, 'name=a', [], {}, { name: ['a', 'b'] }, { name: 1 }, { name: { a: 'b' } }])(
    'holds nothing in %j',
    (body) => {
      const form = new FormValues(body);
      expect([form.get('name'), form.has('name'), form.number('name')]).toEqual(['', false, Number.NaN]);
    },
  );

  it('holds nothing that every object has', () => {
    const form = new FormValues({});
    expect([form.get('__proto__'), form.get('constructor'), form.has('toString')]).toEqual(['', '', false]);
  });

  it.each(['1.5', '-1', '1e2', '0x10', '1234567', ''])('holds no number in %j', (days) => {
    expect(new FormValues({ days }).number('days')).toBeNaN();
  });
});

describe('problemsOf', () => {
  it('tells a broken rule beside its field, or of the whole form', () => {
    expect(problemsOf(new DomainError('INVALID', 'Wrong.', ['name']))).toEqual({
      fields: { name: 'Wrong.' },
      whole: null,
    });
    expect(problemsOf(new DomainError('NOT_FOUND', 'None.'))).toEqual({ fields: {}, whole: 'None.' });
  });

  it('lets defects go on', () => {
    const defect = new Error('a defect');
    expect(() => problemsOf(defect)).toThrow(defect);
  });
});
