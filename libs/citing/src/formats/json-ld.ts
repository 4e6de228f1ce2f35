import { casesTold, eventsTold } from './cases-told.js';
import type { EditionDocument } from '../document/edition-document.js';
import type { EditionView } from './edition-view.js';
import type { Format } from './format.js';
import { caseLd, relatedLd } from './json-ld-case.js';
import { statuteLd } from './json-ld-charge.js';
import { CONTEXT } from './json-ld-context.js';
import { eventLd } from './json-ld-event.js';
import { Addresses, node, type Node } from './json-ld-node.js';
import { organizationLd, personLd, subjectLd } from './json-ld-parties.js';
import { sourceLd } from './json-ld-source.js';

/**
 * Linked data, for graphs and for search engines: schema.org's words, and words of ours where it has none. A node is named by its
 * address, or by its uuid where it has none, so that files of several editions make one graph.
 *
 * It may be put into a page as it is: nothing in it ends a script or begins a tag (HTML, "Restrictions for contents of script
 * elements"), nor a line of JavaScript.
 *
 * @see https://www.w3.org/TR/json-ld11/
 */
export const JSON_LD_FORMAT: Format = {
  extension: '.jsonld',
  mediaTypes: ['application/ld+json'],
  lasting: true,
  write: (view) =>
    `${forScripts(JSON.stringify({ '@context': CONTEXT, ...editionLd(view.document, view) }, null, 2))}\n`,
};

/** Escaped as JSON allows anywhere within its strings, outside which none of these stands. */
const forScripts = (json: string): string =>
  json.replaceAll(/[<>&\u2028\u2029]/g, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`);

function editionLd(document: EditionDocument, view: EditionView): Node {
  const addresses = new Addresses(document, view);
  const { edition, persons, organizations, sources } = document;
  return {
    ...node({
      '@id': view.permalink,
      '@type': 'CreativeWork',
      version: edition.seq,
      dateModified: edition.at,
      'casetrail:format': document.format,
      'casetrail:sha256': view.sealed,
      'casetrail:withdrawn': document.withdrawn,
    }),
    ...told(document, view, addresses),
    ...node({
      citation: sources.filter(otherThan(document)).map((source) => sourceLd(source, addresses)),
      mentions: [
        ...persons.filter(otherThan(document)).map((person) => personLd(person, addresses)),
        ...organizations.map((organization) => organizationLd(organization, addresses)),
      ],
    }),
  };
}

/** What the edition is of is told of above the lists, more fully. */
function otherThan(document: EditionDocument): (listed: { id: string }) => boolean {
  if (document.format === 'casetrail-edition/1') return () => true;
  const { id } = document.format === 'casetrail-person/1' ? document.person : document.source;
  return (listed) => listed.id !== id;
}

function told(document: EditionDocument, view: EditionView, addresses: Addresses): Node {
  if (document.format === 'casetrail-source/1') {
    return { mainEntity: sourceLd(document.source, addresses, document.source.citations) };
  }
  const cases = casesTold(document, view);
  const events = {
    'casetrail:timeline': { '@list': eventsTold(document, cases).map((one) => eventLd(one, addresses)) },
    ...node({ 'casetrail:statute': document.statutes.map((statute) => statuteLd(statute, addresses)) }),
  };
  const tellings = [...cases.values()].map((of) => caseLd(of, addresses));
  if (document.format === 'casetrail-person/1') {
    return {
      mainEntity: subjectLd(document.person, addresses),
      ...node({ 'casetrail:partIn': tellings, 'casetrail:casesLeftOut': document.casesLeftOut }),
      ...events,
    };
  }
  return {
    ...tellings[0],
    ...node({ 'casetrail:related': relatedLd(document, addresses) }),
    ...events,
  };
}
