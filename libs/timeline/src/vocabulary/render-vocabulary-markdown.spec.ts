import { describe, expect, it } from '@jest/globals';
import { renderVocabularyMarkdown } from './render-vocabulary-markdown.js';

const lines = renderVocabularyMarkdown().split('\n');
const cellsOf = (kind: string): string[] =>
  lines
    .find((line) => line.startsWith(`| \`${kind}\``))!
    .split(' | ')
    .slice(2)
    .map((cell) => cell.replace(/ \|$/, ''));

describe('the vocabulary page', () => {
  it.each([
    ['COMPLAINT_FILED', ['OPENING', '–', 'any', '–']],
    ['INVESTIGATION_OPENED', ['OPENING', 'UNDER_INVESTIGATION', 'UNKNOWN, UNDER_INVESTIGATION', '–']],
    [
      'SENTENCED',
      ['TRIAL', 'CONVICTED', '*open*, CONVICTED', 'IMPRISONED, where a custodial penalty is not suspended'],
    ],
    ['CHARGE_DROPPED', ['OUTCOME', 'DROPPED; it must name the charges', '*open*', '–']],
    ['PARDONED', ['OUTCOME', 'PARDONED; final', 'any but ACQUITTED, DROPPED', 'AT_LIBERTY']],
    ['TRANSFERRED', ['LIBERTY', '–', 'any', 'the same, in a new place']],
    ['DIED_IN_CUSTODY', ['OUTCOME', 'CLOSED; final; for the defendants it names', 'any', 'DECEASED']],
    [
      'JUDGMENT_UPHELD',
      ['REVIEW', 'what stood before the appeal; final', 'UNDER_APPEAL, CONVICTED, ACQUITTED, DROPPED', '–'],
    ],
  ])('tells the rule of %s', (kind, cells) => {
    expect(cellsOf(kind)).toEqual(cells);
  });

  it('has a line for each kind in order of rank, and every table well formed', () => {
    const start = lines.findIndex((line) => line.startsWith('| Kind'));
    expect(lines.slice(start + 2, start + 57).every((line) => line.startsWith('| `'))).toBe(true);
    expect(lines[start + 57]).toBe('');
    expect(lines.filter((line) => line.startsWith('## '))).toEqual([
      '## Event kinds',
      '## From charges to a case',
      '## Statuses',
      '## Stages',
      '## Custody',
      '## Restraints',
      '## Penalties',
    ]);
  });
});
