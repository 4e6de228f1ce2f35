import { Case, type CaseDossier } from '@app/cases';
import { connection, connectionOfEdges, type GraphContext, Place, PlacedEdge, startOf } from '@app/database';
import { type Page, pageOf } from '@app/kernel';
import { Args, Context, Info, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import type { GraphQLResolveInfo } from 'graphql';
import { CaseEventConnection } from './case-event.connection.js';
import { eventLoader } from './case-event.loader.js';
import type { CaseEvent } from './case-event.type.js';
import { happened, timelineList } from './lists/event-list.query.js';
import { CaseTimelineArgs } from './timeline.args.js';
import { EVENT_KINDS } from './vocabulary/index.js';

const NAME = 'timeline';
const ORDER = timelineList([]).order;

type PlacedEvent = CaseEvent & { position: number };

/** Adds `Case.timeline`. */
@Resolver(() => Case)
export class CaseTimelineResolver {
  @ResolveField(() => CaseEventConnection, {
    description: 'What happened, oldest first, as far as dates and procedure tell: every event that you may see.',
  })
  timeline(
    @Parent() dossier: CaseDossier,
    @Args() { kinds, stages, ...args }: CaseTimelineArgs,
    @Context() context: GraphContext,
    @Info() info: GraphQLResolveInfo,
  ): CaseEventConnection | Promise<CaseEventConnection> {
    const events = (dossier.events ?? []) as unknown as PlacedEvent[];
    const whole = events.length === dossier.eventCount;
    const page = pageOf(args);
    if (whole) {
      const wanted = events.filter(
        ({ kind }) => (!kinds || kinds.includes(kind)) && (!stages || stages.includes(EVENT_KINDS[kind].stage)),
      );
      return pageOfEvents(wanted, page, wanted.length, events);
    }
    if (!kinds && !stages && page.direction === 'FORWARD' && page.after === null) {
      return pageOfEvents(events, page, dossier.eventCount);
    }
    return connection<CaseEvent>(context, info, {
      name: NAME,
      query: timelineList(happened(kinds, stages)),
      signature: JSON.stringify([NAME, kinds, stages]),
      args,
      parent: dossier.key,
      load: eventLoader,
    });
  }
}

/** The same page that the statement would find, from events that are at hand. */
function pageOfEvents(events: PlacedEvent[], page: Page, total: number, all = events): CaseEventConnection {
  const start = startOf(page, NAME, ORDER);
  const [then, record] = start ?? [];
  // An event that was recorded since may have moved the one that the page starts behind.
  const position = start === null ? null : (all.find(({ key }) => key === record)?.position ?? Number(then));
  const forward = page.direction === 'FORWARD';
  const eligible =
    position === null
      ? events
      : events.filter((event) => (forward ? event.position > position : event.position < position));
  const shown = forward ? eligible.slice(0, page.limit) : eligible.slice(-page.limit);
  const edges = shown.map((node) => new PlacedEdge(new Place(NAME, ORDER, [String(node.position), node.key]), node));
  return connectionOfEdges<CaseEvent>(page, edges, eligible.length > page.limit, total);
}
