import type { DOCUMENTATION } from '../documents/documents.js';
import { accountEnglish } from './account-english.js';
import type { AccountMessages } from './account-messages.js';
import { recordEnglish } from './record-english.js';
import type { RecordMessages } from './record-messages.js';

/** Everything the pages say, in one language: a translation is another object of this type. */
export interface Messages {
  /** As in the `lang` attribute. */
  readonly language: string;
  readonly name: string;
  readonly skip: string;
  readonly start: {
    readonly title: string;
    readonly description: string;
    readonly lead: string;
    readonly about: readonly string[];
    readonly ask: string;
    readonly askHint: string;
    readonly openExplorer: string;
    readonly questions: string;
    readonly programs: string;
    readonly endpoint: string;
    readonly documentation: string;
    readonly documents: Readonly<Record<keyof typeof DOCUMENTATION, string>>;
    readonly members: string;
    readonly signIn: string;
    readonly licence: string;
    readonly freedom: string;
    readonly offer: string;
    readonly licenceText: string;
    readonly source: string;
  };
  readonly explorer: {
    readonly title: string;
    readonly description: string;
    readonly heading: string;
    readonly questions: string;
    readonly noQuestions: string;
    readonly unknownQuestion: string;
    readonly editor: string;
    /** What an empty editor begins with: comments, in the notation of GraphQL. */
    readonly beginning: string;
    readonly loading: string;
    readonly withoutScript: string;
  };
  readonly account: AccountMessages;
  readonly record: RecordMessages;
}

export const english: Messages = {
  language: 'en',
  name: 'Casetrail',
  skip: 'Skip to the content',
  start: {
    title: 'Casetrail: human-rights cases and where they stand',
    description: 'Who is charged with what, where each case stands, and on whose word.',
    lead: 'Who is charged with what, where each case stands, and on whose word.',
    about: [
      'Casetrail records what happens to people in courts. Advocates write it down, researchers ask, reporters cite.',
      'Nobody types in where a case stands: it follows from events. No event is here without a source, and no date is ' +
        'more exact than its source.',
    ],
    ask: 'Ask the record',
    askHint: 'In the explorer you write a question, run it, and see what else could be asked.',
    openExplorer: 'Open the explorer',
    questions: 'Questions to begin with',
    programs: 'For programs',
    endpoint: 'GraphQL over HTTP. Send questions by POST, as JSON, to this address:',
    documentation: 'Documentation',
    documents: {
      readme: 'Read me first',
      'schema.graphql': 'The schema: everything that can be asked',
      vocabulary: 'The vocabulary: what kinds of events, statuses and roles mean',
    },
    members: 'For those who record',
    signIn: 'Sign in',
    licence: 'Licence and source',
    freedom:
      'Casetrail is free software under the GNU Affero General Public License, version 3 or later. It comes without ' +
      'any warranty.',
    offer: 'Whoever uses it over a network has a right to its source. This is the source this server was built from.',
    licenceText: 'Text of the licence',
    source: 'Source code (tar.gz)',
  },
  explorer: {
    title: 'Explorer – Casetrail',
    description: 'Ask the record of cases in GraphQL, and see what can be asked.',
    heading: 'Explorer',
    questions: 'Stored questions',
    noQuestions: 'There are none.',
    unknownQuestion: 'There is no stored question of that name.',
    editor: 'Editor',
    beginning:
      '# Open a stored question, or write one of your own.\n' +
      '# Ctrl-Space shows what can be asked here, Ctrl-Enter runs the question.\n\n',
    loading: 'The editor is loading.',
    withoutScript:
      'The editor needs JavaScript. Everything can be asked without it as well: send a question by POST, as JSON, to /graphql.',
  },
  account: accountEnglish,
  record: recordEnglish,
};
