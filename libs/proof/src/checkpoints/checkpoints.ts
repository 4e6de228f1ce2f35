import { WRITES } from '@app/database';
import { Inject, Injectable, Logger, type OnApplicationShutdown, type OnModuleInit } from '@nestjs/common';
import type { DataSource } from 'typeorm';
import { LEDGER_KEY_FILE } from '../tokens.js';
import { makeCheckpoint } from './make-checkpoint.js';

/** How long what has changed may be unsigned. */
const EVERY_MS = 60_000;
/** How often those who ask can have one made. */
const AT_MOST_EVERY_MS = 1_000;

/** Has checkpoints made: every minute in which something was recorded, and when somebody asks for the newest. */
@Injectable()
export class Checkpoints implements OnModuleInit, OnApplicationShutdown {
  #timer: NodeJS.Timeout | null = null;
  #making: Promise<void> | null = null;
  #madeAt = 0;

  constructor(
    @Inject(WRITES) private readonly writes: DataSource,
    @Inject(LEDGER_KEY_FILE) private readonly keyFile: string | null,
  ) {}

  onModuleInit(): void {
    if (this.keyFile !== null) this.#timer = setInterval(() => void this.bringUpToDate(), EVERY_MS).unref();
  }

  onApplicationShutdown(): Promise<void> {
    if (this.#timer) clearInterval(this.#timer);
    return this.#making ?? Promise.resolve();
  }

  /** Has one made of what is recorded now, unless that has just been done. Whoever asks meanwhile waits for the same. Never rejects. */
  bringUpToDate(): Promise<void> {
    if (this.keyFile === null) return Promise.resolve();
    if (!this.#making && Date.now() - this.#madeAt < AT_MOST_EVERY_MS) return Promise.resolve();
    this.#making ??= this.writes
      .transaction((manager) => makeCheckpoint(manager, this.keyFile))
      .then(
        () => undefined,
        (error: unknown) => new Logger('ledger').error(`No checkpoint was made: ${(error as Error).message}`),
      )
      .finally(() => {
        this.#making = null;
        this.#madeAt = Date.now();
      });
    return this.#making;
  }
}
