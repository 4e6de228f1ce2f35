import { freeSlug, patchColumns, patchDate } from '@app/database';
import { DomainError, fuzzyDate } from '@app/kernel';
import { type Change, CitedSources, Handlers, type Outcome, writeCitations } from '@app/ledger';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { findNamesake } from '../find-namesake.query.js';
import { PersonEntity } from '../person.entity.js';
import type { PersonInput } from '../person.input.js';
import type { PersonPatch } from '../person.patch.js';
import { primaryOf, readNames } from '../read-names.js';
import { replaceNames } from '../replace-names.js';
import { writePerson } from '../write-person.js';

interface UpdateArgs {
  id: string;
  expectedVersion: number;
  patch: PersonPatch;
}

/** Records persons, and what changes of them. */
@Injectable()
export class PeopleService implements OnModuleInit {
  constructor(private readonly handlers: Handlers) {}

  onModuleInit(): void {
    this.handlers.add('personCreate', (change, { input }: { input: PersonInput }) => this.create(change, input));
    this.handlers.add('personUpdate', (change, args: UpdateArgs) => this.update(change, args), {
      movesReach: ({ patch }) => Boolean(patch.confidentiality),
    });
  }

  private async create(change: Change, input: PersonInput): Promise<Outcome> {
    const { manager } = change;
    const references = change.references();
    const cited = new CitedSources(references, input.citations, 'input', 'citations');
    await references.find();
    const tier = change.newTier(input.confidentiality, 'input', 'confidentiality');
    const names = readNames(change, input.names, tier, 'input', 'names');
    if (!input.force) await refuseDuplicate(change, input);
    const id = await writePerson(manager, {
      ...input,
      names,
      tier,
      hold: input.hold ?? false,
      nationalities: input.nationalities ?? [],
      occupations: input.occupations ?? [],
      slug: await freeSlug(manager, 'persons', {
        wanted: tier > 2 ? null : input.slug,
        from: primaryOf(input.names),
        path: ['input', 'slug'],
      }),
    });
    await writeCitations(manager, 'Person', id, cited.drafts, { tier });
    return { records: { person: `Person_${id}` } };
  }

  private async update(change: Change, { id, expectedVersion, patch }: UpdateArgs): Promise<Outcome> {
    const { manager } = change;
    const references = change.references();
    const person = references.one(['Person'], id, 'id');
    const cited = new CitedSources(references, patch.addCitations, 'patch', 'addCitations');
    await references.find();
    const row = await change.lock('Person', person.key ?? '', expectedVersion, 'id');
    const tier = change.raisedTier(row, patch.confidentiality, 'patch', 'confidentiality');
    change.alters('Person', row, tier);
    await patchColumns(manager, PersonEntity, row.id, {
      gender: patch.gender,
      born: patchDate(patch.born),
      died: patchDate(patch.died),
      nationalities: patch.nationalities,
      occupations: patch.occupations,
      summary: patch.summary,
      hold: patch.hold ?? undefined,
      ...(await change.raise('Person', row, tier)),
    });
    if (patch.names) {
      const names = readNames(change, patch.names, tier, 'patch', 'names');
      await replaceNames(manager, { personId: row.id }, names, 'patch', 'names');
    }
    await writeCitations(manager, 'Person', row.id, cited.drafts, { tier });
    if (patch.names || cited.drafts.length > 0) await change.renew('Person', row.id);
    return { records: { person: `Person_${row.id}` } };
  }
}

/** The same name and no other birth: probably the same person. */
async function refuseDuplicate({ manager }: Change, { names, born }: PersonInput): Promise<void> {
  const found = await findNamesake(
    manager,
    names.map(({ text }) => text),
    born ? fuzzyDate(born) : null,
  );
  if (!found) return;
  throw new DomainError(
    'DUPLICATE',
    `Somebody of that name is on record: ${found.name} (Person_${found.id}). Use that record, or say \`force\` if it is somebody else.`,
    ['input', 'names'],
  );
}
