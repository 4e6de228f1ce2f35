import { plainText } from '@app/bibliography';

/**
 * The same, with every text in it as a page may show it: without characters that are not seen or turn the direction of what stands
 * around them. Done once for all of a document, so that no place of a page can forget it. Paragraphs stay.
 */
export function inertTexts<Value>(value: Value): Value {
  return inert(value) as Value;
}

function inert(value: unknown): unknown {
  if (typeof value === 'string') return value.split('\n').map(plainText).join('\n');
  if (Array.isArray(value)) return value.map(inert);
  if (value instanceof Map) return new Map([...value].map(([key, inner]) => [key, inert(inner)]));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, inert(inner)]));
}
