/** Something that goes into an archive. */
export type ArchiveEntry =
  | { readonly name: string; readonly kind: 'folder' }
  | { readonly name: string; readonly kind: 'text'; readonly text: string }
  /** A file that may be written to, or vanish, while it is read. */
  | { readonly name: string; readonly kind: 'file'; readonly path: string };

/** What archives of ours name: parts without anything that leads elsewhere, at most 240 characters. */
export function isEntryName(name: string): boolean {
  return (
    name.length <= 240 &&
    name.split('/').every((part) => /^[A-Za-z0-9_.-]+$/.test(part) && part !== '.' && part !== '..')
  );
}
