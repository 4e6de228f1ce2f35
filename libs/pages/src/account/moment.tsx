/** A moment, to the minute, for whoever reads it wherever they are. */
export function Moment({ at }: { at: Date }) {
  const text = at.toISOString();
  return <time datetime={text}>{`${text.slice(0, 10)} ${text.slice(11, 16)} UTC`}</time>;
}
