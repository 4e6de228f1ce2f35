import { stringify } from 'csv-stringify/sync';
import { inert } from './csv-cell.js';
import { eventRows } from './csv-events.js';
import { sourceRows } from './csv-source.js';
import type { Table } from './csv-table.js';
import type { EditionDocument } from '../document/edition-document.js';
import type { EditionView } from './edition-view.js';
import type { Format } from './format.js';

/**
 * A table for spreadsheets and statistics: a row an event for the edition of a case or a person, one row for that of a source. Which
 * columns there are, `csv-events.ts` and `csv-source.ts` say.
 *
 * By RFC 4180: commas, quotation marks, CRLF, a header. Each cell is quoted, so that no program has to guess where one ends.
 *
 * The file begins with a byte order mark, which RFC 4180 neither asks for nor forbids. Excel takes a file without one for the code
 * page of the machine and shows Cyrillic and Kazakh names as gibberish, without saying so; whoever saves it then has lost them.
 * Programs are served worse by the mark, but they know how to skip it (`utf-8-sig` in Python, `UTF-8-BOM` in R; pandas and readr do
 * it by themselves), and there is JSON for them. A mistake that is seen at once is better than one that is not.
 */
export const CSV_FORMAT: Format = {
  extension: '.csv',
  mediaTypes: ['text/csv'],
  contentType: 'text/csv; charset=utf-8',
  lasting: true,
  write: (view) => {
    const { columns, rows } = tableOf(view.document, view);
    const cells = rows.map((row) => columns.map((column) => inert(row[column] ?? null)));
    return stringify([[...columns], ...cells], {
      bom: true,
      quoted: true,
      quoted_empty: false,
      record_delimiter: '\r\n',
      // All of them are inert already; this is the library's own check, for signs that it may learn of before we do.
      escape_formulas: true,
    });
  },
};

const tableOf = (document: EditionDocument, view: EditionView): Table =>
  document.format === 'casetrail-source/1' ? sourceRows(document, view) : eventRows(document, view);
