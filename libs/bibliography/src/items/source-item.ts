import type { CslItem, CslType } from '../csl-item.js';
import { authorName, type CitedAuthor } from './author-name.js';
import { cslDate, cslDay } from './csl-date.js';

/** A source, as the record has it. */
export interface CitedSource {
  readonly slug: string;
  readonly kind: keyof typeof SOURCES;
  readonly title: string;
  readonly authors: readonly CitedAuthor[];
  /** The name of who published or issued it. */
  readonly publisher: string | null;
  readonly publishedOn: { readonly edtf: string } | null;
  readonly url: string | null;
  readonly archivedUrl: string | null;
  /** `YYYY-MM-DD` */
  readonly accessedOn: string | null;
  /** Tag of BCP 47. */
  readonly language: string | null;
}

/**
 * Each kind of source as a type of CSL 1.0.2, and in words where the type does not say it.
 *
 * `legal_case` is a decided case by its name, reporter and volume, which styles write by the rules of American law; an indictment, a
 * plea agreement, or a ruling of which we have a title and a date are documents. `personal_communication` is what only its
 * receiver has, and APA lists none; a letter that is a source here has been seen by others, so it is a document, as
 * are a statement and a testimony. `post` is a post in a network or channel, `motion_picture` film and video of every sort.
 */
const SOURCES = {
  NEWS_ARTICLE: { type: 'article-newspaper' },
  COURT_DOCUMENT: { type: 'document', genre: 'Court document' },
  OFFICIAL_LETTER: { type: 'document', genre: 'Letter' },
  NGO_REPORT: { type: 'report' },
  UN_DOCUMENT: { type: 'report' },
  GOVERNMENT_STATEMENT: { type: 'document', genre: 'Statement' },
  SOCIAL_MEDIA_POST: { type: 'post' },
  INTERVIEW: { type: 'interview' },
  TESTIMONY: { type: 'document', genre: 'Testimony' },
  VIDEO: { type: 'motion_picture', genre: 'Video' },
  DATASET: { type: 'dataset', genre: 'Data set' },
  OTHER: { type: 'document' },
} as const satisfies Record<string, { type: CslType; genre?: string }>;

/** What is published in something else, whose name is the publisher's: a newspaper, a network. */
const IN_CONTAINER: readonly CslType[] = ['article-newspaper', 'interview', 'post'];

/**
 * A source as an item. Its address is the one that was read, or the archive's where there is no other.
 *
 * @param locale  for a date that needs words
 * @throws EdtfError where its date cannot be read
 */
export function sourceItem(source: CitedSource, locale = 'en'): CslItem {
  const { type, ...words }: { type: CslType; genre?: string } = SOURCES[source.kind];
  const { publisher, archivedUrl } = source;
  const publishedIn = IN_CONTAINER.includes(type) ? ('container-title' as const) : ('publisher' as const);
  return {
    id: source.slug,
    type,
    title: source.title,
    author: source.authors.length > 0 ? source.authors.map(authorName) : undefined,
    ...(publisher === null ? {} : { [publishedIn]: publisher }),
    issued: source.publishedOn ? cslDate(source.publishedOn.edtf, locale) : undefined,
    accessed: source.accessedOn === null ? undefined : cslDay(source.accessedOn),
    URL: source.url ?? archivedUrl ?? undefined,
    ...(archivedUrl === null ? {} : { archive: hostOf(archivedUrl), archive_location: archivedUrl }),
    ...words,
    language: source.language ?? undefined,
  };
}

function hostOf(url: string): string | undefined {
  return URL.parse(url)?.hostname;
}
