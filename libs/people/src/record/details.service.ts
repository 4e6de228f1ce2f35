import { FuzzyDateColumns, insertRecord, patchColumns, patchDate } from '@app/database';
import { DomainError } from '@app/kernel';
import { type Change, CitedSources, Handlers, type Outcome, keyOf, writeCitations } from '@app/ledger';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { PersonDetailsEntity } from '../person-details.entity.js';
import type { PersonDetailsInput } from '../person-details.input.js';

interface SetArgs {
  person: string;
  expectedVersion?: number | null;
  input: PersonDetailsInput;
}

/** Keeps delicate facts about persons, apart from them and for each tier. */
@Injectable()
export class DetailsService implements OnModuleInit {
  constructor(private readonly handlers: Handlers) {}

  onModuleInit(): void {
    this.handlers.add('personDetailsSet', (change, args: SetArgs) => this.set(change, args));
  }

  private async set(change: Change, { person: id, expectedVersion = null, input }: SetArgs): Promise<Outcome> {
    const { manager } = change;
    const references = change.references();
    const person = references.one(['Person'], id, 'person');
    const cited = new CitedSources(references, input.citations, 'input', 'citations');
    await references.find();
    const tier = change.newTier(input.confidentiality, 'input', 'confidentiality');
    const personId = keyOf(person);
    // Whoever else sets the first details of this person waits here.
    await change.lock('Person', personId, null, 'person');
    const known = await manager.findOneBy(PersonDetailsEntity, { personId, tier });
    if (!known && expectedVersion !== null) {
      throw new DomainError(
        'CONFLICT',
        'There are no details of that tier. Leave `expectedVersion` out to set the first.',
        ['expectedVersion'],
      );
    }
    if (known && expectedVersion === null) {
      throw new DomainError(
        'CONFLICT',
        `There are details already, at version ${known.version}. Read them, then give that as \`expectedVersion\`.`,
        ['expectedVersion'],
      );
    }
    const details = known
      ? await this.#patch(change, known.id, expectedVersion, input)
      : await this.#first(change, personId, tier, input);
    await writeCitations(manager, 'PersonDetails', details, cited.drafts, { tier });
    if (cited.drafts.length > 0 && known) await change.renew('PersonDetails', details);
    return { records: { details: `PersonDetails_${details}` } };
  }

  async #patch(change: Change, id: string, expectedVersion: number | null, input: PersonDetailsInput): Promise<string> {
    const row = await change.lock('PersonDetails', id, expectedVersion, 'person');
    change.alters('PersonDetails', row);
    const { born, contact, consent, consentNote } = input;
    await patchColumns(change.manager, PersonDetailsEntity, id, {
      born: patchDate(born),
      contact,
      consent,
      consentNote,
    });
    return id;
  }

  #first(
    { manager }: Change,
    personId: string,
    tier: number,
    { born, contact, consent, consentNote }: PersonDetailsInput,
  ): Promise<string> {
    return insertRecord(
      manager,
      PersonDetailsEntity,
      {
        personId,
        born: FuzzyDateColumns.of(born),
        contact: contact ?? null,
        consent: consent ?? null,
        consentNote: consentNote ?? null,
      },
      { tier },
    );
  }
}
