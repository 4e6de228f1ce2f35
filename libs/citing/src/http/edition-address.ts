/** What an address below /cases/ names. */
export interface EditionAddress {
  /** The slug of a case, or its ID. */
  readonly name: string;
  /** The change set after which it is asked for; null: the newest edition. */
  readonly seq: number | null;
  /** What stands behind it, to be kept when it leads elsewhere: `.json`, or nothing. */
  readonly extension: string;
}

const FORM = /^(Case_[0-9a-f-]{36}|[a-z0-9]+(?:-[a-z0-9]+)*)(?:@([1-9][0-9]{0,14}))?(\.json)?$/;
/** Longer than a slug, a number and an extension are. */
const LONGEST = 160;

/** Reads `slug@seq.json`, of which all but the slug may be missing; null for what is no such address. */
export function readEditionAddress(text: string): EditionAddress | null {
  if (text.length > LONGEST) return null;
  const [, name, seq, extension = ''] = FORM.exec(text) ?? [];
  return name === undefined ? null : { name, seq: seq === undefined ? null : Number(seq), extension };
}

/** The address, as it stands behind the last slash: it leads there wherever the service is reached. */
export function writeEditionAddress({ name, seq, extension }: EditionAddress): string {
  return `${name}${seq === null ? '' : `@${seq}`}${extension}`;
}
