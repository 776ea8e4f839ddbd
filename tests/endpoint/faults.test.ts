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
function ssecHeaders(letter: string, changes: Headers = {}): Headers {
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
  /** What a request shows of the fault. */
  readonly seen: (send: Send) => Promise<unknown>;
  readonly honest: unknown;
  readonly faulty: unknown;
}

const statusOf = async (answer: Promise<Seen>) => (await answer).status;

/** The status of a read with these headers, after a valid write. */
const readStatus =
  (headers: Headers, of: { readonly method?: string; readonly text?: string } = {}) =>
  async (send: Send) => {
    await put(send, ssecHeaders('A'), of.text);
    return statusOf(read(send, headers, of.method));
  };
const putStatus = (headers: Headers) => (send: Send) => statusOf(put(send, headers));

const rows: Readonly<Partial<Record<FaultId, Row>>> = {
  'accepts-wrong-key': { seen: readStatus(ssecHeaders('B')), honest: 403, faulty: 200 },
  'ignores-key-md5': {
    seen: putStatus(ssecHeaders('A', { [`${prefix}key-md5`]: md5(Buffer.alloc(32, 'B')) })),
    honest: 400,
    faulty: 200,
  },
  'ignores-missing-algorithm': {
    seen: putStatus(without(ssecHeaders('A'), 'algorithm')),
    honest: 400,
    faulty: 200,
  },
  'stores-plaintext': { seen: readStatus({}), honest: 400, faulty: 200 },
  'md5-alone-unlocks': {
    seen: readStatus(without(ssecHeaders('A'), 'algorithm', 'key')),
    honest: 400,
    faulty: 200,
  },
  'head-skips-key-check': {
    seen: readStatus(ssecHeaders('B'), { method: 'HEAD' }),
    honest: 403,
    faulty: 200,
  },
  'zero-byte-skips-key-check': {
    seen: readStatus(ssecHeaders('B'), { text: '' }),
    honest: 403,
    faulty: 200,
  },
  'no-echo': {
    seen: async (send) =>
      (await put(send, ssecHeaders('A'))).headers[`${prefix}key-md5`] !== undefined,
    honest: true,
    faulty: false,
  },
  'echoes-key': {
    seen: async (send) =>
      JSON.stringify((await put(send, ssecHeaders('A'))).headers).includes(
        ssecHeaders('A')[`${prefix}key`] ?? '',
      ),
    honest: false,
    faulty: true,
  },
  'etag-is-plaintext-md5': {
    seen: async (send) =>
      (await put(send, ssecHeaders('A'))).headers.etag === `"${md5(body, 'hex')}"`,
    honest: false,
    faulty: true,
  },
  'range-off-by-block': {
    seen: async (send) => {
      await put(send, ssecHeaders('A'));
      const answer = await read(send, { ...ssecHeaders('A'), range: 'bytes=20-23' });
      return answer.text === body.slice(20, 24);
    },
    honest: true,
    faulty: false,
  },
  'crash-on-bad-base64': {
    seen: putStatus(ssecHeaders('A', { [`${prefix}key`]: '*not Base64*' })),
    honest: 400,
    faulty: 500,
  },
};

async function seenWith(row: Row, faults: readonly FaultId[]): Promise<unknown> {
  const endpoint = await startReferenceEndpoint({ faults });
  try {
    const send = signedSender(endpoint);
    await send({ method: 'PUT', path: '/fault-bucket' });
    return await row.seen(send);
  } finally {
    await endpoint.close();
  }
}

test.each(Object.entries(rows))(
  'the fault %s changes the answer of the honest endpoint',
  async (fault, row) => {
    expect(await seenWith(row, [])).toEqual(row.honest);
    expect(await seenWith(row, [fault as FaultId])).toEqual(row.faulty);
  },
);
