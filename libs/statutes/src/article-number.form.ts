import type { OfForm } from '@app/kernel';

/** How an article is cited: what stands below it after a point, what was inserted later after a hyphen. */
export const ARTICLE_NUMBER_FORM: Parameters<typeof OfForm>[0] = {
  pattern: /^[0-9A-Za-z]+([.-][0-9A-Za-z]+)*$/,
  longest: 40,
  fault: 'is no number of an article; write it as it is cited, such as 174, 234.4.3 or 206-1',
};
