/** What a mutation came to: references, not records, so that whoever is told later is told what they may see then. */
export interface Outcome {
  /** Global IDs, by the field of the payload that shows the record. */
  readonly records: Readonly<Record<string, string>>;
  /** Global IDs that the payload shows as they are. */
  readonly ids?: Readonly<Record<string, string>>;
  /** The uuid of the proposal that it waits as. */
  readonly proposal?: string | null;
  /** The change set; null where nothing was changed. */
  readonly seq?: number | null;
  /** Told beside what was done: the proposal found stale. */
  readonly errors?: readonly { code: string; message: string; field: string[] | null }[];
}
