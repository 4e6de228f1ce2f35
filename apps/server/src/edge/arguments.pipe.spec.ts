import { BadInput } from '@app/kernel';
import { expect, it } from '@jest/globals';
import { Type } from 'class-transformer';
import { ArrayMaxSize, IsOptional, MaxLength, ValidateNested } from 'class-validator';
import { ArgumentsPipe } from './arguments.pipe.js';

class Filter {
  @IsOptional()
  @MaxLength(3, { each: true })
  words?: string[] | null;
}

class ListArgs {
  @IsOptional()
  @ValidateNested()
  @Type(() => Filter)
  filter?: Filter | null;

  @IsOptional()
  @ArrayMaxSize(2)
  kinds?: string[] | null;
}

const pipe = new ArgumentsPipe();
const refusal = (value: object, metatype: new () => unknown, data?: string): BadInput => {
  try {
    pipe.transform(value, { type: 'body', metatype, data });
  } catch (error) {
    if (error instanceof BadInput) return error;
    throw error;
  }
  throw new Error('it was not refused');
};

it('hands on what is in order, as it is', () => {
  for (const value of [
    { filter: { words: ['abc'] }, kinds: ['a', 'b'] },
    { filter: null },
    Object.create(null) as object,
  ]) {
    expect(pipe.transform(value, { type: 'body', metatype: ListArgs })).toBe(value);
  }
});

it('names the argument whose rule is broken', () => {
  const list = refusal({ kinds: ['a', 'b', 'c'] }, ListArgs);
  expect(list.message).toBe('"kinds": must contain no more than 2 elements.');
  expect(list.argument).toEqual(['kinds']);
  const nested = refusal({ filter: { words: ['abcd'] } }, ListArgs);
  expect(nested.message).toBe('"filter.words": each value in words must be shorter than or equal to 3 characters.');
  expect(nested.argument).toEqual(['filter', 'words']);
  expect(refusal({ words: ['abcd'] }, Filter, 'filter').argument).toEqual(['filter', 'words']);
});

it('leaves alone what is no argument, and what has no rules', () => {
  const context = { kinds: ['a', 'b', 'c'] };
  expect(pipe.transform(context, { type: 'custom', metatype: ListArgs })).toBe(context);
  expect(pipe.transform(['a'], { type: 'body', metatype: Array })).toEqual(['a']);
  expect(pipe.transform('a', { type: 'body', metatype: String })).toBe('a');
});
