import { connectionOf } from '@app/kernel';
import { ObjectType } from '@nestjs/graphql';
import { Citation } from './citation.type.js';

const { Connection } = connectionOf(Citation, 'Citation', 'citations');

@ObjectType({ description: 'A list of citations, a page at a time.' })
export class CitationConnection extends Connection {}
