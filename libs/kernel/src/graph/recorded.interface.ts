import { Field, Int, InterfaceType } from '@nestjs/graphql';
import { Confidentiality } from './confidentiality.enum.js';
import { DateTimeScalar } from './date-time.scalar.js';
import { typeNameOf } from './graph-record.js';

// The library sources adds `citations`: kernel knows no source.
@InterfaceType({
  description: 'A fact on record: what it rests on, who may see it, and when it was last written.',
  resolveType: typeNameOf,
})
export abstract class Recorded {
  abstract readonly __typename: string;

  @Field(() => Confidentiality, {
    description:
      'Who may see this, everything it hangs on taken into account: only viewers cleared for this tier or a higher one.',
  })
  confidentiality: Confidentiality;

  @Field(() => Int, {
    description:
      'How often this record has been written, 1 at first. Pass it back as `expectedVersion` when changing the record.',
  })
  version: number;

  @Field(() => DateTimeScalar, {
    description:
      'When the record was written as it now reads. When the thing itself happened is another matter: see its dates.',
  })
  recordedAt: string;
}
