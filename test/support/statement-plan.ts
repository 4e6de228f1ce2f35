/** How PostgreSQL carried a statement out. */
export interface StatementPlan {
  readonly text: string;
  /** Its nodes from the top down, each with what it reads and by which index: `Index Scan on cases by cases_pkey`. */
  readonly nodes: string[];
  /** The tables it read from one end to the other. */
  readonly whole: string[];
}

interface Node {
  'Node Type': string;
  'Relation Name'?: string;
  'Index Name'?: string;
  'Index Cond'?: string;
  'Function Name'?: string;
  Plans?: Node[];
}

/**
 * Indexes that serve as well as another, by the pattern of their names: which of the two PostgreSQL takes hangs on a page
 * more or less. A key of id and case finds a row by its id; custody has seven values, which are skipped over to find a case;
 * of what is pending there are only the change's own rows.
 */
const AS_GOOD_AS: readonly (readonly [RegExp, string])[] = [
  [/_id_case_id_key$/, '_pkey'],
  [/^defendant_lines_custody$/, 'defendant_lines_pkey'],
  [/^pending_open$/, 'pending_change'],
];

/** The plan in a notice of auto_explain, in JSON; of other notices, none. */
export function planOf(notice: string): StatementPlan[] {
  if (!/^duration: .* plan:\n/.test(notice)) return [];
  const explained = JSON.parse(notice.slice(notice.indexOf('{'))) as { 'Query Text': string; Plan: Node };
  const nodes: string[] = [];
  const whole: string[] = [];
  const look = (node: Node): void => {
    const relation = node['Relation Name'];
    if (relation && readsAll(node)) whole.push(relation);
    // It computes and reads nothing: where in a plan that is done is all one.
    if (node['Node Type'] !== 'Result') nodes.push(told(node));
    if (!lookedUp(node)) node.Plans?.forEach(look);
  };
  look(explained.Plan);
  return [{ text: explained['Query Text'], nodes, whole }];
}

/** Through an index without a condition a table is read from one end to the other as well. */
function readsAll(node: Node): boolean {
  return node['Node Type'] === 'Seq Scan' || (/^Index (Only )?Scan$/.test(node['Node Type']) && !node['Index Cond']);
}

function told(node: Node): string {
  const [only] = node.Plans ?? [];
  const read = node['Relation Name'] ?? node['Function Name'];
  const index = lookedUp(node) ? only?.['Index Name'] : node['Index Name'];
  // Whether the table has to be looked at as well hangs on when it was vacuumed last, which nobody decides here.
  const type = lookedUp(node) ? 'Index Scan' : node['Node Type'].replace('Index Only Scan', 'Index Scan');
  return `${type}${read ? ` on ${read}` : ''}${index ? ` by ${plain(index)}` : ''}`;
}

/** By a bitmap of one index the same rows are read as by the index itself, in another order. */
function lookedUp({ 'Node Type': type, Plans: inner = [] }: Node): boolean {
  return type === 'Bitmap Heap Scan' && inner.length === 1 && inner[0]?.['Node Type'] === 'Bitmap Index Scan';
}

function plain(index: string): string {
  return AS_GOOD_AS.reduce((name, [pattern, other]) => name.replace(pattern, other), index);
}
