import { ValidateBy } from 'class-validator';

/**
 * A field of a patch that can be changed but not emptied. Left out, it keeps what is on record; null, which empties other
 * fields, is refused.
 *
 * @param instead  what to do instead of sending null
 */
export function NotCleared(instead = 'give a new value'): PropertyDecorator {
  return ValidateBy({
    name: 'notCleared',
    validator: {
      validate: (value: unknown) => value !== null,
      defaultMessage: () => `cannot be null; ${instead}, or leave it out to keep what is on record`,
    },
  });
}

/** The same for a list. */
export function ListNotCleared(): PropertyDecorator {
  return NotCleared('give an empty list for none');
}
