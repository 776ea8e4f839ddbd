import type { IncomingMessage, ServerResponse } from 'node:http';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';
import { makeCertificate } from '../../fixtures/endpoint/tls.ts';

/** How an endpoint answers every request. */
export type Answer = (message: IncomingMessage, response: ServerResponse) => void;

/** One status and body for everything. */
export const always =
  (status: number, body = ''): Answer =>
  (_, response) => {
    response.writeHead(status, { 'content-type': 'application/xml' }).end(body);
  };

/** Starts an endpoint that answers in one way, for the length of some work. */
export async function withServer<T>(
  answer: Answer,
  work: (url: string, ca: string) => Promise<T>,
): Promise<T> {
  const { certPem, keyPem } = await makeCertificate([]);
  const server = createServer({ cert: certPem, key: keyPem }, (message, response) => {
    message.resume();
    message.on('end', () => answer(message, response));
  });
  const sockets = new Set<Duplex>();
  server.on('connection', (socket) => sockets.add(socket));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  try {
    return await work(`https://localhost:${port}`, certPem);
  } finally {
    for (const socket of sockets) socket.destroy();
    server.close();
  }
}
