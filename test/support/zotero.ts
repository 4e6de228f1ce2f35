/** A tag of the head of a page: `<meta name content>`. */
export type MetaTag = readonly [name: string, content: string];

/**
 * The tags of Highwire Press that Zotero reads, and the fields that it puts them into; `null`: read for something else. From its
 * translator "Embedded Metadata" (https://github.com/zotero/translators, `Embedded Metadata.js` of 2024-06-13).
 */
const HIGHWIRE: Readonly<Record<string, string | null>> = {
  citation_title: 'title',
  citation_publication_date: 'date',
  citation_cover_date: 'date',
  citation_date: 'date',
  citation_journal_title: 'publicationTitle',
  citation_journal_abbrev: 'journalAbbreviation',
  citation_inbook_title: 'publicationTitle',
  citation_book_title: 'bookTitle',
  citation_volume: 'volume',
  citation_issue: 'issue',
  citation_series_title: 'series',
  citation_conference_title: 'conferenceName',
  citation_conference: 'conferenceName',
  citation_dissertation_institution: 'university',
  citation_technical_report_institution: 'institution',
  citation_technical_report_number: 'number',
  citation_publisher: 'publisher',
  citation_isbn: 'ISBN',
  citation_abstract: 'abstractNote',
  citation_doi: 'DOI',
  citation_public_url: 'url',
  citation_language: 'language',
  citation_author: null,
  citation_authors: null,
  citation_editor: null,
  citation_editors: null,
  citation_firstpage: null,
  citation_lastpage: null,
  citation_issn: null,
  citation_eIssn: null,
  citation_pdf_url: null,
  citation_abstract_html_url: null,
  citation_fulltext_html_url: null,
  citation_pmid: null,
  citation_online_date: null,
  citation_year: null,
  citation_keywords: null,
};

/** Tags that decide what the item is, whatever else is said. */
const HIGHWIRE_TYPES: Readonly<Record<string, string>> = {
  citation_journal_title: 'journalArticle',
  citation_technical_report_institution: 'report',
  citation_conference_title: 'conferencePaper',
  citation_conference: 'conferencePaper',
  citation_book_title: 'bookSection',
  citation_inbook_title: 'bookSection',
  citation_dissertation_institution: 'thesis',
};

/** Of other vocabularies, what its translator "RDF" reads by the prefixes `z` and `DC` (`RDF.js`), as far as a page of ours says it. */
const RDF: Readonly<Record<string, string>> = { 'z:itemType': 'itemType', 'DC.source': 'publicationTitle' };

/** Which of these fields an item of a type has, by Zotero's schema (https://api.zotero.org/schema): it drops the others. */
const EVERY = ['title', 'date', 'language', 'url'];
const FIELDS: Readonly<Record<string, readonly string[]>> = {
  newspaperArticle: [...EVERY, 'publicationTitle'],
  dataset: [...EVERY, 'publisher'],
  document: [...EVERY, 'publisher'],
  report: [...EVERY, 'publisher'],
  forumPost: [...EVERY, 'publicationTitle'],
  journalArticle: [...EVERY, 'publicationTitle'],
};

interface Creator {
  readonly firstName?: string;
  readonly lastName: string;
}

/** What Zotero saves of a page with these tags. */
export interface ZoteroItem {
  readonly itemType: string;
  readonly creators: readonly Creator[];
  readonly fields: Readonly<Record<string, string>>;
}

/**
 * Reads tags as Zotero is documented to.
 *
 * @throws Error at a tag that it does not read
 */
export function readAsZotero(tags: readonly MetaTag[]): ZoteroItem {
  const values = new Map<string, string>();
  for (const [name, content] of tags) {
    const field = name in HIGHWIRE ? HIGHWIRE[name] : RDF[name];
    if (field === undefined) throw new Error(`Zotero does not read ${name}.`);
    // Of several, the first.
    if (field !== null && !values.has(field)) values.set(field, content.replaceAll(/\s+/g, ' ').trim());
  }
  const [byTag] = tags.flatMap(([name]) => HIGHWIRE_TYPES[name] ?? []);
  const named = values.get('itemType');
  // A title by Highwire is a journal article's, unless something says what else it is.
  const itemType = byTag ?? (named !== undefined && named in FIELDS ? named : 'journalArticle');
  return {
    itemType,
    creators: creatorsIn(tags.filter(([name]) => name === 'citation_author').map(([, content]) => content)),
    fields: Object.fromEntries([...values].filter(([field]) => FIELDS[itemType]?.includes(field))),
  };
}

function creatorsIn(authors: readonly string[]): Creator[] {
  return authors.flatMap((author) => {
    const several = author.split(/\s*;\s*/);
    const [before, after] = author.split(/\s*,\s*/);
    // One author with words on both sides of a comma is taken for two.
    const isTwo = authors.length === 1 && several.length === 1 && before?.includes(' ') && after?.includes(' ');
    return (isTwo ? [before!, after!] : several).map(creatorIn);
  });
}

/** Family name first where there is a comma; else the last word is it. */
function creatorIn(name: string): Creator {
  const [family, given] = name.split(/\s*,\s*/);
  if (given !== undefined) return { firstName: given, lastName: family! };
  const words = name.split(' ');
  const lastName = words.pop()!;
  return words.length > 0 ? { firstName: words.join(' '), lastName } : { lastName };
}
