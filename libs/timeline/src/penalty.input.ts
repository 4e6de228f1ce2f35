import { DecimalAmount, DurationScalar, EdtfScalar, LongText, OfForm } from '@app/kernel';
import { Field, ID, InputType } from '@nestjs/graphql';
import { IsOptional } from 'class-validator';
import { PenaltyKind } from './vocabulary.enums.js';
import { CURRENCY_FORM } from './currency.form.js';

@InputType({ description: 'A penalty that was imposed.' })
export class PenaltyInput {
  @Field(() => PenaltyKind, { description: 'What sort of penalty it is.' })
  kind: PenaltyKind;

  @Field(() => ID, {
    nullable: true,
    description: 'Whose it is; left out where it falls on all whom the event concerns.',
  })
  @IsOptional()
  person?: string | null;

  @Field(() => DurationScalar, { nullable: true, description: 'For how long: P7Y.' })
  @IsOptional()
  term?: string | null;

  @Field(() => Boolean, { nullable: true, description: 'Whether it is suspended.' })
  @IsOptional()
  suspended?: boolean | null;

  @Field(() => String, { nullable: true, description: 'Of a fine: a decimal number. With it goes `currency`.' })
  @IsOptional()
  @DecimalAmount()
  amount?: string | null;

  @Field(() => String, { nullable: true, description: 'ISO 4217: KZT.' })
  @IsOptional()
  @OfForm(CURRENCY_FORM)
  currency?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'What else there is to say: banned from leading public organizations.',
  })
  @IsOptional()
  @LongText(4000)
  description?: string | null;

  @Field(() => EdtfScalar, { nullable: true, description: 'When it starts.' })
  @IsOptional()
  starts?: string | null;

  @Field(() => EdtfScalar, {
    nullable: true,
    description: 'When it ends. Computed from `starts` and `term` if left out.',
  })
  @IsOptional()
  ends?: string | null;
}
