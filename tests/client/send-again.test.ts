import type { Socket } from 'node:net';
import { describe, expect, onTestFinished, test } from 'vitest';
import { createSender, type Sender } from '../../client/index.ts';
import { certificate, httpsEndpoint, tlsEndpoint } from './endpoints.ts';
import { request, senderWith, text } from './sending.ts';

describe('a throttled request', () => {
  const slowDown = '<Error><Code>SlowDown</Code></Error>';

  /** Throttles so many requests before it answers, and notes when each came. */
  async function throttling(
    times: number,
    of: { headers?: Record<string, string>; body?: string },
  ) {
    const arrivals: number[] = [];
    const origin = await httpsEndpoint((_request, response) => {
      arrivals.push(performance.now());
      if (arrivals.length > times) response.end('ok');
      else response.writeHead(503, of.headers).end(of.body ?? slowDown);
    });
    return { origin, arrivals };
  }

  test('a throttled request is sent again after the time of Retry-After', async () => {
    const { origin, arrivals } = await throttling(1, { headers: { 'Retry-After': '1' } });
    const sender = await senderWith();
    expect(await sender.send(request(origin))).toMatchObject({ status: 200 });
    expect(sender.requests).toBe(2);
    expect((arrivals[1] ?? 0) - (arrivals[0] ?? 0)).toBeGreaterThan(950);
  });

  test('a throttled request is sent again three times at most', async () => {
    const { origin, arrivals } = await throttling(9, {});
    expect(await (await senderWith()).send(request(origin))).toMatchObject({ status: 503 });
    expect(arrivals.length).toBe(4);
  });

  test('a 503 with another code than SlowDown is not sent again', async () => {
    const { origin, arrivals } = await throttling(9, { body: '<Error><Code>Other</Code></Error>' });
    expect(await (await senderWith()).send(request(origin))).toMatchObject({ status: 503 });
    expect(arrivals.length).toBe(1);
  });
});

describe('a kept-alive connection', () => {
  const ok = 'HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok';

  /** A sender with one connection, and an endpoint that serves each request as the test says. */
  async function serving(
    serve: (socket: Socket, of: { readonly onIt: number; readonly inAll: number }) => void,
  ): Promise<{ origin: string; sender: Sender; connections: () => number }> {
    let connections = 0;
    let inAll = 0;
    const origin = await tlsEndpoint((socket) => {
      connections += 1;
      let onIt = 0;
      socket.on('data', () => {
        onIt += 1;
        inAll += 1;
        serve(socket, { onIt, inAll });
      });
    });
    const { cert: ca } = await certificate();
    const sender = createSender({ ca, concurrency: 1 });
    onTestFinished(() => sender.close());
    return { origin, sender, connections: () => connections };
  }

  /** Closes a connection when its second request comes. */
  const forgetful = () =>
    serving((socket, { onIt }) => (onIt === 1 ? socket.write(ok) : socket.destroy()));

  const put = (origin: string) =>
    request(origin, {
      method: 'PUT',
      body: Buffer.from('x'),
      headers: [...request(origin).headers, ['Content-Length', '1']],
    });

  test('a write whose kept-alive connection closes is sent again on a new connection', async () => {
    const { origin, sender, connections } = await forgetful();
    const answers = [await sender.send(put(origin)), await sender.send(put(origin))];
    expect(answers.map(({ status, isResend }) => [status, isResend])).toEqual([
      [200, undefined],
      [200, true],
    ]);
    expect([connections(), sender.requests]).toEqual([2, 3]);
  });

  test('a read that was sent again is not marked as a resend, because it changes nothing', async () => {
    const { origin, sender } = await forgetful();
    await sender.send(request(origin));
    expect(await sender.send(request(origin))).not.toHaveProperty('isResend');
    expect(sender.requests).toBe(3);
  });

  test('a write whose connection closes twice is answered as closed, not as a resend', async () => {
    const { origin, sender } = await serving((socket, { inAll }) =>
      inAll === 1 ? socket.write(ok) : socket.destroy(),
    );
    await sender.send(put(origin));
    const answer = await sender.send(put(origin));
    expect(answer).toMatchObject({ status: 0, broken: 'closed' });
    expect(answer).not.toHaveProperty('isResend');
  });

  test('after a 100 Continue that nobody asked for one write is sent again, and no later one', async () => {
    const { origin, sender } = await serving((socket) =>
      socket.write(`HTTP/1.1 100 Continue\r\n\r\n${ok}`),
    );
    const answers = [];
    for (const _ of [1, 2, 3]) answers.push(await sender.send(put(origin)));
    expect(answers.map(({ status, isResend }) => [status, isResend])).toEqual([
      [200, true],
      [200, undefined],
      [200, undefined],
    ]);
    expect(sender.requests).toBe(4);
  });

  test('a connection is not reused after a HEAD, whose stray body would answer the next request', async () => {
    const { origin, sender } = await serving((socket, { inAll }) =>
      socket.write(`HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nbody${inAll}`),
    );
    expect(await sender.send(request(origin, { method: 'HEAD' }))).toMatchObject({ status: 200 });
    expect(text((await sender.send(request(origin))).body)).toBe('body2');
  });
});

describe('a connection with a name', () => {
  /** Answers with the number of the connection on which a request came. */
  async function numbering() {
    let connections = 0;
    const origin = await tlsEndpoint((socket) => {
      connections += 1;
      const answer = `HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n${10 + connections}`;
      socket.on('data', () => socket.write(answer));
    });
    const sender = await senderWith();
    return async (connection?: string) => {
      const transport = {
        scheme: 'https',
        wire: 'client',
        ...(connection && { connection }),
      } as const;
      return text((await sender.send(request(origin, { transport }))).body);
    };
  }

  test('carries all requests that name it, and no others', async () => {
    const send = await numbering();
    expect(await send('a')).toBe('11');
    expect(await Promise.all([send('a'), send('a'), send('b')])).toEqual(['11', '11', '12']);
    expect([await send(), await send('a'), await send('b')]).toEqual(['13', '11', '12']);
  });

  test('is closed when there are more than 32', async () => {
    const send = await numbering();
    for (let at = 0; at < 33; at += 1) await send(`${at}`);
    expect([await send('32'), await send('1'), await send('0')]).toEqual(['43', '12', '44']);
  });
});

describe('requests that HTTP clients refuse to send', () => {
  /** Collects the head of a request as it came. */
  async function listening(): Promise<{ origin: string; head: () => string }> {
    let head = '';
    const origin = await tlsEndpoint((socket) => {
      socket.on('data', (chunk: Buffer) => {
        head += chunk.toString('latin1');
        if (head.includes('\r\n\r\n')) socket.end('HTTP/1.1 400 No\r\nContent-Length: 0\r\n\r\n');
      });
    });
    return { origin, head: () => head };
  }

  test('a request that HTTP clients refuse is written byte for byte as given', async () => {
    const { origin, head } = await listening();
    const signed = request(origin, {
      path: '/a b?\u00ff',
      headers: [
        ['Host', 'one'],
        ['Host', 'two'],
        ['X', 'a\u0000b\u0001'],
        ['Content-Length', '7'],
      ],
    });
    expect(await (await senderWith()).send(signed)).toMatchObject({ status: 400 });
    expect(head()).toBe(
      'GET /a b?\u00ff HTTP/1.1\r\nHost: one\r\nHost: two\r\nX: a\u0000b\u0001\r\n' +
        'Content-Length: 7\r\nConnection: close\r\n\r\n',
    );
  });

  test('a body is not sent where its Expect: 100-continue is refused', async () => {
    let received = '';
    const origin = await tlsEndpoint((socket) => {
      socket.on('data', (chunk: Buffer) => {
        received += chunk.toString('latin1');
        socket.write('HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\n\r\n');
      });
    });
    const signed = request(origin, {
      method: 'PUT',
      body: Buffer.from('the body'),
      headers: [...request(origin).headers, ['Expect', '100-continue'], ['Content-Length', '8']],
      transport: { scheme: 'https', wire: 'client', expectContinue: true },
    });
    expect(await (await senderWith()).send(signed)).toMatchObject({ status: 403 });
    expect(received).not.toContain('the body');
  });
});
