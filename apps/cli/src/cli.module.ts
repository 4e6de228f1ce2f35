import { Module } from '@nestjs/common';
import { ACCOUNT_COMMANDS, AccountCommand } from './account.command.js';
import { BackupKeyCommand } from './backup-key.command.js';
import { BackupCommand } from './backup.command.js';
import { CheckCommand } from './check.command.js';
import { DatabasePrepareCommand } from './database-prepare.command.js';
import { DatabaseCommand } from './database.command.js';
import { ERASE_COMMANDS, EraseCommand } from './erase.command.js';
import { LEDGER_COMMANDS, LedgerCommand } from './ledger.command.js';
import { RestoreCommand } from './restore.command.js';
import { RootCommand } from './root-command.js';
import { TOKEN_COMMANDS, TokenCommand } from './token.command.js';
import { VerifyCommand } from './verify.command.js';

/** Every command; one file each. */
@Module({
  providers: [
    RootCommand,
    AccountCommand,
    ...ACCOUNT_COMMANDS,
    BackupCommand,
    BackupKeyCommand,
    CheckCommand,
    DatabaseCommand,
    DatabasePrepareCommand,
    EraseCommand,
    ...ERASE_COMMANDS,
    LedgerCommand,
    ...LEDGER_COMMANDS,
    RestoreCommand,
    TokenCommand,
    ...TOKEN_COMMANDS,
    VerifyCommand,
  ],
})
export class CliModule {}
