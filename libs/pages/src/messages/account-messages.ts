/** Everything the pages say on which people sign in and manage accounts, in one language. */
export interface AccountMessages {
  readonly signIn: {
    readonly title: string;
    readonly lead: string;
    readonly email: string;
    readonly password: string;
    readonly action: string;
    readonly refused: string;
    readonly signedOut: string;
    readonly revoked: string;
  };
  /** @param minutes  a whole number, 1 or more */
  readonly wait: (minutes: number) => string;
  readonly code: {
    readonly title: string;
    readonly lead: string;
    readonly code: string;
    readonly hint: string;
    readonly action: string;
    readonly refused: string;
    readonly other: string;
  };
  readonly setup: {
    readonly title: string;
    readonly first: string;
    /** @param email  of the account */
    readonly newcomer: (email: string) => string;
    readonly email: string;
    readonly name: string;
    readonly nameHint: string;
    readonly password: string;
    readonly passwordHint: string;
    readonly again: string;
    readonly action: string;
    readonly gone: { readonly title: string; readonly text: string };
  };
  readonly secondFactor: {
    readonly title: string;
    readonly lead: string;
    readonly scan: string;
    readonly picture: string;
    readonly type: string;
    readonly code: string;
    readonly codeHint: string;
    readonly action: string;
    readonly refused: string;
  };
  readonly recoveryCodes: {
    readonly title: string;
    readonly lead: string;
    readonly keep: string;
    readonly next: string;
  };
  readonly account: {
    readonly title: string;
    /** @param role  such as ADVOCATE */
    readonly may: (role: string, clearance: string) => string;
    readonly signOut: string;
    readonly manage: string;
    readonly secondFactor: string;
    readonly withSecondFactor: (recoveryCodes: number) => string;
    readonly withoutSecondFactor: string;
    readonly setUp: string;
    readonly renewHint: string;
    readonly renewCode: string;
    readonly renew: string;
    readonly sessions: string;
    readonly started: string;
    readonly seen: string;
    readonly thisOne: string;
    readonly end: string;
    readonly panic: string;
    readonly panicHint: string;
    readonly sure: string;
    readonly panicAction: string;
  };
  readonly tokens: {
    readonly heading: string;
    readonly hint: string;
    readonly none: string;
    readonly name: string;
    readonly begins: string;
    readonly purpose: string;
    readonly reads: string;
    readonly writes: string;
    readonly until: string;
    readonly lastUsed: string;
    readonly never: string;
    readonly revoke: string;
    readonly make: string;
    readonly nameHint: string;
    readonly days: string;
    readonly write: string;
    readonly action: string;
    readonly made: string;
    readonly madeLead: string;
    readonly madeLabel: string;
  };
  readonly accounts: {
    readonly title: string;
    readonly person: string;
    readonly role: string;
    readonly clearance: string;
    readonly usual: string;
    readonly state: string;
    readonly states: Readonly<Record<'ACTIVE' | 'INVITED' | 'DISABLED', string>>;
    readonly secondFactor: string;
    readonly yes: string;
    readonly no: string;
    readonly disable: string;
    readonly enable: string;
    readonly revoke: string;
    readonly link: string;
    readonly resetSecondFactor: string;
    /** A button is named for what it does and to whom: many do the same. */
    readonly of: (action: string, name: string) => string;
    readonly actions: string;
    readonly make: string;
    readonly email: string;
    readonly name: string;
    readonly action: string;
    readonly yourself: string;
    readonly panic: string;
    readonly panicHint: string;
    readonly panicAction: string;
    readonly linkTitle: string;
    readonly linkLead: (name: string) => string;
    readonly linkLabel: string;
  };
  readonly back: string;
  readonly problem: string;
}
