import { Module } from '@nestjs/common';
import { DatabasePrepareCommand } from './database-prepare.command.js';
import { DatabaseCommand } from './database.command.js';
import { RootCommand } from './root-command.js';

/** Every command; one file each. */
@Module({ providers: [RootCommand, DatabaseCommand, DatabasePrepareCommand] })
export class CliModule {}
