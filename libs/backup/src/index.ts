export { backUp } from './backup.js';
export { BackupRefused } from './backup-refused.js';
export { identitiesIn, makeBackupKey } from './keys.js';
export { restore } from './restore.js';
