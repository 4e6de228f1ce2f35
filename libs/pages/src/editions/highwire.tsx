import { editionItem, type EditionView, FILES } from '@app/citing';

/**
 * What reference managers read in the head of a page: the tags of Highwire Press, as Google Scholar and Zotero's translator
 * "Embedded Metadata" document them; and where the other formats are, for whoever follows links by type.
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

/** The tags, in their order: authors in reading order, dates as YYYY/MM/DD, or as much of one as is known. */
function tagsOf(view: EditionView): [name: string, content: string][] {
  const item = editionItem(view);
  const { document } = view;
  const isSource = 'source' in document;
  const date = isSource ? document.source.publishedOn?.edtf : document.edition.at.slice(0, 10);
  const authors = (item.author ?? []).map((name) =>
    'literal' in name ? name.literal : `${name.family}, ${name.given}`,
  );
  return [
    ['citation_title', item.title ?? ''],
    ...authors.map((name): [string, string] => ['citation_author', name]),
    ...(date && /^\d{4}(-\d\d){0,2}$/.test(date)
      ? [['citation_publication_date', date.replaceAll('-', '/')] satisfies [string, string]]
      : []),
    ...tag('citation_publisher', item.publisher ?? item['container-title']),
    ...tag('citation_language', isSource ? document.source.language : 'en'),
    // Zotero takes the address of the page for the item's: of a source that is not where it was published.
    ['citation_public_url', isSource ? (document.source.url ?? view.permalink) : view.permalink],
    ['citation_abstract_html_url', view.permalink],
  ];
}

const tag = (name: string, content: string | null | undefined): [string, string][] =>
  content ? [[name, content]] : [];
