import { BadInput, textFault } from '@app/kernel';
import type { PipeTransform } from '@nestjs/common';
import { LONGEST_REASON } from './reason.input.js';

/** Holds an argument `reason` that stands beside others, in no input, against the same rule as that of inputs. */
export class ReasonPipe implements PipeTransform<string | null | undefined> {
  /** @throws BadInput */
  transform(reason: string | null | undefined): string | null {
    if (reason === null || reason === undefined) return null;
    const fault = textFault(reason, { longest: LONGEST_REASON, lines: true });
    if (fault !== null) throw new BadInput(`"reason": ${fault}.`, ['reason']);
    return reason;
  }
}
