import {
  accepted,
  all,
  answers,
  conceals,
  each as eachOf,
  errorDocument,
  refused,
  returns,
  steps,
} from '../../core/expectations.ts';
import { rule } from '../../core/rule.ts';
import { type HeaderPair, plain, ssec } from '../../core/values.ts';
import { customerKey, each, mutation, objectBody } from '../../generators/index.ts';
import { hasHeaders, keepsHeaders, mustHave, sameHeader } from './header-sets.ts';

const stored = [
  ['content-type', 'text/x-conformance; charset=utf-8'],
  ['cache-control', 'max-age=77'],
  ['content-disposition', 'attachment; filename="a.txt"'],
  ['x-amz-meta-colour', 'ultramarine'],
] as const;

const overrides = [
  ['response-content-type', 'text/x-test'],
  ['response-content-disposition', 'inline'],
] as const;
const overridden = overrides.map(([name, value]): HeaderPair => [name.slice(9), value]);

/** What a successful read answers beside the bytes. */
export const getAnswers = [
  rule({
    id: 'get.content-length',
    level: 'MUST',
    title: 'Reads report the size of the plaintext',
    clause: 'get.body-size',
    on: ['GetObject', 'HeadObject'],
    given: { key: customerKey(), body: objectBody() },
    arrange: ({ have }, { key, body }) => have.object({ body, encryption: ssec(key) }),
    act: ({ read }, _, object) => read(object, {}),
    expect: returns('body'),
    catches: ['reports-ciphertext-size'],
  }),
  rule({
    id: 'get.metadata-roundtrip',
    level: 'MUST',
    title: 'Metadata and content headers come back unchanged with the right key',
    clause: 'ssec.metadata-not-encrypted',
    on: ['GetObject', 'HeadObject'],
    given: { key: customerKey(), body: objectBody() },
    arrange: async ({ have }, { key, body }) =>
      [
        await have.object({ body, encryption: ssec(key), headers: stored }),
        await have.object({ body, encryption: plain, headers: stored }),
      ] as const,
    act: async ({ read }, _, [object, twin]) =>
      [await read(object, {}), await read(twin, {})] as const,
    expect: all(steps(accepted(), accepted()), keepsHeaders(stored)),
    catches: ['ssec-drops-content-headers', 'ssec-drops-metadata'],
  }),
  rule({
    id: 'get.missing-object',
    level: 'SHOULD',
    title: 'A valid triple on a name without an object is 404',
    clause: 'get.no-such-key',
    on: ['GetObject', 'HeadObject'],
    needs: ['missing-is-404'],
    given: { key: customerKey(), body: objectBody() },
    arrange: ({ have }, { key, body }) => have.nothing({ encryption: ssec(key), body }),
    act: ({ read }, _, nothing) => read(nothing, {}),
    expect: answers(404),
    catches: ['missing-object-is-400'],
  }),
  rule({
    id: 'get.missing-object-malformed',
    level: 'SHOULD',
    title: 'A bad triple on a name without an object is refused',
    clause: 'get.no-such-key',
    on: ['GetObject'],
    given: { key: customerKey(), body: objectBody(), bad: mutation('md5.of-other-key') },
    arrange: ({ have }, { key, body }) => have.nothing({ encryption: ssec(key), body }),
    act: ({ read }, { bad }, nothing) => read(nothing, { mutation: bad }),
    control: ({ s3 }, { key, body }) => s3.putObject({ key, body }),
    expect: refused(),
    catches: ['crash-on-missing-object'],
  }),
  rule({
    id: 'get.repeatable',
    level: 'MUST',
    title: 'Repeated reads return the same bytes and ETag',
    clause: 's3.strong-consistency',
    on: ['GetObject'],
    given: { key: customerKey(), body: objectBody() },
    arrange: ({ have }, { key, body }) => have.object({ body, encryption: ssec(key) }),
    act: ({ read, inTurn }, _, object) => inTurn([1, 2, 3, 4, 5], () => read(object, {})),
    expect: all(eachOf(returns('body')), sameHeader('etag')),
    catches: ['etag-changes-per-read'],
  }),
  rule({
    id: 'get.response-overrides',
    level: 'SHOULD',
    title: 'The response- parameters work with SSE-C as with a plain object',
    clause: 'get.response-overrides',
    on: ['GetObject'],
    given: { key: customerKey(), body: objectBody() },
    arrange: async ({ have, s3 }, { key, body }) => {
      const twin = await have.object({ body, encryption: plain });
      mustHave(await s3.getObject({ of: twin, query: overrides }), overridden);
      return have.object({ body, encryption: ssec(key) });
    },
    act: ({ read }, _, object) => read(object, { query: overrides }),
    expect: all(returns('body'), hasHeaders(overridden)),
    catches: ['ssec-ignores-overrides'],
  }),
  rule({
    id: 'get.error-xml',
    level: 'SHOULD',
    title: 'Refusals are S3 error documents',
    clause: 'recorded.error-xml',
    on: ['GetObject', 'PutObject', 'CopyObject'],
    given: {
      key: customerKey(),
      body: objectBody(),
      mutation: mutation('triple.no-key', 'algorithm.kms'),
    },
    act: ({ perform }, drawn) => perform(drawn),
    expect: all(refused(), errorDocument()),
    catches: ['errors-without-document', 'ignores-missing-key'],
  }),
  rule({
    id: 'get.error-xml.key',
    level: 'SHOULD',
    title: 'Refusals of a read without the right key are S3 error documents',
    clause: 'recorded.error-xml',
    on: ['GetObject'],
    given: {
      key: customerKey(),
      body: objectBody(),
      mutation: mutation('triple.none', 'key.other'),
    },
    act: ({ perform }, drawn) => perform(drawn),
    expect: all(refused(), errorDocument()),
    catches: ['errors-without-document', 'refused-read-shows-metadata'],
  }),
  rule({
    id: 'isolation.keep-alive-cache',
    level: 'MUST',
    title: 'A read with the key does not open the object to the next read',
    clause: 'ssec.get.any-without-key-fails',
    on: ['GetObject'],
    given: { key: customerKey(), other: customerKey(), body: objectBody() },
    arrange: ({ have }, { key, body }) => have.object({ body, encryption: ssec(key) }),
    act: async ({ read }, { other }, object) =>
      [
        await read(object, {}),
        await read(object, { key: 'none' }),
        await read(object, { key: other }),
      ] as const,
    expect: steps(
      returns('body'),
      all(refused(), conceals('body')),
      all(refused(), conceals('body')),
    ),
    catches: ['serves-without-key'],
  }),
  rule({
    id: 'idempotence.get-after-error',
    level: 'MUST',
    title: 'A refused read changes nothing',
    clause: 'ssec.get.same-key',
    on: ['GetObject'],
    given: {
      key: customerKey(),
      other: customerKey(),
      body: objectBody(),
      wrong: each('other', 'none'),
    },
    arrange: ({ have }, { key, body }) => have.object({ body, encryption: ssec(key) }),
    act: async ({ read }, { other, wrong }, object) =>
      [
        await read(object, {}),
        await read(object, { key: wrong === 'none' ? 'none' : other }),
        await read(object, {}),
      ] as const,
    expect: steps(returns('body'), refused(), returns('body')),
    catches: ['refused-read-locks-object'],
  }),
];
