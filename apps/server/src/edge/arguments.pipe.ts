import { BadInput, InvalidArguments } from '@app/kernel';
import type { ArgumentMetadata, PipeTransform } from '@nestjs/common';
import { plainToInstance } from 'class-transformer';
import { validateSync, type ValidationError } from 'class-validator';

/** Classes of arguments that are values, not objects with rules of their own. */
const PLAIN: ReadonlySet<unknown> = new Set([String, Boolean, Number, Array, Object, Date]);

/** Who has made more mistakes than this learns of the others when these are mended. */
const MOST_FAULTS = 20;

/**
 * Holds arguments against the rules on their classes. Nest's own pipe does the same and copies every value on the way;
 * this hands on what it was given.
 */
export class ArgumentsPipe implements PipeTransform {
  /** @throws InvalidArguments with every rule that is broken, as far as they are worth listing */
  transform(value: unknown, { type, metatype, data }: ArgumentMetadata): unknown {
    if (type !== 'body' || !metatype || PLAIN.has(metatype) || typeof value !== 'object' || value === null)
      return value;
    const instance: unknown = plainToInstance(metatype, value);
    if (typeof instance !== 'object' || instance === null) return value;
    const errors = validateSync(instance, { stopAtFirstError: true, forbidUnknownValues: false });
    const [first, ...others] = faultsOf(errors, data === undefined ? [] : [data]).take(MOST_FAULTS);
    if (first) throw new InvalidArguments([first, ...others]);
    return value;
  }
}

/** Field by field, each with the first of its rules that is broken, and what it holds after it. */
function* faultsOf(errors: readonly ValidationError[], outside: readonly string[]): Generator<BadInput> {
  for (const { property, constraints = {}, children = [] } of errors) {
    const argument = [...outside, property];
    const [rule] = Object.values(constraints);
    if (rule !== undefined) {
      // The library's sentences begin with the last part of the name.
      const sentence = rule.startsWith(`${property} `) ? rule.slice(property.length + 1) : rule;
      yield new BadInput(`"${argument.join('.')}": ${sentence}.`, argument);
    }
    yield* faultsOf(children, argument);
  }
}
