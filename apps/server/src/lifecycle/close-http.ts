import type { NestFastifyApplication } from '@nestjs/platform-fastify';

/** How long requests under way may take to finish once the order to stop has come. */
const GRACE_MS = 700;

/** Stops listening, lets requests under way finish for a moment, and cuts those that do not. */
export async function closeHttp(app: NestFastifyApplication): Promise<void> {
  const cut = setTimeout(() => app.getHttpServer().closeAllConnections(), GRACE_MS);
  try {
    await app.close();
  } finally {
    clearTimeout(cut);
  }
}
