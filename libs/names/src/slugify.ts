import anyAscii from 'any-ascii';

const LONGEST = 80;
/** What no letter is left of is named this; the caller makes it unique, as it does with any slug. */
const FALLBACK = 'unnamed';

/**
 * A name for addresses: `Серікжан Біләш` gives `serikzhan-bilash`. Only a to z, 0 to 9 and single hyphens between
 * them, 1 to 80 characters, cut between words where it must be cut. Two texts may give one slug: that it is free
 * is for the caller to see to.
 */
export function slugify(text: string): string {
  const words = anyAscii(text)
    .toLowerCase()
    // An apostrophe is part of a word, and how a soft sign is written: O'Brien, Tel'man.
    .replace(/['`]/g, '')
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== '');
  return shorten(words.join('-')) || FALLBACK;
}

function shorten(slug: string): string {
  if (slug.length <= LONGEST) return slug;
  const lastHyphen = slug.lastIndexOf('-', LONGEST);
  // One endless word is cut in its middle.
  return lastHyphen > LONGEST / 2 ? slug.slice(0, lastHyphen) : slug.slice(0, LONGEST).replace(/-$/, '');
}
