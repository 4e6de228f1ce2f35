import { rule } from './rule.js';

const LONGEST = 120;

/** A short name in web addresses, as the record takes it. */
export function Slug(): PropertyDecorator {
  return rule('slug', slugFault);
}

function slugFault(slug: string): string | null {
  if (slug.length > LONGEST) return `has ${slug.length} characters; give at most ${LONGEST}`;
  if (!/^[a-z0-9]+(-[a-z0-9]+)*$/.test(slug)) {
    return 'is not a short name; write small letters a to z and digits, with single hyphens between words, such as almaty-city-court';
  }
  // These are drawn by lot for what is sealed: one that was chosen would look like a sealed record.
  return slug.startsWith('sealed-') ? 'begins with "sealed-", which is kept for sealed records; choose another' : null;
}
