import { ValidateBy } from 'class-validator';

/**
 * What is wrong with a value, and what would be right: the end of a sentence that begins with the argument's name, "is
 * blank; give 1 to 500 characters". Null where nothing is wrong. It never repeats the value, which may be somebody's name.
 */
export type FaultOf<Value> = (value: Value, input: Readonly<Record<string, unknown>>) => string | null;

/**
 * A rule on a field of an input. Null and what is left out keep it: whether a value must be there is told by the field's
 * type in the graph, and by `NotCleared`.
 */
export function rule<Value>(name: string, faultOf: FaultOf<Value>): PropertyDecorator {
  const judge = (value: unknown, input: object): string | null =>
    value === null || value === undefined ? null : faultOf(value as Value, input as Record<string, unknown>);
  return ValidateBy({
    name,
    validator: {
      validate: (value: unknown, at) => judge(value, at?.object ?? {}) === null,
      defaultMessage: (at) => judge(at?.value, at?.object ?? {}) ?? '',
    },
  });
}

/** The same for each item of a list; what is wrong with the first bad one is told with its place, counted from 1. */
export function eachOf<Value>(faultOf: (value: Value) => string | null): FaultOf<readonly Value[]> {
  return (values) => {
    for (const [index, value] of values.entries()) {
      const fault = faultOf(value);
      if (fault !== null) return `its number ${index + 1} ${fault}`;
    }
    return null;
  };
}
