import type { Type } from '@nestjs/common';
import { Field, Int, ObjectType } from '@nestjs/graphql';
import { PageInfo } from './page-info.type.js';

/** An item of a list, and where it stands in it. */
export interface Edge<Node> {
  cursor: string;
  node: Node;
}

/** A page of a list. */
export interface Connection<Node> {
  edges: Edge<Node>[];
  nodes: Node[];
  pageInfo: PageInfo;
  /** A promise, or a getter that returns one, where counting is work that few ask for. */
  totalCount: number | Promise<number>;
}

/**
 * The two types of a list: `<name>Edge`, complete, and the fields of `<name>Connection`, for the class that bears the
 * name and its description to extend.
 *
 * @param items  the nodes in the plural, as a sentence says them: `persons`
 */
export function connectionOf<Node>(
  NodeClass: Type<Node>,
  name: string,
  items: string,
): { Edge: Type<Edge<Node>>; Connection: abstract new () => Connection<Node> } {
  @ObjectType(`${name}Edge`, { description: `One of the ${items} of a list, with its place in it.` })
  class NamedEdge implements Edge<Node> {
    @Field(() => String, {
      description: 'Marks this place in the list, for `after` or `before`; means nothing elsewhere.',
    })
    cursor: string;

    @Field(() => NodeClass, { description: 'The item itself.' })
    node: Node;
  }

  @ObjectType({ isAbstract: true })
  abstract class Page implements Connection<Node> {
    @Field(() => [NamedEdge], { description: `The ${items} of this page, each with its cursor.` })
    edges: Edge<Node>[];

    @Field(() => [NodeClass], { description: `The ${items} of this page, without cursors.` })
    nodes: Node[];

    @Field(() => PageInfo, { description: 'Whether there is more, and how to get it.' })
    pageInfo: PageInfo;

    @Field(() => Int, { description: `How many ${items} the whole list has that you may see, on all pages together.` })
    totalCount: number | Promise<number>;
  }

  return { Edge: NamedEdge, Connection: Page };
}
