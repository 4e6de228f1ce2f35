export { publicUrlOf, readSettings } from './read-settings.js';
export { SettingsError } from './settings-error.js';
export type { DatabaseSettings, LogLevel, Seed, Settings } from './settings.js';
