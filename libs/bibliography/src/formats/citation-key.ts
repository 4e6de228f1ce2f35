/** What names an item in a document: letters and digits of ASCII and hyphens, which no program reads as anything else. */
export function citationKey(id: string): string {
  return id.replaceAll(/[^A-Za-z0-9]+/g, '-').replaceAll(/^-|-$/g, '') || 'item';
}
