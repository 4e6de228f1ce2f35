/** What stands behind the address of an edition to ask for a format of it. */
export const EXTENSIONS = ['.json', '.csv', '.bib', '.ris', '.csl.json', '.jsonld'] as const;

export type Extension = (typeof EXTENSIONS)[number];
