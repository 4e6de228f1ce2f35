import { freeSlug, patchColumns, replacePointer } from '@app/database';
import { DomainError } from '@app/kernel';
import { type Change, CitedSources, Handlers, keyOf, type Outcome, writeCitations } from '@app/ledger';
import { findOrganizationNamesake, primaryOf, readNames, replaceNames } from '@app/people';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { OrganizationEntity } from '../organization.entity.js';
import type { OrganizationInput } from '../organization.input.js';
import type { OrganizationPatch } from '../organization.patch.js';
import { writeOrganization } from '../write-organization.js';

interface UpdateArgs {
  id: string;
  expectedVersion: number;
  patch: OrganizationPatch;
}

/** Records organizations, and what changes of them. */
@Injectable()
export class OrganizationsService implements OnModuleInit {
  constructor(private readonly handlers: Handlers) {}

  onModuleInit(): void {
    this.handlers.add('organizationCreate', (change, { input }: { input: OrganizationInput }) =>
      this.create(change, input),
    );
    this.handlers.add('organizationUpdate', (change, args: UpdateArgs) => this.update(change, args), {
      movesReach: ({ patch }) => Boolean(patch.confidentiality),
    });
  }

  private async create(change: Change, input: OrganizationInput): Promise<Outcome> {
    const { manager } = change;
    const references = change.references();
    const parent = references.one(['Organization'], input.parent, 'input', 'parent');
    const cited = new CitedSources(references, input.citations, 'input', 'citations');
    await references.find();
    const tier = change.newTier(input.confidentiality, 'input', 'confidentiality');
    const names = readNames(change, input.names, tier, 'input', 'names');
    if (!input.force) await refuseDuplicate(change, input);
    const id = await writeOrganization(manager, {
      ...input,
      names,
      tier,
      hold: input.hold ?? false,
      parentId: parent.key,
      slug: await freeSlug(manager, 'organizations', {
        wanted: tier > 2 ? null : input.slug,
        from: primaryOf(input.names),
        path: ['input', 'slug'],
      }),
    });
    await writeCitations(manager, 'Organization', id, cited.drafts, { tier });
    return { records: { organization: `Organization_${id}` } };
  }

  private async update(change: Change, { id, expectedVersion, patch }: UpdateArgs): Promise<Outcome> {
    const { manager } = change;
    const references = change.references();
    const organization = references.one(['Organization'], id, 'id');
    const parent = references.one(['Organization'], patch.parent, 'patch', 'parent');
    await references.find();
    const row = await change.lock('Organization', keyOf(organization), expectedVersion, 'id');
    const tier = change.raisedTier(row, patch.confidentiality, 'patch', 'confidentiality');
    change.alters('Organization', row, tier);
    await patchColumns(manager, OrganizationEntity, row.id, {
      kind: patch.kind,
      country: patch.country,
      legalStanding: patch.legalStanding,
      summary: patch.summary,
      hold: patch.hold ?? undefined,
      ...(await change.raise('Organization', row, tier)),
    });
    if (patch.names) {
      const names = readNames(change, patch.names, tier, 'patch', 'names');
      await replaceNames(manager, { organizationId: row.id }, names, 'patch', 'names');
    }
    const moved = patch.parent !== undefined && (await setParent(change, row.id, parent.key, tier));
    if (patch.names || moved) await change.renew('Organization', row.id);
    return { records: { organization: `Organization_${row.id}` } };
  }
}

/** How far up the parents are followed. */
const HIGHEST = 20;

/** @returns whether it has another parent now */
async function setParent(change: Change, id: string, parentId: string | null, tier: number): Promise<boolean> {
  const { manager } = change;
  if (parentId !== null) {
    // Two that were each put below the other at the same time would both find no circle.
    if (parentId !== id) await change.lock('Organization', parentId, null, 'patch', 'parent');
    const [{ circle }] = await manager.query<[{ circle: boolean }]>(
      `WITH RECURSIVE up (id, steps) AS (SELECT $1::uuid, 0 UNION SELECT p.to_organization_id, up.steps + 1 FROM up JOIN live.pointers p
         ON p.from_organization_id = up.id AND p.role = 'PARENT' WHERE up.steps < ${HIGHEST})
       SELECT EXISTS (SELECT FROM up WHERE id = $2) AS circle`,
      [parentId, id],
    );
    if (circle) {
      throw new DomainError('INVALID', 'It would be a part of itself. Give another parent.', ['patch', 'parent']);
    }
  }
  return replacePointer(manager, 'PARENT', { from: id, to: parentId, tier });
}

/** The same name in the same country: probably the same organization. There are exceptions, the two Atajurts for one. */
async function refuseDuplicate({ manager }: Change, { names, country }: OrganizationInput): Promise<void> {
  const found = await findOrganizationNamesake(
    manager,
    names.map(({ text }) => text),
    country ?? null,
  );
  if (!found) return;
  throw new DomainError(
    'DUPLICATE',
    `An organization of that name is on record: ${found.name} (Organization_${found.id}). Use that record, or say \`force\` if it is another one.`,
    ['input', 'names'],
  );
}
