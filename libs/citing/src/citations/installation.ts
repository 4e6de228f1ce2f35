/** Who is cited as the author and publisher of the record. */
export const INSTALLATION = 'Casetrail';
