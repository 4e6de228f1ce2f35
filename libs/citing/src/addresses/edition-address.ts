import { EXTENSIONS, type Extension } from '../formats/extensions.js';
import type { Subject } from '../editions/subjects/subject.js';

/** What an address below /cases/, /sources/ or /people/ names. */
export interface EditionAddress {
  /** The slug of a record, or its ID. */
  readonly name: string;
  /** The change set after which it is asked for; null: the newest edition. */
  readonly seq: number | null;
  /** What stands behind it, to be kept when it leads elsewhere: `.json`, or nothing. */
  readonly extension: Extension | '';
}

const FORM = new RegExp(
  `^(?:(?<type>Case|Source|Person)_[0-9a-f-]{36}|[a-z0-9]+(?:-[a-z0-9]+)*)(?:@(?<seq>[1-9][0-9]{0,14}))?(?<extension>${EXTENSIONS.map((one) => one.replaceAll('.', String.raw`\.`)).join('|')})?$`,
);
/** Longer than a slug, a number and an extension are. */
const LONGEST = 160;

/** Reads `slug@seq.json`, of which all but the slug may be missing; null for what is no such address of such a record. */
export function readEditionAddress({ type }: Pick<Subject, 'type'>, text: string): EditionAddress | null {
  if (text.length > LONGEST) return null;
  const found = FORM.exec(text)?.groups;
  if (!found || (found['type'] !== undefined && found['type'] !== type)) return null;
  const { seq, extension = '' } = found;
  const rest = `${seq === undefined ? '' : `@${seq}`}${extension}`;
  return {
    name: rest === '' ? text : text.slice(0, -rest.length),
    seq: seq === undefined ? null : Number(seq),
    extension: extension as EditionAddress['extension'],
  };
}

/** The address, as it stands behind the last slash: it leads there wherever the service is reached. */
export function writeEditionAddress({ name, seq, extension }: EditionAddress): string {
  return `${name}${seq === null ? '' : `@${seq}`}${extension}`;
}
