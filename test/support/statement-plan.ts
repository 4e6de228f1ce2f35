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
  'Function Name'?: string;
  Plans?: Node[];
}

/** The plan in a notice of auto_explain, in JSON; of other notices, none. */
export function planOf(notice: string): StatementPlan[] {
  if (!/^duration: .* plan:\n/.test(notice)) return [];
  const explained = JSON.parse(notice.slice(notice.indexOf('{'))) as { 'Query Text': string; Plan: Node };
  const nodes: string[] = [];
  const whole: string[] = [];
  const look = (node: Node, depth: number): void => {
    const relation = node['Relation Name'];
    const read = relation ?? node['Function Name'];
    // A key of id and case finds a row by its id as well: which of the two PostgreSQL takes is all one.
    const index = node['Index Name']?.replace(/_id_case_id_key$/, '_pkey');
    nodes.push(`${'  '.repeat(depth)}${node['Node Type']}${read ? ` on ${read}` : ''}${index ? ` by ${index}` : ''}`);
    if (node['Node Type'] === 'Seq Scan' && relation) whole.push(relation);
    node.Plans?.forEach((inner) => look(inner, depth + 1));
  };
  look(explained.Plan, 0);
  return [{ text: explained['Query Text'], nodes, whole }];
}
