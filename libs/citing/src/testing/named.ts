import type { CitationPart, DatePart, OrganizationPart, PersonPart, SourcePart } from '../document/parts.js';

/** The uuid that the nth thing of a content has. */
export const uuid = (n: number): string => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;

export const day = (edtf: string): DatePart => ({ edtf, earliest: edtf, latest: edtf });

/** Who is named in what documents are made from, and the sources that it cites; `say` has the words. */
export function named(say: (place: string) => string): {
  defendant: PersonPart;
  author: PersonPart;
  paper: OrganizationPart;
  article: SourcePart;
  /** One that bears out and one that disputes, numbered from n. */
  citations: (n: number) => CitationPart[];
} {
  const namedAs = (text: string) => [
    { text: say(text), kind: 'PRIMARY', script: 'Latn', language: 'en' },
    { text: say(`other ${text}`), kind: 'ALIAS', script: 'Cyrl', language: null },
  ];
  const called = (text: string) => ({ name: say(text), names: namedAs(text) });
  const defendant: PersonPart = { __typename: 'Person', key: uuid(1), slug: 'defendant', ...called('Defendant') };
  const author: PersonPart = { __typename: 'Person', key: uuid(2), slug: 'author', ...called('Author') };
  const paper: OrganizationPart = {
    __typename: 'Organization',
    key: uuid(3),
    slug: 'paper',
    ...called('Paper'),
    kind: 'MEDIA',
    country: 'KZ',
  };
  const source = (n: number, slug: string, kind: string): SourcePart => ({
    key: uuid(n),
    slug,
    kind,
    title: say(`Title of ${slug}`),
    authors: [
      { name: say('A. Author'), person: author },
      { name: say('Editors'), person: null },
    ],
    publisher: paper,
    publishedOn: day('2020-05-06'),
    url: 'https://paper.example/one',
    archivedUrl: 'https://archive.example/paper.example/one',
    accessedOn: '2020-06-01',
    language: 'ru',
    tags: [say('tag one'), say('tag two')],
    reliability: 'B',
    disclosure: say('Disclosure'),
  });
  const [article, letter] = [source(4, 'article', 'NEWS_ARTICLE'), source(5, 'letter', 'OFFICIAL_LETTER')];
  const citations = (n: number): CitationPart[] => [
    { key: uuid(n), source: article, locator: say('p. 3'), quote: say('Quote'), stance: 'SUPPORTS', credibility: 2 },
    { key: uuid(n + 1), source: letter, locator: null, quote: null, stance: 'DISPUTES', credibility: null },
  ];
  return { defendant, author, paper, article, citations };
}
