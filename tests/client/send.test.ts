import { createHash, randomBytes } from 'node:crypto';
import type { Socket } from 'node:net';
import { gzipSync } from 'node:zlib';
import { describe, expect, onTestFinished, test } from 'vitest';
import type { Limits } from '../../client/index.ts';
import { header } from '../../core/exchange.ts';
import { httpsEndpoint, tlsEndpoint } from './endpoints.ts';
import { request, senderWith, text } from './sending.ts';

/** An endpoint that answers every request with these bytes, and then does what the test asks. */
function says(bytes: string | Buffer, then: (socket: Socket) => void = () => {}): Promise<string> {
  return tlsEndpoint((socket) => {
    socket.on('data', () => {
      socket.write(bytes, 'latin1');
      then(socket);
    });
  });
}

const end = (socket: Socket) => void socket.end();

/** Repeats something while the socket lives; at most a minute. */
const every = (ms: number, act: (socket: Socket) => void) => (socket: Socket) => {
  const timer = setInterval(() => act(socket), ms);
  const stop = setTimeout(() => clearInterval(timer), 60_000);
  socket.once('close', () => {
    clearInterval(timer);
    clearTimeout(stop);
  });
};

describe.for(['client', 'raw'] as const)('over the %s wire', (wire) => {
  const transport = { scheme: 'https', wire } as const;
  const send = async (origin: string, limits: Partial<Limits> = {}, of = {}) =>
    (await senderWith(limits)).send(request(origin, { transport, ...of }));

  test('answer headers keep their order, case, repetition and bytes', async () => {
    const answer = await send(
      await says('HTTP/1.1 200 OK\r\nB: \xe9  \xe9\r\na: 1\r\nb:\r\nContent-Length: 2\r\n\r\nok'),
    );
    expect(answer.headers).toEqual([
      ['B', '\xe9  \xe9'],
      ['a', '1'],
      ['b', ''],
      ['Content-Length', '2'],
    ]);
    expect(answer).toMatchObject({ status: 200 });
    expect(text(answer.body)).toBe('ok');
  });

  test('a connection that closes before an answer is reported as closed', async () => {
    expect(await send(await says('', end))).toMatchObject({ status: 0, broken: 'closed' });
    const reset = (socket: Socket) => void socket.destroy();
    expect(await send(await says('', reset))).toMatchObject({ status: 0, broken: 'closed' });
  });

  test('an endpoint that does not answer is reported as a timeout', async () => {
    const answer = await send(await says(''), { timeoutMs: 300 });
    expect(answer).toMatchObject({ status: 0, broken: 'timeout' });
    expect(answer.durationMs).toBeLessThan(1_500);
  });

  test.for([
    ['a head', 'HTTP/1.1 200 OK\r\nX: '],
    ['a body', 'HTTP/1.1 200 OK\r\nContent-Length: 99999\r\n\r\n'],
    ['interim answers', 'HTTP/1.1 103 Early Hints\r\n\r\n'],
  ])('%s that comes byte by byte is reported as a timeout', async ([what, start]) => {
    const more = what === 'interim answers' ? start : 'x';
    const drip = every(50, (socket) => socket.write(more ?? ''));
    const answer = await send(await says(start ?? '', drip), { timeoutMs: 300 });
    expect(answer).toMatchObject({ status: 0, broken: 'timeout' });
    expect(answer.durationMs).toBeLessThan(2_500);
  });

  test.for([
    ['counted', 'Content-Length: 100\r\n\r\nabc'],
    ['chunked', 'Transfer-Encoding: chunked\r\n\r\n5\r\nab'],
    ['last and chunked', 'Connection: close\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nab'],
    ['last and counted', 'Connection: close\r\nContent-Length: 5\r\n\r\nab'],
  ])('a %s body that ends early is reported as cut short', async ([, rest]) => {
    const answer = await send(await says(`HTTP/1.1 200 OK\r\n${rest}`, end));
    expect(answer).toMatchObject({ status: 0, broken: 'cut short' });
    expect(text(answer.body)).toMatch(/^ab/);
  });

  test('a wrong chunk size is reported as malformed', async () => {
    const answer = await send(
      await says('HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nabc\r\n0\r\n\r\n'),
    );
    expect(answer).toMatchObject({ status: 0, broken: 'malformed' });
  });

  test('an answer with two different Content-Length headers is broken', async () => {
    const lengths = 'Content-Length: 2\r\nContent-Length: 3\r\n';
    const answer = await send(await says(`HTTP/1.1 200 OK\r\n${lengths}\r\nabc`, end));
    expect(answer.status).toBe(0);
    expect(['malformed', 'cut short']).toContain(answer.broken);
  });

  test('chunked bodies and bodies that end with their connection are read whole', async () => {
    const chunked =
      'Transfer-Encoding: chunked\r\n\r\n3;x=y\r\nabc\r\n2\r\nde\r\n0\r\nT: u\r\n\r\n';
    for (const [rest, then] of [
      [chunked, () => {}],
      ['\r\nabcde', end],
    ] as const) {
      const answer = await send(await says(`HTTP/1.1 200 OK\r\n${rest}`, then));
      expect([answer.status, answer.broken, text(answer.body)]).toEqual([200, undefined, 'abcde']);
    }
  });

  test('an endless body is cut at the limit for answers', async () => {
    const flood = every(1, (socket) => socket.write(Buffer.alloc(64 * 1024, 'x')));
    const start = 'HTTP/1.1 200 OK\r\n\r\n';
    const answer = await send(await says(start, flood), { answerBytesMax: 1_000_000 });
    expect(answer).toMatchObject({ status: 200, truncated: true });
    expect(answer.body.length).toBe(1_000_000);
  });

  test('a header block without end is reported as malformed, and costs no memory', async () => {
    const block = `X-Filler: ${'x'.repeat(60_000)}\r\n`.repeat(16);
    const flood = every(1, (socket) => socket.writableLength < 1e6 && socket.write(block));
    const before = process.memoryUsage().rss;
    const answer = await send(await says('HTTP/1.1 200 OK\r\n', flood));
    expect(answer).toMatchObject({ status: 0, broken: 'malformed' });
    expect(process.memoryUsage().rss - before).toBeLessThan(200e6);
  });

  test.for(['SSH-2.0-OpenSSH\r\n', 'HTTP/1.1 2000 OK\r\n\r\n', 'HTTP/1.1 200 OK\r\n: x\r\n\r\n'])(
    'an answer that is not HTTP is reported as malformed: %j',
    async (bytes) => {
      expect(await send(await says(bytes))).toMatchObject({ status: 0, broken: 'malformed' });
    },
  );

  test('a redirect is returned as an answer, and is not followed', async () => {
    let served = 0;
    const origin = await httpsEndpoint((_request, response) => {
      served += 1;
      response.writeHead(307, { Location: '/elsewhere' }).end();
    });
    const answer = await send(origin);
    expect([answer.status, header(answer, 'location'), served]).toEqual([307, '/elsewhere', 1]);
  });

  test('a compressed body is not decompressed', async () => {
    const zipped = gzipSync(Buffer.alloc(5_000_000));
    const origin = await httpsEndpoint((_request, response) => {
      response.writeHead(200, { 'Content-Encoding': 'gzip' }).end(zipped);
    });
    expect(Buffer.compare((await send(origin)).body, zipped)).toBe(0);
  });

  test('an answer to HEAD has no body, whatever its Content-Length says', async () => {
    const origin = await says('HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n', end);
    const answer = await send(origin, {}, { method: 'HEAD' });
    expect([answer.status, answer.broken, answer.body.length]).toEqual([200, undefined, 0]);
  });

  test.each([100, 300_000, 5_000_001, 5_242_880])(
    'a body of %i bytes is sent once, with its Content-Length',
    async (size) => {
      const body = randomBytes(size);
      const origin = await httpsEndpoint((request, response) => {
        const hash = createHash('sha256');
        request.pipe(hash).on('finish', () => {
          const { 'content-length': stated, 'transfer-encoding': coding } = request.headers;
          response.end(`${stated} ${coding} ${hash.digest('hex')}`);
        });
      });
      const headers = [...request(origin).headers, ['Content-Length', String(size)] as const];
      const sender = await senderWith();
      const answer = await sender.send(
        request(origin, { transport, method: 'PUT', body, headers }),
      );
      const sum = createHash('sha256').update(body).digest('hex');
      expect(text(answer.body)).toBe(`${size} undefined ${sum}`);
      expect(sender.requests).toBe(1);
    },
  );

  test.each([300_000, 5_000_000])(
    'a refusal that comes before all of %i bytes are sent is returned as an answer',
    async (size) => {
      const origin = await tlsEndpoint((socket) => {
        socket.once('data', () => {
          socket.end('HTTP/1.1 403 Forbidden\r\nConnection: close\r\nContent-Length: 2\r\n\r\nno');
        });
      });
      const body = Buffer.alloc(size);
      const headers = [...request(origin).headers, ['Content-Length', String(size)] as const];
      const answer = await send(origin, {}, { method: 'PUT', body, headers });
      expect([answer.status, text(answer.body)]).toEqual([403, 'no']);
    },
  );

  test('a port that nobody listens on is reported as unreachable', async () => {
    expect(await send('https://localhost:1')).toMatchObject({ status: 0, broken: 'unreachable' });
  });

  test('a TLS handshake that never ends is reported as unreachable', async () => {
    const { createServer } = await import('node:net');
    const server = createServer((socket) => socket.on('error', () => {}).resume());
    await new Promise<void>((resolve) => server.listen(0, 'localhost', resolve));
    onTestFinished(() => void server.close());
    const address = server.address();
    const port = typeof address === 'object' ? address?.port : 0;
    const answer = await send(`https://localhost:${port}`, { connectTimeoutMs: 300 });
    expect(answer).toMatchObject({ status: 0, broken: 'unreachable' });
  });
});
