import type { Row } from './record-rows.js';

const uuid = (place: number): string => `00000000-0000-4000-8000-${String(place).padStart(12, '0')}`;

/** A link between two events, in place of a publisher. */
function betweenEvents(from: number, to: number): Row {
  return {
    from_source_id: null,
    from_event_id: uuid(from),
    to_organization_id: null,
    to_event_id: uuid(to),
    case_id: uuid(3),
  };
}

/** Values that a pattern in a check refuses. */
const UNLIKE: Record<string, string> = {
  '^[A-Z]{2}$': 'kz',
  '^[A-Z]{3}$': 'eur',
  '^[A-Z][a-z]{3}$': 'latin',
  '^P[0-9YMWD]+$': '8 years',
};

/** Checks that say more than one thing, by what they say. */
const BY_HAND: [RegExp, Row[]][] = [
  [/slug ~ '\^\[a-z0-9]/, [{ slug: 'Über' }, { slug: 'a--b' }, { slug: 'a'.repeat(121) }]],
  [/number ~/, [{ number: '174 bis' }, { number: '1'.repeat(41) }]],
  [/tier < 3\) OR \(slug/, [{ tier: 3, slug: 'a-name-that-tells' }]],
  [/^CHECK \(\(reach >= tier\)\)$/, [{ tier: 2, reach: 1 }]],
  [/restraint_kind IS NOT NULL\) OR/, [{ restraint_until_edtf: '2020' }, { restraint_conditions: 'stay' }]],
  [/article_id IS NOT NULL\) OR \(offence/, [{ offence: null }]],
  [/length\(restraint_conditions\)/, [{ restraint_kind: 'BAIL', restraint_conditions: 'x'.repeat(4_001) }]],
  [
    /length\(restraint_until_edtf\)/,
    [
      { restraint_kind: 'BAIL', restraint_until_edtf: '' },
      { restraint_kind: 'BAIL', restraint_until_edtf: 'x'.repeat(65) },
    ],
  ],
  [
    /state = ANY/,
    [
      { state: 'NONSENSE', decided_at: '2020-01-01' },
      { state: 'NONSENSE', decided_at: '2020-01-01', decided_by: uuid(1) },
    ],
  ],
  [/role = ANY \(ARRAY\['PUBLISHER/, [{ ...betweenEvents(1, 2), role: 'NONSENSE' }]],
  [/wgad_categories/, [{ wgad_categories: ['VI'] }]],
  [/^CHECK \(\(id <> into_id\)\)$/, [{ id: uuid(1), into_id: uuid(1) }]],
  [/length\(key_hash\) = 32/, [{ key_hash: Buffer.alloc(31) }]],
  [/length\(request_hash\) = 32/, [{ request_hash: Buffer.alloc(31) }]],
  [/state = 'PUBLISHED'.*= \(seq IS NOT NULL/, [{ seq: 1 }]],
  [
    /state <> 'PUBLISHED'.*decided_by <> by_account/,
    [{ state: 'PUBLISHED', decided_at: '2020-01-01', seq: 1, decided_by: uuid(1), by_account: uuid(1) }],
  ],
  [/state = 'PENDING'.*= \(decided_by IS NULL/, [{ decided_by: uuid(1) }]],
  [/state = 'ERASED'.*= \(seq IS NOT NULL/, [{ seq: 1 }]],
  [
    /state <> 'ERASED'.*decided_by <> requested_by/,
    [{ state: 'ERASED', decided_at: '2020-01-01', seq: 1, decided_by: uuid(1), requested_by: uuid(1) }],
  ],
  [/from_id <> to_id/, [{ from_id: uuid(1), to_id: uuid(1) }]],
  [/email = lower/, [{ email: 'You@example.org' }, { email: 'a@' }, { email: `${'a'.repeat(250)}@b.cc` }]],
  [/password_hash ~~/, [{ password_hash: 'correct horse' }]],
  [/state = 'PENDING'.*= \(decided_at IS NULL/, [{ state: 'APPROVED' }, { decided_at: '2020-01-01' }]],
  [
    /decided_by <> by_account/,
    [{ state: 'APPROVED', decided_at: '2020-01-01', decided_by: uuid(1), by_account: uuid(1) }],
  ],
  [/tier_to >= tier_from/, [{ tier_from: 2, tier_to: 1 }, { tier_to: 4 }]],
  [/^CHECK \(singleton\)$/, [{ singleton: false }]],
  [/length\(root\) = 32/, [{ root: Buffer.alloc(31) }]],
  [/length\(hash\) = 32/, [{ hash: Buffer.alloc(31) }]],
  [/until_size >= from_size/, [{ from_size: 2, until_size: 1 }]],
  [/length\(leaf\) = 32/, [{ leaf: Buffer.alloc(31) }]],
  [/length\(sha256\) = 32/, [{ sha256: Buffer.alloc(31) }]],
  [/cardinality\(fields\)/, [{ salts: [] }, { commitments: [] }]],
  [/until_seq > seq/, [{ until_seq: 1 }]],
  [/shown >= reach/, [{ shown: 2, reach: 3 }, { shown: 4 }]],
  [
    /CASE role/,
    [
      { role: 'PUBLISHER', from_source_id: uuid(1), to_organization_id: null, to_person_id: uuid(2) },
      { role: 'PARENT', from_source_id: null, from_organization_id: uuid(1), to_organization_id: uuid(1) },
      { role: 'AUTHOR', from_source_id: uuid(1), to_organization_id: null, to_person_id: uuid(2) },
      { role: 'AUTHORITY', from_source_id: uuid(1), to_organization_id: uuid(2) },
      {
        role: 'REPLACES',
        from_source_id: null,
        from_charge_id: uuid(1),
        to_organization_id: null,
        to_charge_id: uuid(2),
      },
      { ...betweenEvents(1, 1), role: 'AFTER' },
      { ...betweenEvents(1, 2), role: 'CORRECTS', case_id: null },
    ],
  ],
];

/**
 * What to change in a good row so that a check refuses it; told by the definition that PostgreSQL gives of the check, so
 * that a check nobody thought of here has none.
 */
export function badValues(definition: string): Row[] {
  const byHand = BY_HAND.find(([pattern]) => pattern.test(definition));
  if (byHand) return byHand[1];
  const found: Row[] = [];
  for (const [, column = '', least] of definition.matchAll(/length\("?(\w+)"?\) >= (\d+)/g)) {
    if (Number(least) > 0) found.push({ [column]: 'x'.repeat(Number(least) - 1) });
  }
  for (const [, column = '', most] of definition.matchAll(/length\("?(\w+)"?\) <= (\d+)/g)) {
    found.push({ [column]: 'x'.repeat(Number(most) + 1) });
  }
  for (const [, column = ''] of definition.matchAll(/\("?(\w+)"? = ANY \(ARRAY\[/g))
    found.push({ [column]: 'NONSENSE' });
  for (const [, column = '', pattern = ''] of definition.matchAll(/\("?(\w+)"? ~ '([^']+)'/g)) {
    if (UNLIKE[pattern]) found.push({ [column]: UNLIKE[pattern] });
  }
  for (const [, column = '', bound] of definition.matchAll(/\("?(\w+)"? >= \(?(\d+)\)?/g))
    found.push({ [column]: Number(bound) - 1 });
  for (const [, column = '', bound] of definition.matchAll(/\("?(\w+)"? > (\d+)/g))
    found.push({ [column]: Number(bound) });
  for (const [, column = '', bound] of definition.matchAll(/\("?(\w+)"? <= (\d+)/g))
    found.push({ [column]: Number(bound) + 1 });
  const zero = /^CHECK \(\("?(\w+)"? = 0\)\)$/.exec(definition);
  if (zero?.[1]) found.push({ [zero[1]]: 1 });
  const days = /\((\w+)_latest >= \1_earliest\)/.exec(definition);
  if (days?.[1])
    found.push({
      [`${days[1]}_edtf`]: '2020',
      [`${days[1]}_earliest`]: '2020-01-02',
      [`${days[1]}_latest`]: '2020-01-01',
    });
  const untold = /\(\((\w+)_edtf IS NOT NULL\)|OR \((\w+)_edtf IS NOT NULL\)/.exec(definition);
  const date = untold?.[1] ?? untold?.[2];
  if (date) found.push({ [`${date}_edtf`]: null, [`${date}_earliest`]: '2020-01-01', [`${date}_latest`]: null });
  const one = /num_nonnulls\(([\w, ]+)\) = 1/.exec(definition);
  if (one?.[1]) {
    const columns = one[1].split(', ');
    found.push(Object.fromEntries(columns.map((column) => [column, null])));
    found.push(Object.fromEntries(columns.map((column, place) => [column, place < 2 ? uuid(place) : null])));
  }
  return found;
}
