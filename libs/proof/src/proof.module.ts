import { Module } from '@nestjs/common';
import { Checkpoints } from './checkpoints/checkpoints.js';
import { LedgerController } from './http/ledger.controller.js';

/** The ledger as it is shown to whoever wants to check it. */
@Module({ controllers: [LedgerController], providers: [Checkpoints] })
export class ProofModule {}
