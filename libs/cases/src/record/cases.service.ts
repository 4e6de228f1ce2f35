import { freeSlug, patchColumns } from '@app/database';
import { type Change, CitedSources, Handlers, keyOf, type Outcome, type References, writeCitations } from '@app/ledger';
import { fold } from '@app/names';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { CaseEntity } from '../case.entity.js';
import type { CaseInput } from '../case.input.js';
import type { CasePatch } from '../case.patch.js';
import type { FileNumberInput } from '../file-number.input.js';
import { writeCase } from '../write-case.js';
import { replaceFileNumbers, type WantedFileNumber } from './replace-file-numbers.js';

interface UpdateArgs {
  id: string;
  expectedVersion: number;
  patch: CasePatch;
}

/** Records cases, and what changes of them; what happens in them is recorded as events. */
@Injectable()
export class CasesService implements OnModuleInit {
  constructor(private readonly handlers: Handlers) {}

  onModuleInit(): void {
    this.handlers.add('caseCreate', (change, { input }: { input: CaseInput }) => this.create(change, input));
    this.handlers.add('caseUpdate', (change, args: UpdateArgs) => this.update(change, args), {
      movesReach: ({ patch }) => Boolean(patch.confidentiality),
    });
  }

  private async create(change: Change, input: CaseInput): Promise<Outcome> {
    const references = change.references();
    const numbers = numbersOf(references, input.fileNumbers, 'input', 'fileNumbers');
    const cited = new CitedSources(references, input.citations, 'input', 'citations');
    await references.find();
    const tier = change.newTier(input.confidentiality, 'input', 'confidentiality');
    const id = await writeCase(change.manager, {
      ...input,
      tier,
      hold: input.hold ?? false,
      rights: input.rights ?? [],
      fileNumbers: numbers(),
      citations: cited.drafts,
      slug: await freeSlug(change.manager, 'cases', {
        wanted: tier > 2 ? null : input.slug,
        from: `${input.country} ${input.title}`,
        path: ['input', 'slug'],
      }),
    });
    return { records: { case: `Case_${id}` } };
  }

  private async update(change: Change, { id, expectedVersion, patch }: UpdateArgs): Promise<Outcome> {
    const { manager } = change;
    const references = change.references();
    const slot = references.one(['Case'], id, 'id');
    const numbers = numbersOf(references, patch.fileNumbers, 'patch', 'fileNumbers');
    const cited = new CitedSources(references, patch.addCitations, 'patch', 'addCitations');
    await references.find();
    const row = await change.lock('Case', keyOf(slot), expectedVersion, 'id');
    const tier = change.raisedTier(row, patch.confidentiality, 'patch', 'confidentiality');
    change.alters('Case', row, tier);
    await patchColumns(manager, CaseEntity, row.id, {
      title: patch.title,
      titleFolded: patch.title ? fold(patch.title) : undefined,
      kind: patch.kind,
      summary: patch.summary,
      rights: patch.rights,
      hold: patch.hold ?? undefined,
      ...(await change.raise('Case', row, tier)),
    });
    if (patch.fileNumbers) await replaceFileNumbers(manager, row.id, numbers(), tier);
    await writeCitations(manager, 'Case', row.id, cited.drafts, { tier });
    if (patch.fileNumbers || cited.drafts.length > 0) await change.renew('Case', row.id);
    return { records: { case: `Case_${row.id}` } };
  }
}

/** The file numbers of an input; to be called once the references have been found. */
function numbersOf(
  references: References,
  numbers: readonly FileNumberInput[] | null | undefined,
  ...path: string[]
): () => WantedFileNumber[] {
  const slots = (numbers ?? []).map(({ value, authority }, place) => ({
    value,
    authority: references.one(['Organization'], authority, ...path, String(place), 'authority'),
  }));
  return () => slots.map(({ value, authority }) => ({ value, authorityId: authority.key }));
}
