/** What pages of the record say, in one language. */
export interface RecordMessages {
  /** @param constant  an entry of a closed list, as the graph has it: UNDER_INVESTIGATION */
  readonly word: (constant: string) => string;
  /** @param code  ISO 3166-1 */
  readonly country: (code: string) => string;
  /** @param tag  BCP 47 */
  readonly languageName: (tag: string) => string;
  /** @param iso  ISO 8601: P1Y6M */
  readonly duration: (iso: string) => string;
  readonly date: (edtf: string) => string;
  /** @param at  a moment or a day, ISO 8601 */
  readonly day: (at: string) => string;
  /** @param grade  A to F, by the Admiralty code */
  readonly reliability: (grade: string) => string;
  readonly list: (items: readonly string[]) => string;
  readonly describeCase: (status: string, country: string) => string;
  readonly describePerson: (name: string) => string;
  readonly describeSource: (kind: string) => string;
  /** @param day  in words, as in all that follow */
  readonly edition: (seq: number, day: string) => string;
  readonly permalink: string;
  readonly superseded: (day: string, latest: number) => string;
  /** Of a record that stands no more; without a day where it is not known. */
  readonly recordRetracted: (day?: string) => string;
  /** The same of one that another stands for. */
  readonly recordMerged: (day?: string) => string;
  /** The link to that. */
  readonly standsForIt: string;
  readonly newest: string;
  readonly difference: string;
  readonly withdrawn: (places: string) => string;
  readonly original: string;
  /**
   * What stands behind a status: since when it is so, with the space or comma before it.
   *
   * @param edtf  the date, and in words
   */
  readonly since: (edtf: string, words: string) => string;
  readonly final: string;
  readonly notFinal: string;
  readonly because: string;
  readonly opened: string;
  readonly closed: string;
  readonly kind: string;
  readonly countryOf: string;
  readonly fileNumbers: string;
  readonly rights: string;
  readonly wgad: string;
  /** @param category  I to V */
  readonly wgadCategory: (category: string) => string;
  readonly standing: string;
  readonly people: string;
  readonly custody: string;
  readonly charges: string;
  readonly against: string;
  /** @param pinpoint  part, paragraph, point below the article; null: all of it */
  readonly article: (number: string, pinpoint: string | null, law: string) => string;
  readonly wording: string;
  readonly inForce: (date: string) => string;
  readonly offence: string;
  /** Of a charge: the one that it stands instead of. */
  readonly replaces: string;
  readonly conductDate: string;
  readonly conductPlace: string;
  readonly alleged: string;
  readonly timeline: string;
  readonly noEvents: string;
  readonly eventAddress: string;
  readonly actor: string;
  readonly involved: string;
  readonly about: string;
  readonly defendants: string;
  readonly penalties: string;
  readonly restraint: string;
  readonly from: (date: string) => string;
  readonly until: (date: string) => string;
  readonly suspended: string;
  readonly attribution: string;
  /** Of an event: the one that it is known to follow. */
  readonly after: string;
  /** Of an event: that it stands in the place of one that was wrong. */
  readonly corrects: string;
  readonly disputed: string;
  readonly irregular: string;
  readonly corrected: (day: string) => string;
  readonly correctedAway: (day: string) => string;
  readonly retracted: (day: string) => string;
  readonly related: string;
  readonly sources: string;
  readonly disputes: string;
  /** @param grade  1 to 6, by the Admiralty code */
  readonly credibility: (grade: number) => string;
  readonly laws: string;
  readonly adopted: (date: string) => string;
  readonly named: string;
  readonly alsoCalled: string;
  readonly published: string;
  readonly publisher: string;
  readonly read: string;
  readonly archived: string;
  readonly accessedOn: string;
  readonly grade: string;
  readonly language: string;
  readonly tags: string;
  readonly restsOn: string;
  readonly names: string;
  readonly summary: string;
  readonly born: string;
  readonly died: string;
  readonly gender: string;
  readonly nationalities: string;
  readonly occupations: string;
  readonly cases: string;
  /** Before where a case stands, in which the person stands nowhere. */
  readonly theCaseIs: string;
  /** The edition of a case that an edition of a person tells of. */
  readonly caseEdition: (seq: number) => string;
  readonly casesLeftOut: (count: number) => string;
  readonly cite: string;
  readonly citeHint: string;
  readonly verify: string;
  readonly verifyHint: string;
  readonly verifyWithdrawn: string;
  readonly formats: string;
  readonly styles: Readonly<Record<'APA' | 'CHICAGO' | 'MLA', string>>;
  /** By what stands behind the address. */
  readonly formatNames: Readonly<Record<string, string>>;
  readonly changes: {
    readonly title: (title: string) => string;
    readonly description: string;
    readonly between: (from: number, to: number) => string;
    /** Where both numbers asked for lead to one edition. */
    readonly same: (seq: number) => string;
    readonly fromNothing: (to: number) => string;
    readonly nothing: string;
    readonly added: string;
    readonly corrected: string;
    readonly retracted: string;
    readonly standings: string;
    readonly was: string;
    readonly is: string;
    readonly none: string;
    readonly moved: (before: string, after: string) => string;
    readonly theCase: string;
    readonly charge: string;
    readonly asJson: string;
  };
}
