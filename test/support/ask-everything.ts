import {
  getNamedType,
  type GraphQLCompositeType,
  type GraphQLField,
  type GraphQLObjectType,
  type GraphQLSchema,
  isCompositeType,
  isInterfaceType,
  isObjectType,
  isRequiredArgument,
  isUnionType,
} from 'graphql';

/** What is given where a field demands an argument. */
const GIVEN: Record<string, string> = { number: '"174"', date: '"2020-06-01"', from: '1', style: 'MLA' };
/** Pages are kept short: it is fields that are wanted here. */
const PAGE = 'first: 3';

/** Writes queries that ask for all that a schema offers. */
export class AskEverything {
  constructor(private readonly schema: GraphQLSchema) {}

  fieldsOf(type: string): string[] {
    const found = this.schema.getType(type);
    return isObjectType(found) || isInterfaceType(found) ? Object.keys(found.getFields()) : [];
  }

  /** Every field of a type, and of what is in them, down to this depth; below stands the name of the type alone. */
  all(type: string, depth: number): string {
    return `__typename ${this.fieldsOf(type)
      .map((field) => this.one(type, field, depth))
      .join(' ')}`;
  }

  /** One field with all that is in it. */
  one(type: string, field: string, depth: number): string {
    const found = this.schema.getType(type) as GraphQLObjectType;
    return this.field(found.getFields()[field] as GraphQLField<unknown, unknown>, depth);
  }

  private field(field: GraphQLField<unknown, unknown>, depth: number): string {
    const given = field.args.flatMap((argument) => {
      if (argument.name === 'first') return [PAGE];
      return isRequiredArgument(argument) ? [`${argument.name}: ${GIVEN[argument.name]}`] : [];
    });
    const call = given.length > 0 ? `${field.name}(${given.join(', ')})` : field.name;
    const type = getNamedType(field.type);
    return isCompositeType(type) ? `${call} { ${this.within(type, depth - 1)} }` : call;
  }

  private within(type: GraphQLCompositeType, depth: number): string {
    if (isUnionType(type)) {
      return `__typename ${type
        .getTypes()
        .map((member) => `... on ${member.name} { ${this.within(member, depth)} }`)
        .join(' ')}`;
    }
    if (isInterfaceType(type)) return '__typename ... on Node { id }';
    // A connection is no record: it takes nothing from the depth. Its edges hold what its nodes are.
    if (type.name.endsWith('Edge')) return this.all(type.name, 1);
    if (type.name.endsWith('Connection')) return this.all(type.name, depth + 1);
    if (depth > 0) return this.all(type.name, depth);
    return this.fieldsOf(type.name).includes('id') ? '__typename id' : '__typename';
  }
}
