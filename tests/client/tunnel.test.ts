import { createServer } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { createClient } from '../../client/index.ts';
import type { Draft } from '../../core/values.ts';
import { type ReferenceEndpoint, startReferenceEndpoint } from '../../fixtures/endpoint/index.ts';
import { draft } from './drafts.ts';

/** A proxy that opens tunnels on the loopback, or answers CONNECT with a status. */
async function proxy(refusal?: number) {
  const asked: { readonly target: string; readonly login: string | undefined }[] = [];
  const server = createServer((_, response) => response.writeHead(405).end());
  server.on('connect', ({ url = '', headers }, near) => {
    asked.push({ target: url, login: headers['proxy-authorization'] });
    if (refusal !== undefined) near.end(`HTTP/1.1 ${refusal} No\r\n\r\n`);
    if (refusal !== undefined) return;
    const far = connect(Number(url.split(':').at(-1)), 'localhost', () => {
      near.write('HTTP/1.1 200 Connection established\r\n\r\n');
      far.pipe(near).pipe(far);
    });
    far.on('error', () => near.destroy());
    near.on('error', () => far.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, 'localhost', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const { port } = server.address() as AddressInfo;
  return { asked, url: `http://TEST%20ONLY:p%40ss@localhost:${port}`, host: `localhost:${port}` };
}

async function clientThrough(url: string, endpoint: ReferenceEndpoint) {
  const client = createClient({
    credentials: endpoint,
    region: endpoint.region,
    origins: { https: endpoint.url, http: endpoint.httpUrl },
    ...{ addressing: 'path', now: () => new Date(), ca: endpoint.caPem, proxy: url },
  });
  onTestFinished(() => client.close());
  const of = (transport: Partial<Draft['transport']>) => {
    const base = draft();
    return client.exchange({ ...base, transport: { ...base.transport, ...transport } }, 'act');
  };
  return { client, of };
}

async function reference() {
  const endpoint = await startReferenceEndpoint();
  onTestFinished(() => endpoint.close());
  return endpoint;
}

test.each<[string, Partial<Draft['transport']>]>([
  ['a pooled connection', {}],
  ['a raw socket', { wire: 'raw' }],
])('%s goes through a tunnel, which the proxy is asked for with its own login', async (_, on) => {
  const endpoint = await reference();
  const { url, asked } = await proxy();
  const { of } = await clientThrough(url, endpoint);
  const exchange = await of(on);
  expect([exchange.status, exchange.error?.code]).toEqual([404, 'NoSuchBucket']);
  const login = `Basic ${Buffer.from('TEST ONLY:p@ss').toString('base64')}`;
  expect(asked).toEqual([{ target: endpoint.url.split('//')[1], login }]);
});

test('a request in the clear does not go through the proxy', async () => {
  const { url, asked } = await proxy();
  const { of } = await clientThrough(url, await reference());
  expect((await of({ scheme: 'http' })).status).toBeGreaterThanOrEqual(400);
  expect(asked).toEqual([]);
});

test.each<[string, Partial<Draft['transport']>]>([
  ['a pooled connection', {}],
  ['a raw socket', { wire: 'raw' }],
])(
  'where the proxy refuses, %s is not opened, and the message names it without its login',
  async (_, on) => {
    const { url, host } = await proxy(407);
    const { client, of } = await clientThrough(url, await reference());
    expect((await of(on)).broken).toBe('unreachable');
    expect(client.lastFailure).toContain(`the proxy ${host} answered CONNECT with 407`);
    expect(client.lastFailure).not.toContain('ss@');
  },
);

test('a proxy that is not there is named', async () => {
  const { client, of } = await clientThrough('http://localhost:9', await reference());
  expect((await of({})).broken).toBe('unreachable');
  expect(client.lastFailure).toContain('the proxy localhost:9 cannot be used');
});
