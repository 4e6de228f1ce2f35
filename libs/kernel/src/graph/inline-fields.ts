import { type GraphQLObjectType, type GraphQLSchema, isInterfaceType, isObjectType } from 'graphql';

/** Where @nestjs/graphql keeps which parameter of a method gets what: `<kind>:<index>`, with the argument's name. */
const PARAMETERS = '__routeArguments__';
const PARENT = 0;
const CONTEXT = 1;
const INFO = 2;
const ARGUMENTS = 3;

type Source = (parent: unknown, args: Record<string, unknown>, context: unknown) => unknown;

/**
 * Has the graph call the methods of field resolvers directly. Nest puts guards, pipes, interceptors and a filter around
 * each call of each field: tens of microseconds, too much for what is looked up a hundred times a page. Methods that
 * take the query's info, which page through lists and have their arguments validated, are left as they are.
 *
 * @param typeName  an object type, or an interface: then every type that implements it
 */
export function inlineFields(schema: GraphQLSchema, typeName: string, resolver: object): void {
  for (const type of typesOf(schema, typeName)) {
    for (const field of Object.values(type.getFields())) {
      const method: unknown = Reflect.get(resolver, field.name);
      const sources = typeof method === 'function' ? sourcesOf(resolver, field.name) : null;
      if (typeof method !== 'function' || sources === null) continue;
      field.resolve = (parent: unknown, args: Record<string, unknown>, context: unknown): unknown =>
        Reflect.apply(
          method,
          resolver,
          sources.map((source) => source(parent, args, context)),
        );
    }
  }
}

function typesOf(schema: GraphQLSchema, typeName: string): readonly GraphQLObjectType[] {
  const type = schema.getType(typeName);
  if (isObjectType(type)) return [type];
  if (isInterfaceType(type)) return schema.getPossibleTypes(type);
  throw new TypeError(`The schema has no type ${typeName}.`);
}

function sourcesOf(resolver: object, method: string): Source[] | null {
  const parameters = (Reflect.getMetadata(PARAMETERS, resolver.constructor, method) ?? {}) as Record<
    string,
    { index: number; data?: unknown }
  >;
  const sources: Source[] = [];
  for (const [key, { index, data }] of Object.entries(parameters)) {
    const kind = Number(key.split(':')[0]);
    if (kind === INFO) return null;
    if (kind === PARENT) sources[index] = (parent) => parent;
    if (kind === CONTEXT) sources[index] = (_parent, _args, context) => context;
    if (kind === ARGUMENTS) sources[index] = (_parent, args) => (typeof data === 'string' ? args[data] : args);
  }
  return sources;
}
