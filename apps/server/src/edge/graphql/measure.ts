import type { SelectionSetNode } from 'graphql';
import { LIMITS } from './limits.js';
import { limitExceeded } from './request-refused.js';
import { collect, type Definitions } from './selection.js';

/**
 * Measures a document before it is validated, for validation itself can be made to run for seconds: it compares every
 * two fields of one name in one place. Fragments are followed, so that a short document that unfolds into a large one is
 * measured as that; one that unfolds without end meets the limit of depth or of fields.
 *
 * @throws RequestRefused at the first limit that is exceeded
 */
export function measure({ operations, fragments }: Definitions): void {
  if (operations.length > LIMITS.operations) {
    throw limitExceeded(`The query has ${operations.length} operations; at most ${LIMITS.operations} are allowed.`);
  }
  if (fragments.size > LIMITS.fragments) {
    throw limitExceeded(`The query has ${fragments.size} fragments; at most ${LIMITS.fragments} are allowed.`);
  }
  const measurer = new Measurer(fragments);
  for (const { selectionSet } of operations) measurer.walk([selectionSet], 1);
  // Validation goes through fragments that nothing spreads as well.
  for (const [name, { selectionSet }] of fragments) {
    if (!measurer.reached.has(name)) measurer.walk([selectionSet], 1);
  }
}

class Measurer {
  readonly reached = new Set<string>();
  private fields = 0;
  private aliases = 0;
  private comparisons = 0;

  constructor(private readonly fragments: Definitions['fragments']) {}

  /** @param depth  of the fields in these selections, which answer in one place */
  walk(sets: readonly SelectionSetNode[], depth: number): void {
    if (depth > LIMITS.depth) throw limitExceeded(`The query is more than ${LIMITS.depth} levels deep.`);
    const { fields, spreads } = collect(
      sets.map((set) => ({ set, on: null })),
      this.fragments,
    );
    for (const name of spreads) this.reached.add(name);
    this.compare(spreads.size);
    for (const selected of fields.values()) {
      this.fields += selected.length;
      if (this.fields > LIMITS.fields) throw limitExceeded(`The query has more than ${LIMITS.fields} fields.`);
      this.compare(selected.length);
      const below: SelectionSetNode[] = [];
      for (const { node } of selected) {
        if (node.alias) this.aliases += 1;
        if (node.selectionSet) below.push(node.selectionSet);
      }
      if (this.aliases > LIMITS.aliases) throw limitExceeded(`The query has more than ${LIMITS.aliases} aliases.`);
      if (below.length > 0) this.walk(below, depth + 1);
    }
  }

  private compare(candidates: number): void {
    this.comparisons += (candidates * (candidates - 1)) / 2;
    if (this.comparisons > LIMITS.comparisons) {
      throw limitExceeded('The query repeats fields of one name too often in one place.');
    }
  }
}
