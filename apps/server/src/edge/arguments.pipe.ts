import { BadInput } from '@app/kernel';
import type { ArgumentMetadata, PipeTransform } from '@nestjs/common';
import { plainToInstance } from 'class-transformer';
import { validateSync, type ValidationError } from 'class-validator';

/** Classes of arguments that are values, not objects with rules of their own. */
const PLAIN: ReadonlySet<unknown> = new Set([String, Boolean, Number, Array, Object, Date]);

/**
 * Holds arguments against the rules on their classes. Nest's own pipe does the same and copies every value on the way;
 * this hands on what it was given.
 */
export class ArgumentsPipe implements PipeTransform {
  /** @throws BadInput for the first rule that is broken */
  transform(value: unknown, { type, metatype, data }: ArgumentMetadata): unknown {
    if (type !== 'body' || !metatype || PLAIN.has(metatype) || typeof value !== 'object' || value === null)
      return value;
    const instance: unknown = plainToInstance(metatype, value);
    if (typeof instance !== 'object' || instance === null) return value;
    const [error] = validateSync(instance, { stopAtFirstError: true, forbidUnknownValues: false });
    if (error) throw badInput(error, data === undefined ? [] : [data]);
    return value;
  }
}

function badInput(error: ValidationError, outside: readonly string[]): BadInput {
  const argument = [...outside, error.property];
  const [inner] = error.children ?? [];
  if (inner) return badInput(inner, argument);
  const [rule = 'is not allowed'] = Object.values(error.constraints ?? {});
  // The library's sentences begin with the last part of the name.
  const sentence = rule.startsWith(`${error.property} `) ? rule.slice(error.property.length + 1) : rule;
  return new BadInput(`"${argument.join('.')}": ${sentence}.`, argument);
}
