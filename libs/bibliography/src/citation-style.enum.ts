/**
 * How a citation is written: three styles, as one line of plain text, and three formats that programs read, as a whole file.
 *
 * CHICAGO is the system of notes and bibliography, and what is given is the entry of the bibliography: a note needs the page
 * that is cited, which only its writer knows.
 */
export enum CitationStyle {
  /** Publication Manual of the American Psychological Association, 7th edition: the entry of the reference list. */
  APA = 'APA',
  /** The Chicago Manual of Style, 18th edition. */
  CHICAGO = 'CHICAGO',
  /** MLA Handbook, 9th edition: the entry of the list of works cited. */
  MLA = 'MLA',
  BIBTEX = 'BIBTEX',
  RIS = 'RIS',
  CSL_JSON = 'CSL_JSON',
}

/** The styles that are written by CSL. */
export type CslStyle = CitationStyle.APA | CitationStyle.CHICAGO | CitationStyle.MLA;
