import { NodeRegistry } from '@app/database';
import { Module, type OnModuleInit } from '@nestjs/common';
import { PeopleResolver } from './people.resolver.js';
import { personDetailsLoader } from './person-details.loader.js';
import { PersonDetailsResolver } from './person-details.resolver.js';
import { personLoader } from './person.loader.js';
import { DetailsService } from './record/details.service.js';
import { MergingResolver } from './record/merging.resolver.js';
import { MergingService } from './record/merging.service.js';
import { PeopleChangesResolver } from './record/people-changes.resolver.js';
import { PeopleService } from './record/people.service.js';
import { RelationshipsService } from './record/relationships.service.js';
import { relationshipLoader } from './relationship.loader.js';
import { PersonHistoryResolver } from './person-history.resolver.js';

/** Persons, their names, their relationships, and what is delicate about them. */
@Module({
  providers: [
    MergingResolver,
    MergingService,
    PersonHistoryResolver,
    PeopleResolver,
    PersonDetailsResolver,
    PeopleChangesResolver,
    PeopleService,
    DetailsService,
    RelationshipsService,
  ],
})
export class PeopleModule implements OnModuleInit {
  constructor(private readonly nodes: NodeRegistry) {}

  onModuleInit(): void {
    this.nodes.add('Person', personLoader);
    this.nodes.add('PersonDetails', personDetailsLoader);
    this.nodes.add('Relationship', relationshipLoader);
  }
}
