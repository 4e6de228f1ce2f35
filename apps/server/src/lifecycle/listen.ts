import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { Settings } from '@app/kernel';

/**
 * Starts to listen, once everything that Nest initializes is.
 * @returns the port, which with PORT=0 the operating system chose
 */
export async function listen(app: NestFastifyApplication, { port, host }: Settings): Promise<number> {
  await app.init();
  // Not by Nest's own listen(): it writes a port that is taken to the log, stack and all, before it throws.
  await app.getHttpAdapter().getInstance().listen({ port, host });
  const address = app.getHttpServer().address();
  return address !== null && typeof address === 'object' ? address.port : port;
}
