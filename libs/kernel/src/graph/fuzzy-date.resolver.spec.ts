import { expect, it } from '@jest/globals';
import { buildSchema, graphql } from 'graphql';
import { FuzzyDateResolver } from './fuzzy-date.resolver.js';
import { inlineFields } from './inline-fields.js';

const schema = buildSchema(`
  enum DatePrecision { SEASON }
  type FuzzyDate { edtf: String precision: DatePrecision approximate: Boolean uncertain: Boolean label(locale: String = "en"): String }
  type Query { date: FuzzyDate }
`);

it('tells what follows from the text of a date, without Nest around it', async () => {
  inlineFields(schema, 'FuzzyDate', new FuzzyDateResolver());
  const source =
    '{ date { edtf precision approximate uncertain label none: label(locale: null) ru: label(locale: "ru") } }';
  const { data, errors } = await graphql({ schema, source, rootValue: { date: { edtf: '2020-21?' } } });
  expect(errors).toBeUndefined();
  expect({ ...Object(data?.['date']) }).toEqual({
    edtf: '2020-21?',
    precision: 'SEASON',
    approximate: false,
    uncertain: true,
    label: 'spring 2020 (uncertain)',
    none: 'spring 2020 (uncertain)',
    ru: 'весна 2020 года (под вопросом)',
  });
});

it('has nothing to inline where there is no such type', () => {
  expect(() => inlineFields(schema, 'Date', {})).toThrow('The schema has no type Date.');
});
