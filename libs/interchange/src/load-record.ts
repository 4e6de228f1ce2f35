import { type PartyReference, writeCase, writeCharge, writeParticipant, writeRelatedCase } from '@app/cases';
import {
  type ChangeDescription,
  recordChange,
  type CitationDraft,
  type CitationSubject,
  writeCitations,
} from '@app/ledger';
import { writeAffiliation, writeOrganization } from '@app/organizations';
import { writePerson, writeRelationship } from '@app/people';
import { writeSource } from '@app/sources';
import { writeStatute, writeStatuteArticle } from '@app/statutes';
import { refoldTouched, writeEvent } from '@app/timeline';
import type { EntityManager } from 'typeorm';
import type { CaseBySlug, CitationBySlug, PartyBySlug, RecordDraft } from './first-record/draft.js';

/** How a record is loaded. */
export interface LoadOptions {
  /** The tier of every record. */
  tier: number;
  change: ChangeDescription;
  /** A source that every record cites before its own. */
  alsoCites?: string;
}

/**
 * Writes a whole record, in the caller's transaction: one change set for the parties, one for the law, one for each
 * source, one for each case, one for the relations. Names that lead nowhere are a mistake of the draft and throw.
 */
export async function loadRecord(manager: EntityManager, draft: RecordDraft, options: LoadOptions): Promise<void> {
  await new RecordLoader(manager, options).load(draft);
}

class RecordLoader {
  readonly #ids = new Map<string, string>();
  readonly #tier: { tier: number };

  constructor(
    private readonly manager: EntityManager,
    private readonly options: LoadOptions,
  ) {
    this.#tier = { tier: options.tier };
  }

  async load(draft: RecordDraft): Promise<void> {
    await this.#change(() => this.#parties(draft));
    await this.#change(async () => {
      for (const source of draft.sources) await this.#source(source);
      // Who is cited must be there first: parties come before sources, and cite them from here on.
      await this.#citeParties(draft);
    });
    await this.#change(() => this.#statutes(draft));
    for (const one of draft.cases) await this.#change(() => this.#case(one));
    await this.#change(async () => {
      for (const { from, to, citations, ...relation } of draft.relations) {
        await writeRelatedCase(this.manager, {
          ...relation,
          ...this.#tier,
          fromId: this.#id('case', from),
          toId: this.#id('case', to),
          citations: this.#citations(citations),
        });
      }
    });
  }

  async #change(work: () => Promise<void>): Promise<void> {
    await recordChange(this.manager, this.options.change, refoldTouched, work);
  }

  async #parties(draft: RecordDraft): Promise<void> {
    for (const { citations: _, ...person } of draft.people) {
      this.#keep('person', person.slug, await writePerson(this.manager, { ...person, ...this.#tier }));
    }
    for (const { citations: _, ...organization } of draft.organizations) {
      const id = await writeOrganization(this.manager, { ...organization, ...this.#tier });
      this.#keep('organization', organization.slug, id);
    }
    for (const [place, { person, organization, citations: _, ...affiliation }] of draft.affiliations.entries()) {
      const personId = this.#id('person', person);
      const organizationId = this.#id('organization', organization);
      const id = await writeAffiliation(this.manager, { ...affiliation, ...this.#tier, personId, organizationId });
      this.#keep('affiliation', String(place), id);
    }
    for (const [place, { from, to, citations: _, ...relationship }] of draft.relationships.entries()) {
      const fromId = this.#id('person', from);
      const id = await writeRelationship(this.manager, {
        ...relationship,
        ...this.#tier,
        fromId,
        toId: this.#id('person', to),
      });
      this.#keep('relationship', String(place), id);
    }
  }

  async #citeParties(draft: RecordDraft): Promise<void> {
    for (const person of draft.people) await this.#cite('Person', this.#id('person', person.slug), person.citations);
    for (const organization of draft.organizations) {
      await this.#cite('Organization', this.#id('organization', organization.slug), organization.citations);
    }
    for (const [place, { citations }] of draft.affiliations.entries()) {
      await this.#cite('Affiliation', this.#id('affiliation', String(place)), citations);
    }
    for (const [place, { citations }] of draft.relationships.entries()) {
      await this.#cite('Relationship', this.#id('relationship', String(place)), citations);
    }
  }

  async #source({ authors, publisher, ...source }: RecordDraft['sources'][number]): Promise<void> {
    const id = await writeSource(this.manager, {
      ...source,
      ...this.#tier,
      authors: authors?.map(({ name, person }) => ({ name, personId: person ? this.#id('person', person) : null })),
      publisherId: publisher ? this.#id('organization', publisher) : null,
    });
    this.#keep('source', source.slug, id);
    if (source.slug !== this.options.alsoCites) await this.#cite('Source', id, []);
  }

  async #statutes(draft: RecordDraft): Promise<void> {
    for (const { articles, citations, ...statute } of draft.statutes) {
      const statuteId = await writeStatute(this.manager, statute);
      await this.#cite('Statute', statuteId, citations);
      for (const { citations: own, ...article } of articles) {
        const id = await writeStatuteArticle(this.manager, { ...article, statuteId });
        this.#keep('article', `${statute.slug} ${article.number}`, id);
        await this.#cite('StatuteArticle', id, own);
      }
    }
  }

  async #case({ participants, charges, events, citations, ...draft }: CaseBySlug): Promise<void> {
    const caseId = await writeCase(this.manager, { ...draft, ...this.#tier, citations: this.#citations(citations) });
    this.#keep('case', draft.slug, caseId);
    for (const { party, citations: own, ...participant } of participants) {
      await writeParticipant(this.manager, {
        ...participant,
        ...this.#tier,
        caseId,
        party: this.#party(party),
        citations: this.#citations(own),
      });
    }
    for (const { defendant, article, citations: own, ...charge } of charges) {
      await writeCharge(this.manager, {
        ...charge,
        ...this.#tier,
        caseId,
        defendantId: defendant ? this.#id('person', defendant) : null,
        articleId: article ? this.#id('article', article) : null,
        citations: this.#citations(own),
      });
    }
    for (const { actor, involved, citations: own, ...event } of events) {
      await writeEvent(this.manager, {
        ...event,
        ...this.#tier,
        caseId,
        actor: actor ? this.#party(actor) : null,
        involved: involved?.map((party) => this.#party(party)),
        citations: this.#citations(own),
      });
    }
  }

  async #cite(subject: CitationSubject, id: string, own?: readonly CitationBySlug[]): Promise<void> {
    const tier = subject === 'Statute' || subject === 'StatuteArticle' ? { tier: 0 } : this.#tier;
    await writeCitations(this.manager, subject, id, this.#citations(own), tier);
  }

  #citations(own: readonly CitationBySlug[] = []): CitationDraft[] {
    const { alsoCites } = this.options;
    const further = alsoCites && !own.some(({ source }) => source === alsoCites) ? [{ source: alsoCites }] : [];
    const all: readonly CitationBySlug[] = [...further, ...own];
    return all.map(({ source, ...citation }) => ({ ...citation, sourceId: this.#id('source', source) }));
  }

  #party(party: PartyBySlug): PartyReference {
    return 'person' in party
      ? { personId: this.#id('person', party.person) }
      : { organizationId: this.#id('organization', party.organization) };
  }

  #keep(kind: string, slug: string, id: string): void {
    this.#ids.set(`${kind} ${slug}`, id);
  }

  #id(kind: string, slug: string): string {
    const id = this.#ids.get(`${kind} ${slug}`);
    if (!id) throw new Error(`The draft names the ${kind} "${slug}", which it does not hold.`);
    return id;
  }
}
