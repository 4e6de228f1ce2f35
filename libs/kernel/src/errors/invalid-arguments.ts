import { BadInput } from './bad-input.js';

/** Arguments that break several rules at once, or one. As an error it is the first of them; mutations list them all. */
export class InvalidArguments extends BadInput {
  constructor(readonly all: readonly [BadInput, ...BadInput[]]) {
    super(all[0].message, all[0].argument);
  }
}
