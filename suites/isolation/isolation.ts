import type { Exchange } from '../../core/exchange.ts';
import { accepted, echoesNothing, returns, says } from '../../core/expectations/accepted.ts';
import { all, steps } from '../../core/expectations/combine.ts';
import {
  conceals,
  eachReadableWithOwnKeyOnly,
  readableWithNewKeyOnly,
  returnsToOwnKeyOnly,
} from '../../core/expectations/concealed.ts';
import { holds } from '../../core/expectations/consistent.ts';
import { refused } from '../../core/expectations/refused.ts';
import { rule } from '../../core/rule.ts';
import { type HeaderPair, plain, ssec } from '../../core/values.ts';
import { customerKey, each, objectBody } from '../../generators/index.ts';
import { earlierReads } from '../../generators/ways-of-reading.ts';
import { headerAsMetadata, internalHeaders, vendorMetadata } from '../../spec/internal-headers.ts';
import { keyAndBody, twoKeysAndBody } from '../scenes/drawn.ts';
import { namesOf, withEachKey } from '../scenes/own-key-only.ts';
import { refusesRead } from '../scenes/refusals.ts';
import { plainOver } from '../scenes/replaced-objects.ts';

const spoofed = [headerAsMetadata];

const onOne = ({ name }: { name: string }) => ({ transport: { connection: name } });

export const isolationRules = [
  rule({
    id: 'isolation.internal-header-spoof',
    level: 'SHOULD',
    title: "A plain PutObject with a server's internal encryption headers leaves a plain object",
    clause: 'derived.user-metadata',
    on: ['GetObject'],
    // Such an object may make every list of its bucket fail.
    needs: ['own-bucket'],
    bucket: 'own',
    trials: 1,
    given: { body: objectBody() },
    arrange: async ({ have, s3 }, { body }) => {
      const stored = await have.object({ body, encryption: plain });
      await s3.putObject({ body, encryption: plain, onto: stored, headers: internalHeaders });
      return stored;
    },
    act: async ({ s3 }, _, stored) =>
      [await s3.getObject({ of: stored }), await s3.listObjectsV2({})] as const,
    expect: steps(all(returns('body'), echoesNothing()), accepted()),
    catches: ['honours-internal-headers', 'lists-break-on-internal-headers'],
  }),
  rule({
    id: 'isolation.two-objects-two-keys',
    level: 'MUST',
    title: 'GetObject of an SSE-C object with the key of another SSE-C object is refused',
    clause: 'ssec.get.same-key',
    on: ['GetObject'],
    given: { ...twoKeysAndBody, next: objectBody() },
    arrange: async ({ have }, { keys: [one, other], body, next }) =>
      [
        await have.object({ body, encryption: ssec(one) }),
        await have.object({ body: next, encryption: ssec(other) }),
      ] as const,
    act: async ({ s3 }, { keys: [one, other] }, [first, second]) =>
      [
        await s3.getObject({ of: first }),
        await s3.getObject({ of: second }),
        await s3.getObject({ of: first, key: other }),
        await s3.getObject({ of: second, key: one }),
      ] as const,
    expect: eachReadableWithOwnKeyOnly(),
    catches: ['accepts-known-keys', 'accepts-wrong-key'],
  }),
  rule({
    id: 'isolation.keep-alive-cache',
    level: 'MUST',
    title: 'After a 304 or 412 to a read with the key, one without it on its connection is refused',
    clause: 'ssec.get.any-without-key-fails',
    on: ['GetObject'],
    trials: 1,
    given: { ...twoKeysAndBody, first: each(...namesOf(earlierReads)) },
    arrange: ({ have }, { keys, body }) => have.object({ body, encryption: ssec(keys[0]) }),
    act: async (world, { keys, first }, object) => {
      await world.read(object, { ...earlierReads[first](object), ...onOne(object) });
      return withEachKey(world, object, { ...onOne(object), other: keys[1] });
    },
    expect: returnsToOwnKeyOnly(),
    catches: [
      'connection-keeps-key',
      'not-modified-opens-object',
      'failed-precondition-opens-object',
    ],
  }),
  refusesRead({
    id: 'isolation.near-miss-keys',
    title: 'A read with a key one bit or byte off, reversed, rotated or all zero is refused',
    clause: 'ssec.get.same-key',
    on: ['GetObject', 'HeadObject'],
    mutations: [
      'key.near-bit',
      'key.near-first-byte',
      'key.near-last-byte',
      'key.near-reversed',
      'key.near-rotated',
      'key.zero',
    ],
    catches: ['compares-key-prefix', 'crash-on-key-error'],
  }),
  rule({
    id: 'isolation.other-object-same-key',
    level: 'MUST',
    title: 'Two SSE-C objects under the same key each return exactly their own bytes',
    clause: 'ssec.get.decrypts',
    on: ['GetObject'],
    given: { ...keyAndBody, next: objectBody() },
    arrange: async ({ have }, { key, body, next }) =>
      [
        await have.object({ body, encryption: ssec(key) }),
        await have.object({ body: next, encryption: ssec(key) }),
      ] as const,
    act: async ({ s3 }, _, [one, other]) =>
      [await s3.getObject({ of: one }), await s3.getObject({ of: other })] as const,
    expect: steps(returns('body'), returns('next')),
    catches: ['dedupes-by-key'],
  }),
  rule({
    id: 'isolation.meta-header-spoof',
    level: 'SHOULD',
    title: 'A plain object with user metadata named like an SSE-C header is readable without a key',
    clause: 'derived.user-metadata',
    on: ['GetObject'],
    given: { body: objectBody() },
    arrange: ({ have }, { body }) => have.object({ body, encryption: plain, headers: spoofed }),
    act: ({ s3 }, _, stored) => s3.getObject({ of: stored }),
    expect: all(returns('body'), echoesNothing()),
    catches: ['reads-user-metadata-as-ssec'],
  }),
  rule({
    id: 'isolation.vendor-metadata',
    level: 'MUST',
    title: 'A plain object with user metadata named as a product names its own is returned with it',
    clause: 'ssec.metadata-not-encrypted',
    on: ['GetObject'],
    trials: 1,
    given: { body: objectBody(), pair: each(...vendorMetadata) },
    arrange: ({ have }, { body, pair }) =>
      have.object({ body, encryption: plain, headers: [pair] }),
    act: ({ s3 }, _, stored) => s3.getObject({ of: stored }),
    expect: all(returns('body'), hasPair()),
    catches: ['vendor-metadata-locks-object', 'vendor-metadata-dropped'],
  }),
  rule({
    id: 'isolation.plain-over-ssec',
    level: 'MUST',
    title: 'After a plain form, copy or upload over an SSE-C object, it is read without a key',
    clause: 's3.strong-consistency',
    on: ['PostObject', 'CopyObject', 'CompleteMultipartUpload'],
    trials: 1,
    given: { ...keyAndBody, next: objectBody() },
    arrange: ({ have }, { key, body }) => have.object({ body, encryption: ssec(key) }),
    act: async (world, { key, next: body }, onto) => {
      await plainOver(world, { body, onto });
      const of = { ...onto, encryption: plain };
      return [await world.s3.getObject({ of }), await world.s3.getObject({ of, key })] as const;
    },
    expect: steps(all(returns('next'), echoesNothing()), refused()),
    catches: ['plain-form-keeps-old-key', 'plain-copy-keeps-old-key', 'plain-upload-keeps-old-key'],
  }),
  rule({
    id: 'isolation.overwrite-plain-with-ssec',
    level: 'MUST',
    title: 'After an SSE-C PutObject over a plain object, GetObject without the key is refused',
    clause: 'ssec.get.any-without-key-fails',
    on: ['GetObject'],
    given: { ...keyAndBody, next: objectBody() },
    arrange: async ({ have }, { key, body, next }) =>
      have.object({
        body: next,
        encryption: ssec(key),
        onto: await have.object({ body, encryption: plain }),
      }),
    act: ({ s3 }, _, stored) => s3.getObject({ of: stored, key: 'none' }),
    control: ({ s3 }, _, stored) => s3.getObject({ of: stored }),
    expect: all(refused(), all(conceals('body'), conceals('next'))),
    catches: ['overwrite-keeps-old-mode', 'serves-without-key'],
  }),
  rule({
    id: 'isolation.overwrite-ssec-with-plain',
    level: 'MUST',
    title: 'After a plain PutObject over SSE-C, GetObject without a key returns the new bytes',
    clause: 's3.strong-consistency',
    on: ['GetObject'],
    given: { ...keyAndBody, next: objectBody() },
    arrange: async ({ have }, { key, body, next }) =>
      have.object({
        body: next,
        encryption: plain,
        onto: await have.object({ body, encryption: ssec(key) }),
      }),
    act: ({ s3 }, _, stored) => s3.getObject({ of: stored }),
    expect: all(returns('next'), echoesNothing()),
    catches: ['overwrite-keeps-old-mode', 'echoes-on-plain-object'],
  }),
  rule({
    id: 'isolation.overwrite-new-key',
    level: 'MUST',
    title: 'PutObject over an SSE-C object needs no old key; afterwards only the new key reads it',
    clause: 'ssec.get.same-key',
    on: ['GetObject'],
    given: { key: customerKey(), fresh: customerKey(), body: objectBody(), next: objectBody() },
    arrange: async ({ have }, { key, fresh, body, next }) =>
      have.object({
        body: next,
        encryption: ssec(fresh),
        onto: await have.object({ body, encryption: ssec(key) }),
      }),
    act: async ({ s3 }, { key }, stored) =>
      [
        await s3.getObject({ of: stored }),
        await s3.getObject({ of: stored, key }),
        await s3.getObject({ of: stored, key: 'none' }),
      ] as const,
    expect: readableWithNewKeyOnly(),
    catches: ['overwrite-keeps-old-key', 'torn-overwrite'],
  }),
];

/** The drawn user metadata comes back. */
function hasPair() {
  return holds<Exchange, { readonly pair: HeaderPair }>('has the user metadata', (answer, drawn) =>
    says(...drawn.pair).check(answer, undefined),
  );
}
