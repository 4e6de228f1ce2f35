/** What the statements of the read path answer, as far as an edition shows it. */

export interface DatePart {
  readonly edtf: string;
  readonly earliest: string | null;
  readonly latest: string | null;
}

interface Keyed {
  readonly key: string;
}

export interface NamePart {
  readonly text: string;
  readonly kind: string;
  readonly script: string;
  readonly language: string | null;
}

interface Named extends Keyed {
  readonly slug: string;
  readonly name: string;
  readonly names: readonly NamePart[];
}

export interface PersonPart extends Named {
  readonly __typename: 'Person';
}

/** A person as their own edition tells of them. */
export interface PersonOfEdition extends PersonPart {
  readonly gender: string | null;
  readonly born: DatePart | null;
  readonly died: DatePart | null;
  readonly nationalities: readonly string[];
  readonly occupations: readonly string[];
  readonly summary: string | null;
}

export interface OrganizationPart extends Named {
  readonly __typename: 'Organization';
  readonly kind: string;
  readonly country: string | null;
}

export type PartyPart = PersonPart | OrganizationPart;

export interface SourcePart extends Keyed {
  readonly slug: string;
  readonly kind: string;
  readonly title: string;
  readonly authors: readonly { readonly name: string; readonly person: PersonPart | null }[];
  readonly publisher: OrganizationPart | null;
  readonly publishedOn: DatePart | null;
  readonly url: string | null;
  readonly archivedUrl: string | null;
  readonly accessedOn: string | null;
  readonly language: string | null;
  readonly tags: readonly string[];
  readonly reliability: string;
  readonly disclosure: string | null;
}

export interface CitationPart extends Keyed {
  readonly source: SourcePart;
  readonly locator: string | null;
  readonly quote: string | null;
  readonly stance: string;
  readonly credibility: number | null;
}

interface Cited {
  readonly citations: readonly CitationPart[];
}

export interface StandingPart {
  readonly status: string;
  readonly since: DatePart | null;
  readonly final: boolean | null;
  readonly becauseKeys: readonly string[];
}

export interface CustodyPart {
  readonly state: string;
  readonly since: DatePart | null;
  readonly place: string | null;
  readonly becauseKeys: readonly string[];
}

export interface ParticipantPart extends Keyed, Cited {
  readonly party: PartyPart;
  readonly role: string;
  readonly period: DatePart | null;
  readonly note: string | null;
  readonly standing: StandingPart | null;
  readonly custody: CustodyPart | null;
}

export interface ChargePart extends Keyed, Cited {
  readonly defendant: PersonPart | null;
  readonly article: (Keyed & { number: string; subject: string | null; statuteKey: string }) | null;
  readonly articleVersion:
    (Keyed & { title: string | null; text: string | null; language: string; inForce: DatePart | null }) | null;
  readonly pinpoint: string | null;
  readonly offence: string | null;
  readonly allegedConduct: string | null;
  readonly conductDate: DatePart | null;
  readonly conductPlace: string | null;
  readonly standing: StandingPart;
  readonly replacesKey: string | null;
}

export interface PenaltyPart {
  readonly kind: string;
  readonly person: PersonPart | null;
  readonly term: string | null;
  readonly suspended: boolean | null;
  readonly amount: string | null;
  readonly currency: string | null;
  readonly description: string | null;
  readonly starts: DatePart | null;
  readonly ends: DatePart | null;
}

export interface EventPart extends Keyed, Cited {
  readonly kind: string;
  readonly date: DatePart;
  readonly title: string;
  readonly summary: string | null;
  readonly place: string | null;
  readonly actor: PartyPart | null;
  readonly involved: readonly PartyPart[];
  readonly chargeKeys: readonly string[];
  readonly defendants: readonly PersonPart[];
  readonly penalties: readonly PenaltyPart[];
  readonly restraint: { kind: string; until: DatePart | null; conditions: string | null } | null;
  readonly attribution: string | null;
  readonly disputed: boolean;
  readonly irregular: boolean;
  readonly irregularity: string | null;
  readonly correctsKey: string | null;
  readonly afterKey: string | null;
  readonly rights: readonly string[];
  readonly wgadCategories: readonly string[];
}

export interface RelatedPart extends Keyed, Cited {
  readonly case: Keyed;
  readonly kind: string;
  readonly note: string | null;
}

/** A case with everything of it. */
export interface CasePart extends Keyed, Cited {
  readonly slug: string;
  readonly title: string;
  readonly kind: string;
  readonly country: string;
  readonly summary: string | null;
  readonly fileNumbers: readonly { readonly value: string; readonly authority: OrganizationPart | null }[];
  readonly standing: StandingPart;
  readonly opened: DatePart | null;
  readonly closed: DatePart | null;
  readonly rights: readonly string[];
  readonly participants: readonly ParticipantPart[];
  readonly charges: readonly ChargePart[];
  readonly events: readonly EventPart[];
  readonly related: readonly RelatedPart[];
}

export interface StatutePart extends Keyed {
  readonly slug: string;
  readonly title: string;
  readonly country: string;
  readonly adopted: DatePart | null;
  readonly inForce: DatePart | null;
  readonly uri: string | null;
}

/** Another case, as far as one that is related to it tells. */
export interface OtherCase extends Keyed {
  readonly slug: string;
  readonly title: string;
}
