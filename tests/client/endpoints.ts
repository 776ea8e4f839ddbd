import { createServer as createHttpServer, type RequestListener } from 'node:http';
import { createServer as createHttpsServer } from 'node:https';
import type { AddressInfo, Server, Socket } from 'node:net';
import { createServer as createTlsServer } from 'node:tls';
import { generate } from 'selfsigned';
import { onTestFinished } from 'vitest';

let made: Promise<{ readonly key: string; readonly cert: string }> | undefined;

/** A certificate for localhost, made once for each test file. */
export function certificate() {
  made ??= generate([{ name: 'commonName', value: 'TEST ONLY' }], {
    keySize: 2048,
    extensions: [{ name: 'subjectAltName', altNames: [{ type: 2, value: 'localhost' }] }],
  }).then((pems) => ({ key: pems.private, cert: pems.cert }));
  return made;
}

/** An endpoint that speaks proper HTTP over TLS; stops with its test. */
export async function httpsEndpoint(listener: RequestListener): Promise<string> {
  const server = createHttpsServer(await certificate(), listener);
  return `https://localhost:${await started(server)}`;
}

/** An endpoint that speaks proper HTTP without TLS. */
export async function httpEndpoint(listener: RequestListener): Promise<string> {
  return `http://localhost:${await started(createHttpServer(listener))}`;
}

/** An endpoint whose test decides what happens on each TLS connection. */
export async function tlsEndpoint(onSocket: (socket: Socket) => void): Promise<string> {
  const server = createTlsServer(await certificate(), onSocket);
  return `https://localhost:${await started(server)}`;
}

async function started(server: Server): Promise<number> {
  const sockets = new Set<Socket>();
  server.on('connection', (socket: Socket) => {
    sockets.add(socket);
    socket.on('error', () => {}).once('close', () => sockets.delete(socket));
  });
  server
    .on('tlsClientError', () => {})
    .on('secureConnection', (socket: Socket) => {
      socket.on('error', () => {});
    });
  await new Promise<void>((resolve) => server.listen(0, 'localhost', resolve));
  onTestFinished(() => {
    for (const socket of sockets) socket.destroy();
    server.close();
  });
  return (server.address() as AddressInfo).port;
}
