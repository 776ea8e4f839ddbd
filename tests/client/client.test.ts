import { expect, onTestFinished, test } from 'vitest';
import { type Client, type ClientOptions, createClient } from '../../client/index.ts';
import { record, Secrets } from '../../client/record.ts';
import { ObjectBody } from '../../core/object-body.ts';
import { type Draft, sentDraft } from '../../core/values.ts';
import { draft } from './drafts.ts';
import { certificate, httpEndpoint, httpsEndpoint } from './endpoints.ts';

async function clientFor(https: string, more: Partial<ClientOptions> = {}): Promise<Client> {
  const client = createClient({
    credentials: { accessKeyId: 'TEST-ONLY', secretAccessKey: 'TEST ONLY secret' },
    region: 'us-east-1',
    origins: { https },
    addressing: 'path',
    now: () => new Date('2026-01-02T03:04:05Z'),
    ca: (await certificate()).cert,
    ...more,
  });
  onTestFinished(() => client.close());
  return client;
}

/** Answers with what it received, as JSON, and two header lines of the same name. */
async function echo(): Promise<string> {
  return httpsEndpoint((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk) => chunks.push(chunk));
    request.on('end', () => {
      const { method, url, rawHeaders } = request;
      const body = Buffer.concat(chunks).toString('latin1');
      response
        .setHeader('X-Twice', ['1', '2'])
        .end(JSON.stringify({ method, url, rawHeaders, body }));
    });
  });
}

const received = (body: Uint8Array) =>
  JSON.parse(Buffer.from(body).toString()) as {
    method: string;
    url: string;
    rawHeaders: string[];
    body: string;
  };

const wires: readonly (readonly [string, Partial<Draft['transport']>])[] = [
  ['a pooled connection', {}],
  ['a raw socket', { wire: 'raw' }],
  ['Expect: 100-continue', { expectContinue: true }],
  ['chunked transfer coding', { chunked: true }],
];

test.for(wires)(
  'a request arrives with the headers, query and body that it was given, over %s',
  async ([, transport]) => {
    const client = await clientFor(await echo());
    const headers = [
      ['X-b', 'é  é'],
      ['x-A', '1'],
      ['X-b', ''],
      ['x-A', '2'],
    ] as const;
    const put = draft({
      method: 'PUT',
      name: 'a b/ü',
      query: [['partNumber', '1'], ['acl']],
      headers,
      body: Buffer.from('hello'),
      transport: { scheme: 'https', wire: 'client', ...transport },
    });
    const exchange = await client.exchange(put, 'act');
    expect(exchange).toMatchObject({ status: 200, role: 'act', request: sentDraft(put) });
    expect(
      exchange.headers.filter(([name]) => name === 'X-Twice').map(([, value]) => value),
    ).toEqual(['1', '2']);
    const { method, url, rawHeaders, body } = received(exchange.body);
    expect([method, url, body]).toEqual([
      'PUT',
      '/examplebucket/a%20b/%C3%BC?partNumber=1&acl',
      'hello',
    ]);
    const first = rawHeaders.indexOf('X-b');
    expect(rawHeaders.slice(first, first + 8)).toEqual(headers.flat());
    expect(client.requests).toBe(1);
  },
);

test('an error document is read whatever the status of its answer', async () => {
  const origin = await httpsEndpoint((request, response) => {
    response.statusCode = request.url?.endsWith('copy') === true ? 200 : 403;
    response.end(
      '<?xml version="1.0"?><Error><Code>AccessDenied</Code><Message>a &amp; b</Message></Error>',
    );
  });
  const client = await clientFor(origin);
  for (const [name, status] of [
    ['copy', 200],
    ['object', 403],
  ] as const) {
    const exchange = await client.exchange(draft({ name }), 'control');
    expect(exchange).toMatchObject({ status, error: { code: 'AccessDenied', message: 'a & b' } });
  }
});

test('a plain http request goes to the http origin, and throws where none is configured', async () => {
  const http = await httpEndpoint((_request, response) => response.end('plain'));
  const plain = draft({ transport: { scheme: 'http', wire: 'client' } });
  const client = await clientFor('https://localhost:1', {
    origins: { https: 'https://localhost:1', http },
  });
  expect((await client.exchange(plain, 'act')).status).toBe(200);
  const without = await clientFor('https://localhost:1');
  await expect(without.exchange(plain, 'act')).rejects.toThrow('plain http');
});

test.for(['client', 'raw'] as const)(
  'a request with virtual-host addressing is served over the %s wire',
  async (wire) => {
    const client = await clientFor(await echo(), { addressing: 'virtual', insecure: true });
    const get = draft({ transport: { scheme: 'https', wire } });
    const { url, rawHeaders } = received((await client.exchange(get, 'act')).body);
    expect(url).toBe('/test.txt');
    expect(rawHeaders.join(' ')).toContain('examplebucket.localhost:');
  },
);

test('an endpoint whose certificate is not trusted is unreachable', async () => {
  const origin = await echo();
  const client = createClient({
    credentials: { accessKeyId: 'TEST-ONLY', secretAccessKey: 'TEST ONLY secret' },
    region: 'us-east-1',
    origins: { https: origin },
    addressing: 'path',
    now: () => new Date(),
  });
  onTestFinished(() => client.close());
  expect(await client.exchange(draft(), 'act')).toMatchObject({ status: 0, broken: 'unreachable' });
  expect(client.lastFailure).toContain('SELF_SIGNED_CERT');
});

test('400 parallel requests share at most 8 connections', async () => {
  let served = 0;
  const ports = new Set<number | undefined>();
  const origin = await httpsEndpoint((request, response) => {
    served += 1;
    ports.add(request.socket.remotePort);
    response.end('ok');
  });
  const client = await clientFor(origin, { concurrency: 8 });
  const answers = await Promise.all(
    Array.from({ length: 400 }, () => client.exchange(draft(), 'act')),
  );
  expect(answers.every(({ status }) => status === 200)).toBe(true);
  expect(served).toBe(400);
  expect(ports.size).toBeLessThanOrEqual(8);
});

test('an exchange keeps the size of the request body and not its bytes, however it was signed', async () => {
  const client = await clientFor(await echo());
  const body = ObjectBody.of({ sizeBytes: 200_000, seed: 3 });
  for (const signing of [{ payload: 'hash' }, { payload: 'streaming' }] as const) {
    const large = draft({
      method: 'PUT',
      body: body.bytes(),
      signing: { mode: 'header', ...signing },
    });
    const exchange = await client.exchange(large, 'act', { answerBytesMax: 1_000_000 });
    const whole = body.bytes().toString('latin1');
    expect(received(exchange.body).body.length).toBeGreaterThanOrEqual(200_000);
    expect(received(exchange.body).body).toContain(whole.slice(0, 50_000));
    expect(exchange.request).not.toHaveProperty('body');
    expect(record(exchange, new Secrets()).request.bodySizeBytes).toBe(200_000);
    expect(body.firstDifference(large.body)).toBeUndefined();
  }
});
