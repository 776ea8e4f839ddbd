import {
  accepted,
  all,
  answers,
  each as eachOf,
  echoes,
  refused,
  returns,
  steps,
} from '../../core/expectations.ts';
import { rule } from '../../core/rule.ts';
import { type HeaderPair, plain, ssec, sseS3 } from '../../core/values.ts';
import type { Vary } from '../../core/world.ts';
import { customerKey, each, mutation, objectBody } from '../../generators/index.ts';
import { hasHeaders, keepsHeaders, mustHave, sameHeader } from '../scenes/header-sets.ts';

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

export const getRules = [
  rule({
    id: 'get.whole-is-200',
    level: 'MUST',
    title: 'A read without a Range is 200, not a part of the object',
    clause: 'http.partial-only-to-range',
    on: ['GetObject', 'HeadObject'],
    trials: 1,
    given: {
      key: customerKey(),
      body: objectBody(),
      way: each<{ readonly what: string } & Vary>(
        { what: 'nothing' },
        { what: 'a presigned URL', presigned: true },
      ),
    },
    arrange: ({ have }, { key, body }) => have.object({ body, encryption: ssec(key) }),
    act: ({ read }, { way }, stored) => read(stored, way),
    expect: all(answers(200), returns('body')),
    catches: ['whole-read-is-206', 'drops-last-partial-block'],
  }),
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
    id: 'get.right-key',
    level: 'MUST',
    title: 'A read with the right triple returns the stored bytes and confirms the key',
    clause: 'ssec.get.decrypts',
    on: ['GetObject'],
    given: { key: customerKey(), body: objectBody() },
    arrange: ({ have }, { key, body }) => have.object({ body, encryption: ssec(key) }),
    act: ({ read }, _, stored) => read(stored, {}),
    expect: all(returns('body'), echoes('key')),
    catches: ['get-returns-ciphertext', 'get-breaks-off'],
  }),
  rule({
    id: 'get.plain-object-with-key',
    level: 'SHOULD',
    title: 'A read of a plain object with a triple is refused',
    clause: 'recorded.plain-object',
    on: ['GetObject'],
    given: { body: objectBody(), mutation: mutation('triple.superfluous') },
    arrange: ({ have }, { body }) => have.object({ body, encryption: plain }),
    act: ({ read }, { mutation }, stored) => read(stored, { mutation }),
    expect: refused(),
    catches: ['ignores-superfluous-triple'],
  }),
  rule({
    id: 'get.plain-object-with-key.sse-s3',
    level: 'SHOULD',
    title: 'A read of an SSE-S3 object with a triple is refused',
    clause: 'recorded.plain-object',
    on: ['GetObject'],
    needs: ['sse-s3'],
    given: { body: objectBody(), mutation: mutation('triple.superfluous') },
    arrange: ({ have }, { body }) => have.object({ body, encryption: sseS3 }),
    act: ({ read }, { mutation }, stored) => read(stored, { mutation }),
    expect: refused(),
    catches: ['ignores-superfluous-triple'],
  }),
];
