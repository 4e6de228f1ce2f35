export { seedFirstRecord } from './seed.js';
