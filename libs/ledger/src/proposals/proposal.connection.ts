import { connectionOf } from '@app/kernel';
import { ObjectType } from '@nestjs/graphql';
import { Proposal } from './proposal.type.js';

const { Connection } = connectionOf(Proposal, 'Proposal', 'proposals');

@ObjectType({ description: 'A list of proposals, a page at a time.' })
export class ProposalConnection extends Connection {}
