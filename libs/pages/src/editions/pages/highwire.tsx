import type { CslItem } from '@app/bibliography';
import { editionItem, type EditionView, FILES } from '@app/citing';

/**
 * What reference managers read in the head of a page: the tags of Highwire Press, as Google Scholar and Zotero's translator
 * "Embedded Metadata" read them, and what these have no tag for; and where the other formats are, for whoever follows links by type.
 */
export function Highwire({ view }: { readonly view: EditionView }) {
  return (
    <>
      <link rel="canonical" href={view.permalink} />
      {FILES.map(({ extension, mediaTypes }) => (
        <link key={extension} rel="alternate" type={mediaTypes[0]} href={`${view.permalink}${extension}`} />
      ))}
      {tagsOf(view).map(([name, content]) => (
        <meta key={`${name} ${content}`} name={name} content={content} />
      ))}
    </>
  );
}

type Tag = readonly [name: string, content: string];

/** Zotero's name for each type; what has a title by Highwire and no type is a journal article to it. */
const ZOTERO_TYPES: Readonly<Record<CslItem['type'], string>> = {
  'article-newspaper': 'newspaperArticle',
  dataset: 'dataset',
  document: 'document',
  interview: 'interview',
  motion_picture: 'videoRecording',
  post: 'forumPost',
  report: 'report',
};

/** The tags, in their order: authors in reading order, dates as YYYY/MM/DD, or as much of one as is known. */
function tagsOf(view: EditionView): readonly Tag[] {
  const item = editionItem(view);
  const { document } = view;
  const isSource = 'source' in document;
  const date = isSource ? document.source.publishedOn?.edtf : document.edition.at.slice(0, 10);
  const authors = (item.author ?? []).map((name) =>
    'literal' in name ? name.literal : `${name.family}, ${name.given}`,
  );
  return [
    ['z:itemType', ZOTERO_TYPES[item.type]],
    ['citation_title', item.title ?? ''],
    ...authors.map((name): Tag => ['citation_author', name]),
    ...(date && /^\d{4}(-\d\d){0,2}$/.test(date)
      ? [['citation_publication_date', date.replaceAll('-', '/')] satisfies Tag]
      : []),
    ...tag('citation_publisher', item.publisher),
    // Highwire's tags for what something is published in would make it an article of a journal, or a part of a book.
    ...tag('DC.source', item['container-title']),
    ...tag('citation_language', isSource ? document.source.language : 'en'),
    // Zotero takes the address of the page for the item's: of a source that is not where it was published.
    ['citation_public_url', isSource && isOfTheWeb(item.URL) ? item.URL : view.permalink],
    ['citation_abstract_html_url', view.permalink],
  ];
}

const isOfTheWeb = (url: string | undefined): url is string => /^https?:\/\//i.test(url ?? '');

const tag = (name: string, content: string | null | undefined): readonly Tag[] => (content ? [[name, content]] : []);
