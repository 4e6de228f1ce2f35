export { publicUrlOf, readSettings } from './read-settings.js';
export { SettingsError } from './settings-error.js';
export type { LogLevel, Settings } from './settings.js';
