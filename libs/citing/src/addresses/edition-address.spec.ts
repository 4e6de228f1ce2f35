import { expect, it } from '@jest/globals';
import { type EditionAddress, readEditionAddress, writeEditionAddress } from './edition-address.js';

const ID = 'Case_0196a3c4-5b6d-7e8f-9a0b-1c2d3e4f5a6b';

const CASES = { type: 'Case' } as const;

it.each<[text: string, address: EditionAddress]>([
  ['serikzhan-1', { name: 'serikzhan-1', seq: null, extension: '' }],
  ['a.json', { name: 'a', seq: null, extension: '.json' }],
  ['a@1', { name: 'a', seq: 1, extension: '' }],
  ['a-b@120.json', { name: 'a-b', seq: 120, extension: '.json' }],
  ['a@3.csl.json', { name: 'a', seq: 3, extension: '.csl.json' }],
  ['a.jsonld', { name: 'a', seq: null, extension: '.jsonld' }],
  [`${ID}@7.json`, { name: ID, seq: 7, extension: '.json' }],
])('reads %s, and writes it again', (text, address) => {
  expect(readEditionAddress(CASES, text)).toEqual(address);
  expect(writeEditionAddress(address)).toBe(text);
});

it.each([
  '',
  '.json',
  'a@',
  'a@0',
  'a@01',
  'a@1.5',
  'a@-1',
  'a@1234567890123456',
  'a@1@2',
  'A',
  'a_b',
  'a.xml',
  'a.csl',
  'a.csv.json',
  'axjson.',
  ID.replace('Case', 'Person'),
  'a.json.json',
  'a b',
  'a\n',
  '-a',
  'Case_1',
  'x'.repeat(161),
])('reads nothing in %j', (text) => {
  expect(readEditionAddress(CASES, text)).toBeNull();
});
