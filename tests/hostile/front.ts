import { randomBytes } from 'node:crypto';
import { mkdtempSync, writeFileSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { Agent, createServer, request as send } from 'node:https';
import type { AddressInfo, Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  type ReferenceEndpoint,
  type ReferenceEndpointOptions,
  startReferenceEndpoint,
} from '../../fixtures/endpoint/index.ts';
import { makeCertificate } from '../../fixtures/endpoint/tls.ts';

/** An answer of the honest endpoint behind the front. */
export interface HonestAnswer {
  readonly status: number;
  /** Names and values in turn. */
  readonly rawHeaders: readonly string[];
  readonly body: Buffer;
}

/** A request that a hostility may answer as it likes. */
export interface Received {
  readonly message: IncomingMessage;
  readonly body: Buffer;
  readonly response: ServerResponse;
  readonly socket: Socket;
  /** Asks the endpoint behind, at most once. */
  honest(): Promise<HonestAnswer>;
  /** Presents a certificate that nobody trusts to every connection from now on. */
  changeCertificate(): void;
}

export type Hostility = (received: Received) => void | Promise<void>;

/** An honest endpoint with something hostile before it. */
export interface Front {
  readonly url: string;
  readonly caPem: string;
  /** The same in a file, for a command line. */
  readonly caFile: string;
  readonly behind: ReferenceEndpoint;
  /** Requests that the hostility answered. */
  readonly twisted: number;
  close(): Promise<void>;
}

/**
 * Listens before a reference endpoint. `first` is hostile from the first request on; `cases` lets the
 * runner's own requests and its clean-up through, and is hostile to what the rules send.
 */
export async function startFront(
  hostility: Hostility,
  from: 'first' | 'cases',
  options: ReferenceEndpointOptions = {},
): Promise<Front> {
  const behind = await startReferenceEndpoint(options);
  const { certPem, keyPem } = await makeCertificate([]);
  // One a process for the same names.
  const other = await makeCertificate(['other.example']);
  const agent = new Agent({ keepAlive: true, ca: behind.caPem });
  let twisted = 0;
  const serve = async (message: IncomingMessage, response: ServerResponse) => {
    const body = await bodyOf(message);
    if (body === undefined) return;
    let asked: Promise<HonestAnswer> | undefined;
    const honest = () => {
      asked ??= passOn(message, { body, behind, agent });
      return asked;
    };
    if (from === 'cases' && !isOfCase(message, body)) return pass(response, await honest());
    twisted += 1;
    const changeCertificate = () => present(other.certPem, other.keyPem);
    await hostility({ message, body, response, socket: message.socket, honest, changeCertificate });
  };
  const handle = (message: IncomingMessage, response: ServerResponse) =>
    void serve(message, response).catch(() => response.destroy());
  const server = createServer({ cert: certPem, key: keyPem }, handle);
  // A resumed TLS session shows no certificate, so no session is resumed.
  const present = (cert: string, key: string) => {
    server.setSecureContext({ cert, key });
    server.setTicketKeys(randomBytes(48));
  };
  server.on('checkContinue', (message: IncomingMessage, response: ServerResponse) => {
    response.writeContinue();
    handle(message, response);
  });
  const sockets = new Set<Socket>();
  server.on('connection', (socket: Socket) => {
    sockets.add(socket);
    socket.on('error', () => {}).once('close', () => sockets.delete(socket));
  });
  server.on('tlsClientError', () => {});
  server.on('secureConnection', (socket: Socket) => socket.on('error', () => {}));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const caFile = join(mkdtempSync(join(tmpdir(), 'sse-c-front-')), 'ca.pem');
  writeFileSync(caFile, certPem);
  return {
    url: `https://localhost:${(server.address() as AddressInfo).port}`,
    caPem: certPem,
    caFile,
    behind,
    get twisted() {
      return twisted;
    },
    close: async () => {
      for (const socket of sockets) socket.destroy();
      server.close();
      agent.destroy();
      await behind.close();
    },
  };
}

/** Object names of the rules begin with a rule's id; those of the runner's own requests do not. */
function isOfCase({ url = '', method, headers }: IncomingMessage, body: Buffer): boolean {
  const [path = ''] = url.split('?');
  const [, , first = ''] = path.split('/');
  const isForm = headers['content-type']?.startsWith('multipart/form-data') === true;
  if (isForm) return !body.includes('preflight/');
  return first.includes('.') && method !== 'DELETE';
}

function bodyOf(message: IncomingMessage): Promise<Buffer | undefined> {
  return new Promise((resolve) => {
    const chunks: Buffer[] = [];
    message.on('data', (chunk: Buffer) => chunks.push(chunk));
    message.on('end', () => resolve(Buffer.concat(chunks)));
    message.on('error', () => resolve(undefined));
  });
}

function passOn(
  message: IncomingMessage,
  of: { readonly body: Buffer; readonly behind: ReferenceEndpoint; readonly agent: Agent },
): Promise<HonestAnswer> {
  const { rawHeaders, method, url } = message;
  const framing = /^(transfer-encoding|connection|keep-alive|expect|content-length)$/i;
  const headers: string[] = [];
  for (let at = 0; at < rawHeaders.length; at += 2) {
    if (!framing.test(rawHeaders[at] ?? ''))
      headers.push(rawHeaders[at] ?? '', rawHeaders[at + 1] ?? '');
  }
  headers.push('content-length', String(of.body.byteLength));
  return new Promise((resolve, reject) => {
    const passed = send(
      of.behind.url,
      { method, path: url, headers, agent: of.agent, setHost: false },
      (answer) => {
        const chunks: Buffer[] = [];
        answer.on('data', (chunk: Buffer) => chunks.push(chunk));
        answer.on('end', () =>
          resolve({
            status: answer.statusCode ?? 0,
            rawHeaders: answer.rawHeaders,
            body: Buffer.concat(chunks),
          }),
        );
      },
    );
    passed.on('error', reject);
    passed.end(of.body);
  });
}

/** Passes an honest answer on as it is. */
export function pass(response: ServerResponse, answer: HonestAnswer): void {
  const headers = answer.rawHeaders.filter((_, at) => {
    const name = answer.rawHeaders[at - (at % 2)] ?? '';
    return !/^(connection|keep-alive|transfer-encoding)$/i.test(name);
  });
  response.writeHead(answer.status, [...headers]);
  response.end(answer.body);
}
