import { InvalidArguments, ShortText } from '@app/kernel';
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

class Name {
  @ShortText(5)
  text: string;
}

class Input {
  @ValidateNested()
  @ArrayMaxSize(30)
  @Type(() => Name)
  names: Name[];

  @ShortText(5)
  title: string;
}

const pipe = new ArgumentsPipe();
const refusal = (value: object, metatype: new () => unknown, data?: string): InvalidArguments => {
  try {
    pipe.transform(value, { type: 'body', metatype, data });
  } catch (error) {
    if (error instanceof InvalidArguments) return error;
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

it('lists every argument that breaks a rule, the first one in front', () => {
  const input = { names: [{ text: 'a' }, { text: '' }, { text: 'abcdef' }], title: 'a\nb' };
  const { all, message, argument, extensions } = refusal(input, Input, 'input');
  expect(all.map((one) => [one.message, one.argument])).toEqual([
    ['"input.names.1.text": is blank; give 1 to 5 characters.', ['input', 'names', '1', 'text']],
    ['"input.names.2.text": has 6 characters; give 1 to 5 characters.', ['input', 'names', '2', 'text']],
    ['"input.title": has more than one line; write it on one.', ['input', 'title']],
  ]);
  expect([message, argument]).toEqual([all[0].message, all[0].argument]);
  expect(extensions).toEqual({ code: 'BAD_USER_INPUT', argument: ['input', 'names', '1', 'text'] });
});

it('lists twenty of them at most, and none of a list that is too long', () => {
  const names = Array.from({ length: 30 }, () => ({ text: '' }));
  expect(refusal({ names, title: '' }, Input).all.map(({ argument }) => argument)).toEqual(
    Array.from({ length: 20 }, (_, index) => ['names', String(index), 'text']),
  );
  expect(refusal({ names: [...names, { text: '' }], title: 'a' }, Input).all.map(({ argument }) => argument)).toEqual([
    ['names'],
  ]);
});

it('leaves alone what is no argument, and what has no rules', () => {
  const context = { kinds: ['a', 'b', 'c'] };
  expect(pipe.transform(context, { type: 'custom', metatype: ListArgs })).toBe(context);
  expect(pipe.transform(['a'], { type: 'body', metatype: Array })).toEqual(['a']);
  expect(pipe.transform('a', { type: 'body', metatype: String })).toBe('a');
});
