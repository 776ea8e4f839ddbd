import { createHash } from 'node:crypto';
import type { Writable } from 'node:stream';
import { gzipSync } from 'node:zlib';
import { type HonestAnswer, type Hostility, pass } from './front.ts';

const xml = { 'content-type': 'application/xml' };
const errorOf = (code: string) => `<Error><Code>${code}</Code><Message>no</Message></Error>`;

function always(status: number, code?: string, headers: Record<string, string> = {}): Hostility {
  return ({ response }) => {
    response.writeHead(status, { ...xml, ...headers });
    response.end(code === undefined ? '' : errorOf(code));
  };
}

const statuses = [200, 201, 204, 206, 301, 304, 400, 403, 404, 409, 412, 416, 429, 500, 501, 503];

/** A status that depends on the request alone, so that a run can be repeated. */
const randomStatus: Hostility = ({ message, response }) => {
  const path = (message.url ?? '').split('?')[0]?.split('/').slice(2).join('/') ?? '';
  const keyed = Object.entries(message.headers).filter(([name]) => name.includes('customer-alg'));
  const digest = createHash('sha256').update(`${message.method} ${path} ${keyed}`).digest();
  response.writeHead(statuses[digest.readUInt16LE(0) % statuses.length] ?? 200, xml);
  response.end();
};

/** Changes one byte of every object, and no XML document. */
const wrongBodies: Hostility = async ({ response, honest }) => {
  const answer = await honest();
  const body = Buffer.from(answer.body);
  const at = Math.floor(body.byteLength / 2);
  if (body.byteLength > 0 && body[0] !== 0x3c) body[at] = (body[at] ?? 0) ^ 1;
  pass(response, { ...answer, body });
};

const bombBytes = gzipSync(Buffer.alloc(64 * 1024 * 1024));
const before = new WeakMap<object, HonestAnswer>();
const mebibyte = Buffer.alloc(1024 * 1024, 0x61);

/** Resolves when the stream takes more or is closed, so that nothing is buffered without limit. */
function drained(stream: Writable): Promise<void> {
  return new Promise((resolve) => {
    stream.once('drain', resolve).once('close', resolve);
  });
}

/** What an endpoint, or a proxy in front of it, may do to a client. */
export const hostilities = {
  'always 200 and empty': always(200),
  'always 403': always(403, 'AccessDenied'),
  'always 501': always(501, 'NotImplemented'),
  'always 503 SlowDown': always(503, 'SlowDown', { 'retry-after': '1' }),
  'a random status': randomStatus,
  'right answers with wrong bodies': wrongBodies,
  'HTML error pages': ({ response }) => {
    response.writeHead(502, { 'content-type': 'text/html' });
    response.end('<!DOCTYPE html><html><body><h1>Bad Gateway</h1></body></html>');
  },
  'TLS cut in mid-body': async ({ response, honest, socket }) => {
    const { status, body } = await honest();
    response.writeHead(status, { ...xml, 'content-length': body.byteLength + 100 });
    response.write(body, () => socket.destroy());
  },
  'a byte a second': ({ response }) => {
    response.writeHead(200, { ...xml, 'content-length': 1000 });
    response.flushHeaders();
    const timer = setInterval(() => response.write('<'), 1000);
    response.on('close', () => clearInterval(timer));
  },
  'an endless body': async ({ response }) => {
    response.writeHead(200, xml);
    while (!response.destroyed) {
      if (!response.write(mebibyte)) await drained(response);
    }
  },
  'an endless header block': async ({ socket }) => {
    socket.write('HTTP/1.1 200 OK\r\n');
    while (!socket.destroyed) {
      if (!socket.write(`x-filler: ${mebibyte.toString('latin1')}\r\n`)) await drained(socket);
    }
  },
  'gzip bombs': ({ response }) => {
    response.writeHead(200, { ...xml, 'content-encoding': 'gzip' });
    response.end(bombBytes);
  },
  'a reset after every answer': async ({ response, honest, socket }) => {
    response.on('finish', () => setTimeout(() => socket.destroy(), 5));
    pass(response, await honest());
  },
  'the answer to the request before': async ({ response, honest, socket }) => {
    const own = await honest();
    const last = before.get(socket) ?? own;
    before.set(socket, own);
    pass(response, last);
  },
  'a clock 20 minutes off': ({ response }) => {
    const date = new Date(Date.now() + 20 * 60_000).toUTCString();
    response.writeHead(403, { ...xml, date });
    response.end(errorOf('RequestTimeTooSkewed'));
  },
  'a certificate that changes': ({ socket, changeCertificate }) => {
    changeCertificate();
    socket.destroy();
  },
} as const satisfies Readonly<Record<string, Hostility>>;

export type HostilityName = keyof typeof hostilities;

/** Redirects everything to another host. */
export function redirectsTo(url: string): Hostility {
  return ({ message, response }) => {
    response.writeHead(307, { location: `${url}${message.url}` });
    response.end();
  };
}
