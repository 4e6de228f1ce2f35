import type { Confidentiality } from './confidentiality.enum.js';
import type { Node } from './node.interface.js';
import type { Recorded } from './recorded.interface.js';

/**
 * The properties of a type that is both `Node` and `Recorded`. Their place in the graph comes with the interfaces; this
 * only saves every class from repeating them.
 */
export abstract class RecordedNode implements Node, Recorded {
  abstract readonly __typename: string;
  key: string;
  id: string;
  confidentiality: Confidentiality;
  version: number;
  recordedAt: string;
}
