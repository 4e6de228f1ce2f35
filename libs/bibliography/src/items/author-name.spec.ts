import { expect, it } from '@jest/globals';
import { authorName } from './author-name.js';

it.each([
  ['Laila Adilzhan', { family: 'Adilzhan', given: 'Laila' }],
  ['Серикжан Билаш', { family: 'Билаш', given: 'Серикжан' }],
  ['Jean-Pierre L’Église', { family: 'L’Église', given: 'Jean-Pierre' }],
  ['Darren J. Byler', { family: 'Byler', given: 'Darren J.' }],
  ['Серикжан Ахметович Билаш', { literal: 'Серикжан Ахметович Билаш' }],
  ['Gabriel García Márquez', { literal: 'Gabriel García Márquez' }],
  ['王小明', { literal: '王小明' }],
  ['سەرىكجان بىلەش', { literal: 'سەرىكجان بىلەش' }],
  ['Madonna', { literal: 'Madonna' }],
  ['<b>Laila</b> Adilzhan', { literal: '<b>Laila</b> Adilzhan' }],
])('%s', (name, parts) => {
  expect(authorName({ name, isPerson: true })).toEqual(parts);
});

it('takes no name apart that may be an organization’s', () => {
  expect(authorName({ name: 'Bitter Winter', isPerson: false })).toEqual({ literal: 'Bitter Winter' });
});

it('knows a family name that stands first', () => {
  expect(authorName({ name: 'Xi Jinping', isPerson: true, familyFirst: true })).toEqual({
    family: 'Xi',
    given: 'Jinping',
  });
});
