import { AtMost, Confidentiality, EdtfScalar, LongText } from '@app/kernel';
import { CitationInput, ReasonInput } from '@app/ledger';
import { Field, InputType } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import { IsOptional, ValidateNested } from 'class-validator';
import { Consent } from './consent.enum.js';

@InputType({ description: 'Delicate facts about a person: null clears, what is left out stays.' })
export class PersonDetailsInput extends ReasonInput {
  @Field(() => EdtfScalar, {
    nullable: true,
    description: 'When exactly they were born. In EDTF: 2021-02-05, 2020-21, [..2021-02-05].',
  })
  @IsOptional()
  born?: string | null;

  @Field(() => String, { nullable: true, description: 'How to reach them.' })
  @IsOptional()
  @LongText(4000)
  contact?: string | null;

  @Field(() => Consent, {
    nullable: true,
    description: 'Whether they agree to be named in public. Shown to whoever decides on publication.',
  })
  @IsOptional()
  consent?: Consent | null;

  @Field(() => String, { nullable: true, description: 'Who asked them, when, and what they said.' })
  @IsOptional()
  @LongText(4000)
  consentNote?: string | null;

  @Field(() => Confidentiality, {
    nullable: true,
    description: 'RESTRICTED if left out. Details of another tier are kept apart.',
  })
  @IsOptional()
  confidentiality?: Confidentiality | null;

  @Field(() => [CitationInput], { nullable: true, description: 'Sources that these facts rest on.' })
  @IsOptional()
  @AtMost(50)
  @ValidateNested({ each: true })
  @Type(() => CitationInput)
  citations?: CitationInput[] | null;
}
