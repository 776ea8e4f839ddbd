import { randomBytes } from 'node:crypto';
import {
  createServer as createHttp,
  type Server as HttpServer,
  type IncomingMessage,
  type ServerResponse,
} from 'node:http';
import { createServer as createHttps } from 'node:https';
import type { AddressInfo, Server } from 'node:net';
import { makeCertificate } from '../../fixtures/endpoint/tls.ts';
import { type Reply, receive } from './call.ts';
import type { Manner } from './customer-key.ts';
import { inOwnForm, inOwnWords } from './own-manner.ts';
import { answer } from './routes.ts';
import { S3Error } from './s3-error.ts';
import type { Credentials } from './scope.ts';
import type { Store } from './store.ts';
import { elements, xmlDocument } from './xml.ts';

/** An endpoint that listens, over TLS and over plain http, where SSE-C is refused. */
export interface SecondEndpoint extends Credentials {
  readonly url: string;
  readonly httpUrl: string;
  readonly caPem: string;
  /** Errors that were its own: each was answered with 500. */
  readonly failures: readonly unknown[];
  close(): Promise<void>;
}

function refusal(error: S3Error, requestId: string): Reply {
  const content = { Code: error.code, Message: error.message, ...error.elements };
  return {
    status: error.status,
    headers: { 'Content-Type': 'application/xml', ...error.headers },
    body: xmlDocument('Error', elements({ ...content, RequestId: requestId, HostId: requestId })),
  };
}

/** Adds the headers that every answer has, and leaves out a body where none may be. */
function completed(
  { status, headers = {}, body }: Reply,
  method: string,
  requestId: string,
): Reply {
  const isBare = status === 204 || status === 304;
  const hasBody = method !== 'HEAD' && !isBare;
  const bytes = Buffer.from(hasBody ? (body ?? '') : '');
  const all: Record<string, string | undefined> = {
    'x-amz-request-id': requestId,
    'x-amz-id-2': requestId,
    Server: 'second-endpoint',
    'Content-Type': typeof body === 'string' ? 'application/xml' : undefined,
    'Content-Length': String(bytes.length),
    ...headers,
  };
  if (isBare) all['Content-Length'] = undefined;
  return { status, headers: all, body: bytes };
}

function send(response: ServerResponse, { status, headers = {}, body }: Reply): void {
  const lines = Object.entries(headers).flatMap(([name, value]) =>
    value === undefined ? [] : [name, value],
  );
  response.writeHead(status, lines);
  response.end(body);
}

function listen(server: Server): Promise<number> {
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => resolve((server.address() as AddressInfo).port));
  });
}

const credentials: Credentials = {
  accessKeyId: 'SECONDENDPOINT',
  secretAccessKey: 'TEST ONLY secret of the second endpoint',
  region: 'us-east-1',
};

/** Starts the endpoint on two free ports of this machine. */
export async function startSecondEndpoint(manner: Manner = 'amazon'): Promise<SecondEndpoint> {
  const store: Store = new Map();
  const failures: unknown[] = [];
  const worded = (error: S3Error) => (manner === 'own' ? inOwnWords(error) : error);
  const formed = (reply: Reply) => (manner === 'own' ? inOwnForm(reply) : reply);
  const serve = (isSecure: boolean) => (message: IncomingMessage, response: ServerResponse) => {
    const { method = '' } = message;
    const requestId = randomBytes(8).toString('hex').toUpperCase();
    receive(message, { isSecure, manner })
      .then((call) => answer(call, store, credentials))
      .catch((error: unknown) => {
        if (error instanceof S3Error) return refusal(worded(error), requestId);
        if (message.complete) failures.push(error);
        return refusal(
          new S3Error('InternalError', 'We encountered an internal error.'),
          requestId,
        );
      })
      .then((reply) => send(response, formed(completed(formed(reply), method, requestId))))
      .catch((error: unknown) => {
        failures.push(error);
        response.destroy();
      });
  };
  const limits = { maxHeaderSize: 65_536, requestTimeout: 60_000 };
  const { certPem, keyPem } = await makeCertificate([]);
  const secure = createHttps({ ...limits, key: keyPem, cert: certPem }, serve(true));
  const plain = createHttp(limits, serve(false));
  const [port, httpPort] = await Promise.all([listen(secure), listen(plain)]);
  return {
    ...credentials,
    url: `https://localhost:${port}`,
    httpUrl: `http://localhost:${httpPort}`,
    caPem: certPem,
    failures,
    close: async () => {
      await Promise.all([secure, plain].map(closed));
    },
  };
}

function closed(server: HttpServer): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}
