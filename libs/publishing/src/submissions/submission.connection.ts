import { connectionOf } from '@app/kernel';
import { ObjectType } from '@nestjs/graphql';
import { Submission } from './submission.type.js';

const { Connection } = connectionOf(Submission, 'Submission', 'submissions');

@ObjectType({ description: 'A list of submissions, a page at a time.' })
export class SubmissionConnection extends Connection {}
