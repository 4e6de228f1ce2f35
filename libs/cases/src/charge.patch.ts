import { PatchInput } from '@app/ledger';
import { InputType, IntersectionType, PickType } from '@nestjs/graphql';
import { ChargeInput } from './charge.input.js';

/** What has the same meaning and limits here as where the record is made. */
const SAME = ['article', 'pinpoint', 'offence', 'allegedConduct', 'conductDate', 'conductPlace'] as const;

@InputType({ description: 'What to change of a charge: null clears, what is left out stays.' })
export class ChargePatch extends IntersectionType(PatchInput, PickType(ChargeInput, SAME)) {}
