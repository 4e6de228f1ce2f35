export { CitingModule } from './citing.module.js';
export { READERS_URL } from './readers-url.js';
