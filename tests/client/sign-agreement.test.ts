import { createHash, createHmac } from 'node:crypto';
import { createRequire } from 'node:module';
import { SignatureV4 } from '@smithy/signature-v4';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { sign } from '../../client/index.ts';
import type { Draft, HeaderPair, QueryPair } from '../../core/values.ts';
import { awsExample, draft } from './drafts.ts';

// aws4 has no types of its own.
const aws4 = createRequire(import.meta.url)('aws4') as {
  sign(request: Record<string, unknown>, credentials: unknown): { headers: Record<string, string> };
};

class Sha256 {
  readonly #secret: Uint8Array | undefined;
  readonly #chunks: Uint8Array[] = [];

  constructor(secret?: unknown) {
    this.#secret = secret === undefined ? undefined : bytesOf(secret);
  }

  update(data: unknown): void {
    this.#chunks.push(bytesOf(data));
  }

  async digest(): Promise<Uint8Array> {
    const hash =
      this.#secret === undefined ? createHash('sha256') : createHmac('sha256', this.#secret);
    for (const chunk of this.#chunks) hash.update(chunk);
    return hash.digest();
  }

  reset(): void {
    this.#chunks.length = 0;
  }
}

function bytesOf(data: unknown): Uint8Array {
  if (data instanceof ArrayBuffer) return new Uint8Array(data);
  return data instanceof Uint8Array ? data : Buffer.from(String(data));
}

const context = { ...awsExample, now: () => new Date('2026-02-03T04:05:06Z') };
const host = 's3.us-east-1.example';
const at = { ...context, addressing: 'path', origins: { https: `https://${host}` } } as const;
const smithy = new SignatureV4({
  credentials: context.credentials,
  region: 'us-east-1',
  service: 's3',
  sha256: Sha256,
  uriEscapePath: false,
  applyChecksum: true,
});

const text = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 12 });
const drafts = fc.record({
  name: fc
    .array(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 8 }), {
      minLength: 1,
      maxLength: 3,
    })
    .map((parts) => parts.join('/'))
    .filter((name) => !/(^|\/)\.{1,2}($|\/)|\/\/|^\//.test(name)),
  query: fc.uniqueArray(fc.tuple(text, fc.string({ unit: 'grapheme', maxLength: 12 })), {
    selector: ([name]) => name.toLowerCase(),
    maxLength: 4,
  }),
  headers: fc.uniqueArray(
    fc.tuple(
      fc.stringMatching(/^[a-z][a-z0-9-]{0,10}$/).map((name) => `x-amz-meta-${name}`),
      fc.stringMatching(/^[ -~]{0,24}$/),
    ),
    { selector: ([name]) => name, maxLength: 4 },
  ),
  body: fc.uint8Array({ maxLength: 40 }),
});

const putOf = (of: { name: string; query: QueryPair[]; headers: HeaderPair[]; body: Uint8Array }) =>
  draft({ ...of, method: 'PUT', bucket: 'bucket' });

const signatureIn = (authorization: string | undefined) =>
  /Signature=([0-9a-f]{64})$/.exec(authorization ?? '')?.[1];

test('our signatures agree with those of @smithy/signature-v4', async () => {
  await fc.assert(
    fc.asyncProperty(drafts, async (of) => {
      const put: Draft = putOf(of);
      const signed = sign(put, at);
      const theirs = await smithy.sign(
        {
          method: 'PUT',
          protocol: 'https:',
          hostname: host,
          path: signed.path.split('?')[0] ?? '',
          query: Object.fromEntries(of.query),
          headers: { host, ...Object.fromEntries(of.headers) },
          body: Buffer.from(of.body),
        } as Parameters<typeof smithy.sign>[0],
        { signingDate: context.now() },
      );
      expect(signed.signatures[0]).toBe(signatureIn(theirs.headers.authorization));
    }),
    { numRuns: 300, seed: 7 },
  );
});

test('our presigned URLs agree with those of @smithy/signature-v4', async () => {
  await fc.assert(
    fc.asyncProperty(drafts, async (of) => {
      const signing = { mode: 'query', expiresSeconds: 120 } as const;
      const signed = sign({ ...putOf(of), signing }, at);
      const theirs = await smithy.presign(
        {
          method: 'PUT',
          protocol: 'https:',
          hostname: host,
          path: signed.path.split('?')[0] ?? '',
          query: Object.fromEntries(of.query),
          headers: {
            host,
            ...Object.fromEntries(of.headers),
            'x-amz-content-sha256': 'UNSIGNED-PAYLOAD',
          },
        } as Parameters<typeof smithy.presign>[0],
        {
          signingDate: context.now(),
          expiresIn: 120,
          unhoistableHeaders: new Set([
            ...of.headers.map(([name]) => name),
            'x-amz-content-sha256',
          ]),
        },
      );
      const headers = [...of.headers, ['x-amz-content-sha256', 'UNSIGNED-PAYLOAD'] as const];
      const covered = sign({ ...putOf(of), headers, signing }, at);
      expect(covered.signatures[0]).toBe(theirs.query?.['X-Amz-Signature']);
    }),
    { numRuns: 200, seed: 8 },
  );
});

test('our signatures agree with those of aws4', () => {
  fc.assert(
    fc.property(drafts, (of) => {
      const signed = sign(putOf(of), at);
      const sent = Object.fromEntries(signed.headers);
      const theirs = aws4.sign(
        {
          service: 's3',
          region: 'us-east-1',
          method: 'PUT',
          host,
          path: signed.path,
          headers: {
            ...Object.fromEntries(of.headers),
            'X-Amz-Date': '20260203T040506Z',
            'X-Amz-Content-Sha256': sent['x-amz-content-sha256'],
          },
        },
        context.credentials,
      );
      expect(signed.signatures[0]).toBe(signatureIn(theirs.headers.Authorization));
    }),
    { numRuns: 300, seed: 9 },
  );
});
