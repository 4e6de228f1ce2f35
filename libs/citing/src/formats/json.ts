import type { Format } from './format.js';

/** The edition itself: canonical JSON, the bytes whose hash it is cited by. */
export const JSON_FORMAT: Format = {
  extension: '.json',
  mediaTypes: ['application/json'],
  lasting: true,
  write: ({ bytes }) => bytes,
};
