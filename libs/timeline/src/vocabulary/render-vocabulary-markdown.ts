import { CASE_TABLES } from './vocabulary-tables.js';
import type { CaseStatus } from './case-status.js';
import { ALL_STATUSES, OPEN_STATUSES, STATUS_FINISHEDNESS } from './case-status.js';
import { EVENT_KIND_DESCRIPTIONS } from './event-kind-descriptions.js';
import type { EventKindRule } from './event-kind-rule.js';
import { EVENT_KINDS, EVENT_KINDS_BY_RANK } from './event-kinds.js';

/**
 * The vocabulary as docs/vocabulary.md shows it: the table of event kinds in order of rank, then every other
 * closed list with its meanings. A test compares the file with this, so the page cannot drift from the code.
 */
export function renderVocabularyMarkdown(): string {
  const kinds = EVENT_KINDS_BY_RANK.map((kind) => {
    const rule = EVENT_KINDS[kind];
    const cells = [`\`${kind}\``, EVENT_KIND_DESCRIPTIONS[kind], rule.stage, effectWords(rule)];
    return row([...cells, afterWords(rule.after), custodyWords(rule)]);
  });
  return [
    '# Vocabulary',
    '',
    '<!-- Generated from libs/timeline/src/vocabulary. Change it there. -->',
    '',
    'The closed lists that events and standings are made of.',
    '',
    '## Event kinds',
    '',
    'In the order that a timeline prefers where dates leave the order open. **Effect**: where the charges that the',
    'event concerns stand afterwards. **May follow**: the statuses it can come after; anything else is refused as',
    'contradictory, unless you say why it is so. **Custody**: what becomes of the person’s liberty.',
    '',
    `*Open* means: ${OPEN_STATUSES.join(', ')}.`,
    '',
    ...table(['Kind', 'Meaning', 'Stage', 'Effect', 'May follow', 'Custody'], kinds),
    '',
    '## From charges to a case',
    '',
    'A case stands where its least finished charge stands, and is DROPPED only when every charge is. Least finished',
    'first:',
    '',
    ...STATUS_FINISHEDNESS.map((status, index) => `${index + 1}. ${status}`),
    '',
    ...CASE_TABLES.flatMap(({ title, heading, meanings }) => [
      `## ${title}`,
      '',
      ...table(
        [heading, 'Meaning'],
        Object.entries(meanings).map(([value, meaning]) => row([`\`${value}\``, meaning])),
      ),
      '',
    ]),
  ].join('\n');
}

function effectWords({ effect, final, mustNameCharges, mustNameDefendants }: EventKindRule): string {
  if (effect === null) return '–';
  const words = [effect === 'BEFORE_APPEAL' ? 'what stood before the appeal' : effect];
  if (final !== null) words.push(final ? 'final' : 'not final');
  if (mustNameCharges) words.push('it must name the charges');
  if (mustNameDefendants) words.push('for the defendants it names');
  return words.join('; ');
}

/** The shortest true way to say it: "any", "any but …", "open, …", or the list. */
function afterWords(after: readonly CaseStatus[]): string {
  const missing = ALL_STATUSES.filter((status) => !after.includes(status));
  if (missing.length === 0) return 'any';
  if (missing.length < 4) return `any but ${missing.join(', ')}`;
  if (!OPEN_STATUSES.every((status) => after.includes(status))) return after.join(', ');
  return ['*open*', ...after.filter((status) => !OPEN_STATUSES.includes(status))].join(', ');
}

function custodyWords({ custody }: EventKindRule): string {
  if (custody === null) return '–';
  if (custody === 'BY_RESTRAINT') return 'DETAINED, HOUSE_ARREST or AT_LIBERTY, as the restraint says';
  if (custody === 'BY_PENALTY') return 'IMPRISONED, where a custodial penalty is not suspended';
  if (custody === 'NEW_PLACE') return 'the same, in a new place';
  return custody;
}

const row = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;

const table = (headings: readonly string[], rows: readonly string[]): string[] => [
  row(headings),
  row(headings.map(() => '---')),
  ...rows,
];
