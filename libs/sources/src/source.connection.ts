import { connectionOf } from '@app/kernel';
import { ObjectType } from '@nestjs/graphql';
import { Source } from './source.type.js';

const { Connection } = connectionOf(Source, 'Source', 'sources');

@ObjectType({ description: 'A list of sources, a page at a time.' })
export class SourceConnection extends Connection {}
