export { detectScript } from './detect-script.js';
export { fold } from './fold.js';
export { containing } from './containing.js';
export { slugify } from './slugify.js';
