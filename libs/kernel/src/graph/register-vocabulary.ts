import { registerEnumType } from '@nestjs/graphql';

/** Makes a closed list part of the graph. The compiler sees to it that every value has its meaning. */
export function registerVocabulary<Value extends string>(
  values: Readonly<Record<Value, Value>>,
  { name, description, meanings }: { name: string; description: string; meanings: Readonly<Record<Value, string>> },
): void {
  const valuesMap = Object.fromEntries(
    Object.entries<string>(meanings).map(([value, meaning]) => [value, { description: meaning }]),
  );
  registerEnumType<Record<string, string>>(values, { name, description, valuesMap });
}
