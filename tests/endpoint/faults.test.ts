import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { startReferenceEndpoint } from '../../fixtures/endpoint/index.ts';
import type { FaultId } from '../../spec/fault-ids.ts';
import { type Seen, signedSender } from './signed.ts';

type Send = ReturnType<typeof signedSender>;
type Headers = Readonly<Record<string, string>>;

const prefix = 'x-amz-server-side-encryption-customer-';
const path = '/fault-bucket/object';
const body = 'TEST ONLY plaintext of more than two cipher blocks';
const md5 = (bytes: Buffer | string, encoding: 'base64' | 'hex' = 'base64') =>
  createHash('md5').update(bytes).digest(encoding);

/** TEST ONLY: 32 times one letter, so that the bytes of a key are seen at a glance. */
function triple(letter: string, changes: Headers = {}): Headers {
  const key = Buffer.alloc(32, letter);
  return {
    [`${prefix}algorithm`]: 'AES256',
    [`${prefix}key`]: key.toString('base64'),
    [`${prefix}key-md5`]: md5(key),
    ...changes,
  };
}

function without(headers: Headers, ...suffixes: readonly string[]): Headers {
  const left = suffixes.map((suffix) => prefix + suffix);
  return Object.fromEntries(Object.entries(headers).filter(([name]) => !left.includes(name)));
}

const put = (send: Send, headers: Headers, text = body) =>
  send({ method: 'PUT', path, headers, body: text });
const read = (send: Send, headers: Headers, method = 'GET') => send({ method, path, headers });

interface Row {
  /** What the request is answered with, told in one comparable value. */
  readonly told: (send: Send) => Promise<unknown>;
  readonly honest: unknown;
  readonly faulty: unknown;
}

const statusOf = async (answer: Promise<Seen>) => (await answer).status;

/** After a good write, the status of a read with these headers. */
const readStatus =
  (headers: Headers, of: { readonly method?: string; readonly text?: string } = {}) =>
  async (send: Send) => {
    await put(send, triple('A'), of.text);
    return statusOf(read(send, headers, of.method));
  };
const putStatus = (headers: Headers) => (send: Send) => statusOf(put(send, headers));

const rows: Readonly<Partial<Record<FaultId, Row>>> = {
  'accepts-wrong-key': { told: readStatus(triple('B')), honest: 403, faulty: 200 },
  'ignores-key-md5': {
    told: putStatus(triple('A', { [`${prefix}key-md5`]: md5(Buffer.alloc(32, 'B')) })),
    honest: 400,
    faulty: 200,
  },
  'ignores-missing-algorithm': {
    told: putStatus(without(triple('A'), 'algorithm')),
    honest: 400,
    faulty: 200,
  },
  'stores-plaintext': { told: readStatus({}), honest: 400, faulty: 200 },
  'md5-alone-unlocks': {
    told: readStatus(without(triple('A'), 'algorithm', 'key')),
    honest: 400,
    faulty: 200,
  },
  'head-skips-key-check': {
    told: readStatus(triple('B'), { method: 'HEAD' }),
    honest: 403,
    faulty: 200,
  },
  'zero-byte-skips-key-check': {
    told: readStatus(triple('B'), { text: '' }),
    honest: 403,
    faulty: 200,
  },
  'no-echo': {
    told: async (send) => (await put(send, triple('A'))).headers[`${prefix}key-md5`] !== undefined,
    honest: true,
    faulty: false,
  },
  'echoes-key': {
    told: async (send) =>
      JSON.stringify((await put(send, triple('A'))).headers).includes(
        triple('A')[`${prefix}key`] ?? '',
      ),
    honest: false,
    faulty: true,
  },
  'etag-is-plaintext-md5': {
    told: async (send) => (await put(send, triple('A'))).headers.etag === `"${md5(body, 'hex')}"`,
    honest: false,
    faulty: true,
  },
  'range-off-by-block': {
    told: async (send) => {
      await put(send, triple('A'));
      const answer = await read(send, { ...triple('A'), range: 'bytes=20-23' });
      return answer.text === body.slice(20, 24);
    },
    honest: true,
    faulty: false,
  },
  'crash-on-bad-base64': {
    told: putStatus(triple('A', { [`${prefix}key`]: '*not Base64*' })),
    honest: 400,
    faulty: 500,
  },
};

async function toldBy(row: Row, faults: readonly FaultId[]): Promise<unknown> {
  const endpoint = await startReferenceEndpoint({ faults });
  try {
    const send = signedSender(endpoint);
    await send({ method: 'PUT', path: '/fault-bucket' });
    return await row.told(send);
  } finally {
    await endpoint.close();
  }
}

test.each(Object.entries(rows))('%s shows, and not without the fault', async (fault, row) => {
  expect(await toldBy(row, [])).toEqual(row.honest);
  expect(await toldBy(row, [fault as FaultId])).toEqual(row.faulty);
});
