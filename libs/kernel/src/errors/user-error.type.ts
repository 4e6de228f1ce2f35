import { Field, ObjectType, registerEnumType } from '@nestjs/graphql';
import { USER_ERROR_CODES, type UserErrorCode } from './user-error-code.js';

const MEANINGS: Record<UserErrorCode, string> = {
  INVALID: 'A value is not allowed there; the message says what is.',
  NOT_FOUND: 'There is nothing by that ID that you may see.',
  CONFLICT: 'Somebody has changed the record since you read it. Read it again, then decide.',
  ILLEGAL_SEQUENCE:
    'No order of the timeline allows this event. Correct the event that is in the way, or give an `irregularity`.',
  UNSOURCED: 'What happened is never recorded without a source. Cite at least one that supports it.',
  DUPLICATE: 'It seems to be on record already. Use what is there, or say `force`.',
  FORBIDDEN: 'Your account may not do this to that record: nobody decides on what they recorded themselves.',
  IDEMPOTENCY_MISMATCH: 'The Idempotency-Key was used for another request. Use a new one.',
};

const UserErrorCodeEnum = Object.fromEntries(USER_ERROR_CODES.map((code) => [code, code]));

registerEnumType(UserErrorCodeEnum, {
  name: 'UserErrorCode',
  description: 'Why a change was refused, for programs to act on.',
  valuesMap: Object.fromEntries(USER_ERROR_CODES.map((code) => [code, { description: MEANINGS[code] }])),
});

@ObjectType({ description: 'Why a change was refused. Nothing of it has been recorded.' })
export class UserError {
  @Field(() => UserErrorCodeEnum, { description: 'What sort of refusal it is.' })
  code: UserErrorCode;

  @Field(() => String, { description: 'What is wrong, and what would be right, in a sentence.' })
  message: string;

  @Field(() => [String], {
    nullable: true,
    description:
      "Path of the argument at fault, from the outside in: ['input', 'date']. Null where it is no single one.",
  })
  field: string[] | null;
}
