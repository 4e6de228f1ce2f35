import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';

/** Stands in for every other host: a browser that has it as its proxy reaches nothing beyond this machine. */
export interface Outside {
  /** Where it listens, such as http://127.0.0.1:41234. */
  readonly proxy: string;
  /** The first line of every request that would have left this machine. */
  readonly requests: readonly string[];
  close(): Promise<void>;
}

export async function standInForOutside(): Promise<Outside> {
  const requests: string[] = [];
  const server = createServer((socket) => {
    socket.on('error', () => undefined);
    socket.once('data', (bytes: Buffer) => {
      requests.push(bytes.toString('latin1').split('\r\n', 1)[0] ?? '');
      socket.end('HTTP/1.1 502 Bad Gateway\r\ncontent-length: 0\r\n\r\n');
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    proxy: `http://127.0.0.1:${port}`,
    requests,
    close: async () => void (await once(server.close(), 'close')),
  };
}
