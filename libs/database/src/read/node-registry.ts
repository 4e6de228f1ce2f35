import type { GraphRecord, NodeType } from '@app/kernel';
import { Injectable } from '@nestjs/common';
import type { GraphContext, LoaderFactory } from './graph-context.js';
import type { Lookup } from './loaders.js';

/** Which loader answers for which type: each library adds its own, so that `node` needs to know none of them. */
@Injectable()
export class NodeRegistry {
  readonly #loaders = new Map<NodeType, LoaderFactory<Lookup, GraphRecord | null>>();

  add(type: NodeType, loader: LoaderFactory<Lookup, GraphRecord | null>): void {
    this.#loaders.set(type, loader);
  }

  /** The record, or null where there is none that the viewer may see. */
  async load(context: GraphContext, type: NodeType, key: string): Promise<GraphRecord | null> {
    const loader = this.#loaders.get(type);
    return loader ? context.loader(loader).load({ key }) : null;
  }
}
