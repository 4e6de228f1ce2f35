export { CitingModule } from './citing.module.js';
export { READERS_URL } from './readers-url.js';
export { Editions } from './editions.service.js';
export { findEditions, type PublicEdition } from './seals.query.js';
