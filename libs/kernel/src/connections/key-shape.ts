import { isIsoDay } from '../fuzzy-date/calendar.js';

/** A sort key of the row a cursor points at; lists order nulls last. */
export type CursorKey = string | number | null;

type Form = 'text' | 'integer' | 'day' | 'uuid';

/** What one key of a cursor has to be for the statement it goes into; `?` where it may be null. */
export type KeyShape = Form | `${Form}?`;

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

const FORMS: Record<Form, (key: string | number) => boolean> = {
  text: (key) => typeof key === 'string' && !/[\0\p{Cs}]/u.test(key),
  integer: (key) => Number.isSafeInteger(key),
  day: (key) => typeof key === 'string' && isIsoDay(key),
  uuid: (key) => typeof key === 'string' && UUID.test(key),
};

/** Whether the keys are as many as the shapes, and each is what its shape says. */
export function fitsShape(keys: readonly CursorKey[], shapes: readonly KeyShape[]): boolean {
  return keys.length === shapes.length && shapes.every((shape, place) => fits(keys[place] ?? null, shape));
}

function fits(key: CursorKey, shape: KeyShape): boolean {
  if (key === null) return shape.endsWith('?');
  return FORMS[shape.replace('?', '') as Form](key);
}
