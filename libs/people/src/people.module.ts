import { NodeRegistry } from '@app/database';
import { Module, type OnModuleInit } from '@nestjs/common';
import { PeopleResolver } from './people.resolver.js';
import { personLoader } from './person.loader.js';
import { relationshipLoader } from './relationship.loader.js';

/** Persons, their names and their relationships. */
@Module({ providers: [PeopleResolver] })
export class PeopleModule implements OnModuleInit {
  constructor(private readonly nodes: NodeRegistry) {}

  onModuleInit(): void {
    this.nodes.add('Person', personLoader);
    this.nodes.add('Relationship', relationshipLoader);
  }
}
