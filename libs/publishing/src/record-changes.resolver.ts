import type { ViewerContext } from '@app/access';
import { CasePayload } from '@app/cases';
import { type Answer, Changes, Mutates, RecordPayload, RetractPayload } from '@app/ledger';
import { Args, Context, Resolver } from '@nestjs/graphql';
import { CaseWithdrawArgs, RecordHideArgs, RecordRetractArgs } from './record-args.js';

/** What takes something from what is shown: at once, by one person. */
@Resolver()
export class RecordChangesResolver {
  constructor(private readonly changes: Changes) {}

  @Mutates(
    () => RecordPayload,
    'Raises the tier of a record at once, whether it is public or not: the emergency brake. Whatever hangs on it is hidden with it, in the past as well.',
  )
  recordHide(@Args() args: RecordHideArgs, @Context() context: ViewerContext): Promise<Answer> {
    return this.changes.perform(context, 'recordHide', args, args.reason);
  }

  @Mutates(
    () => RetractPayload,
    'Takes a record out of the present, with its parts; the history and earlier editions keep it. Refused while others that you may see rest on it.',
  )
  recordRetract(@Args() args: RecordRetractArgs, @Context() context: ViewerContext): Promise<Answer> {
    return this.changes.perform(context, 'recordRetract', args, args.reason);
  }

  @Mutates(
    () => CasePayload,
    'Takes a case back from the public at once, with whom and what it names, save those that another public case needs.',
  )
  caseWithdraw(@Args() args: CaseWithdrawArgs, @Context() context: ViewerContext): Promise<Answer> {
    return this.changes.perform(context, 'caseWithdraw', args, args.reason);
  }
}
