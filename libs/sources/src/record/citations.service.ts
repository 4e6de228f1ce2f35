import { decodeId, DomainError } from '@app/kernel';
import {
  type Change,
  CITATION_SUBJECTS,
  CitationInput,
  type CitationSubject,
  CitedSources,
  Handlers,
  type Outcome,
  RECORD_TABLES,
  type Referred,
  type RecordType,
  refuseQuotes,
  TIER_OF_NEW,
  writeCitations,
} from '@app/ledger';
import { Injectable, type OnModuleInit } from '@nestjs/common';

interface AddArgs {
  subject: string;
  input: CitationInput;
}

const SUBJECTS = Object.keys(CITATION_SUBJECTS) as CitationSubject[];
/** Laws name nobody: one person changes them. */
const LAW: readonly RecordType[] = ['Statute', 'StatuteArticle'];

/** Adds to what a record rests on. */
@Injectable()
export class CitationsService implements OnModuleInit {
  constructor(private readonly handlers: Handlers) {}

  onModuleInit(): void {
    // An event may come into sight with a source that supports it.
    this.handlers.add('citationAdd', (change, args: AddArgs) => this.add(change, args), {
      movesReach: ({ subject }) => decodeId(subject)?.type === 'CaseEvent',
    });
  }

  private async add(change: Change, { subject: id, input }: AddArgs): Promise<Outcome> {
    const references = change.references();
    const subject = references.one(SUBJECTS, id, 'subject');
    const cited = CitedSources.of(references, input, 'input');
    await references.find();
    const { type, key } = subject.found as Referred;
    const [draft] = cited.drafts;
    if (type === 'Source' && draft!.sourceId === key) {
      throw new DomainError('INVALID', 'A source does not bear itself out. Cite another.', ['input', 'source']);
    }
    await change.lockCases(await casesOf(change, type, key));
    const row = await change.lock(type, key, null, 'subject');
    if (!LAW.includes(type)) change.alters(type, row);
    if (LAW.includes(type)) refuseQuotes([input], (field) => ['input', field]);
    // Approved on what is public, it is public; what is new on anything else is RESTRICTED.
    const tier = row.reach === 0 ? row.tier : Math.max(row.tier, TIER_OF_NEW);
    const [citation] = await writeCitations(change.manager, type, key, cited.drafts, { tier });
    await change.renew(type, key);
    return { records: { citation: `Citation_${citation}` } };
  }
}

/** The case that a record belongs to: it is locked first. */
async function casesOf({ manager }: Change, type: RecordType, key: string): Promise<string[]> {
  if (type === 'Case') return [key];
  const column = { CaseParticipant: 'case_id', Charge: 'case_id', CaseEvent: 'case_id', RelatedCase: 'from_id' }[
    type as string
  ];
  if (column === undefined) return [];
  const rows = await manager.query<{ case_id: string }[]>(
    `SELECT ${column} AS case_id FROM live.${RECORD_TABLES[type]} WHERE id = $1`,
    [key],
  );
  return rows.map((row) => row.case_id);
}
