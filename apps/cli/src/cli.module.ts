import { Module } from '@nestjs/common';
import { AccountCreateCommand } from './account-create.command.js';
import { AccountCommand } from './account.command.js';
import { CheckCommand } from './check.command.js';
import { DatabasePrepareCommand } from './database-prepare.command.js';
import { DatabaseCommand } from './database.command.js';
import { RootCommand } from './root-command.js';
import { TokenCreateCommand } from './token-create.command.js';
import { TokenListCommand } from './token-list.command.js';
import { TokenRevokeCommand } from './token-revoke.command.js';
import { TokenCommand } from './token.command.js';

/** Every command; one file each. */
@Module({
  providers: [
    RootCommand,
    AccountCommand,
    AccountCreateCommand,
    CheckCommand,
    DatabaseCommand,
    DatabasePrepareCommand,
    TokenCommand,
    TokenCreateCommand,
    TokenListCommand,
    TokenRevokeCommand,
  ],
})
export class CliModule {}
