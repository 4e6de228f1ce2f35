import { connection, type GraphContext } from '@app/database';
import { Person, PersonConnection, personLoader } from '@app/people';
import { Args, Context, Info, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import type { GraphQLResolveInfo } from 'graphql';
import { CaseEventConnection } from './case-event.connection.js';
import { eventLoader } from './case-event.loader.js';
import { CaseEvent } from './case-event.type.js';
import { Custody } from './custody.type.js';
import { EventListArgs } from './event-list.args.js';
import { eventConditions, eventList, happened } from './lists/event-list.query.js';
import { personList } from './lists/person-list.query.js';
import { personCustodyLoader } from './person-custody.loader.js';
import { PersonListArgs } from './person-list.args.js';
import { PersonTimelineArgs } from './timeline.args.js';

/** The root list of events. */
@Resolver(() => CaseEvent)
export class EventListResolver {
  @Query(() => CaseEventConnection, {
    description: 'Events across cases, oldest first: everybody convicted in 2020, say.',
  })
  events(
    @Args() { filter, ...args }: EventListArgs,
    @Context() context: GraphContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<CaseEventConnection> {
    return connection<CaseEvent>(context, info, {
      name: 'events',
      query: eventList(eventConditions(filter ?? {})),
      signature: JSON.stringify(['events', filter]),
      args,
      parent: null,
      load: eventLoader,
    });
  }
}

/** The root list of persons, and what a person's cases tell of them. */
@Resolver(() => Person)
export class PersonTimelineResolver {
  @Query(() => PersonConnection, { description: 'Persons, in the order of their names.' })
  persons(
    @Args() { filter, ...args }: PersonListArgs,
    @Context() context: GraphContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<PersonConnection> {
    return connection<Person>(context, info, {
      name: 'persons',
      query: personList(filter),
      signature: JSON.stringify(['persons', filter]),
      args,
      parent: null,
      load: personLoader,
    });
  }

  @ResolveField(() => Custody, { description: 'Whether they are free, by the events of all their cases together.' })
  custody(@Parent() { key }: Person, @Context() context: GraphContext): Promise<Custody> {
    return context.loader(personCustodyLoader).load(key);
  }

  @ResolveField(() => CaseEventConnection, { description: 'The events of all their cases in one line, oldest first.' })
  timeline(
    @Parent() { key }: Person,
    @Args() { kinds, ...args }: PersonTimelineArgs,
    @Context() context: GraphContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<CaseEventConnection> {
    const scope = `place.case_id IN (SELECT part.case_id FROM case_participants part WHERE part.person_id = parent.key
      UNION SELECT charge.case_id FROM charges charge WHERE charge.defendant_id = parent.key)`;
    return connection<CaseEvent>(context, info, {
      name: 'events',
      query: eventList(happened(kinds), scope),
      signature: JSON.stringify(['person timeline', kinds]),
      args,
      parent: key,
      load: eventLoader,
    });
  }
}
