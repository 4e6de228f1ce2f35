import {
  astFromValue,
  type GraphQLArgument,
  type GraphQLField,
  type GraphQLInputField,
  type GraphQLNamedType,
  type GraphQLSchema,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isIntrospectionType,
  isObjectType,
  isRequiredArgument,
  isSpecifiedScalarType,
  isUnionType,
  print,
} from 'graphql';

/** One thing a schema promises. */
export interface SchemaLine {
  /** What is promised; two schemas promise the same where their lines are equal. */
  readonly text: string;
  /** The type or field it is a part of; null for a type. */
  readonly owner: string | null;
  /** Whether a request that leaves it out fails. */
  readonly required: boolean;
  readonly description: string;
}

/** Everything a schema promises, one line each: types, what they implement or include, fields, arguments, values. */
export function schemaLines(schema: GraphQLSchema): SchemaLine[] {
  return Object.values(schema.getTypeMap())
    .filter((type) => !isIntrospectionType(type) && !isSpecifiedScalarType(type))
    .flatMap(linesOfType);
}

function linesOfType(type: GraphQLNamedType): SchemaLine[] {
  const { name } = type;
  const lines = [line(null, `${type.constructor.name} ${name}`, type)];
  if (isObjectType(type) || isInterfaceType(type)) {
    lines.push(
      ...type.getInterfaces().map((implemented) => line(name, `${name} implements ${implemented.name}`, type)),
    );
    lines.push(...Object.values(type.getFields()).flatMap((field) => linesOfField(name, field)));
  }
  if (isInputObjectType(type)) {
    lines.push(...Object.values(type.getFields()).map((field) => inputLine(name, `${name}.${field.name}`, field)));
  }
  if (isUnionType(type))
    lines.push(...type.getTypes().map((member) => line(name, `${name} includes ${member.name}`, type)));
  if (isEnumType(type)) lines.push(...type.getValues().map((value) => line(name, `${name} has ${value.name}`, value)));
  return lines;
}

function linesOfField(type: string, field: GraphQLField<unknown, unknown>): SchemaLine[] {
  const path = `${type}.${field.name}`;
  return [
    line(type, `${path}: ${field.type.toString()}`, field),
    ...field.args.map((argument) => inputLine(path, `${path}(${argument.name})`, argument)),
  ];
}

function inputLine(owner: string, path: string, input: GraphQLArgument | GraphQLInputField): SchemaLine {
  const given = astFromValue(input.defaultValue, input.type);
  const text = `${path}: ${input.type.toString()}${given ? ` = ${print(given)}` : ''}`;
  return { ...line(owner, text, input), required: isRequiredArgument(input) };
}

function line(owner: string | null, text: string, { description }: { description?: string | null }): SchemaLine {
  return { owner, text, required: false, description: description?.trim() ?? '' };
}
