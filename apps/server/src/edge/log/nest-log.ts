import { Logger, type Params, PinoLogger } from 'nestjs-pino';
import type { Logger as Pino } from 'pino';

/** Nest's own log, in the same form and place as ours; what it tells of its start is of use to those who debug it. */
export class NestLog extends Logger {
  constructor(logger: Pino) {
    const params: Params = { pinoHttp: { logger } };
    super(new PinoLogger(params), params);
  }

  override log(message: unknown, ...rest: unknown[]): void {
    this.debug(message, ...rest);
  }
}
