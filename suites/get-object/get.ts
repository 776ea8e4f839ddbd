import { accepted, answers, echoes, returns } from '../../core/expectations/accepted.ts';
import { all, eachAnswer, steps } from '../../core/expectations/combine.ts';
import { errorDocument } from '../../core/expectations/consistent.ts';
import {
  hasHeaders,
  keepsHeaders,
  mustHave,
  sameHeader,
} from '../../core/expectations/header-sets.ts';
import { refusedOr } from '../../core/expectations/lenient.ts';
import { refused } from '../../core/expectations/refused.ts';
import { rule } from '../../core/rule.ts';
import { type HeaderPair, plain, ssec, sseS3 } from '../../core/values.ts';
import type { Variation } from '../../core/world.ts';
import { each, mutation, objectBody } from '../../generators/index.ts';
import { keyAndBody } from '../scenes/drawn.ts';
import { reads, refusesRead } from '../scenes/refusals.ts';

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
  refusesRead({
    id: 'get.algorithm.unsupported',
    title: 'A read of an SSE-C object with an algorithm other than AES256 is refused',
    clause: 'ssec.put.algorithm',
    on: reads,
    mutations: ['algorithm.kms', 'algorithm.aes128', 'algorithm.none'],
    catches: ['ignores-algorithm-value'],
  }),
  rule({
    id: 'get.algorithm.outer-whitespace',
    level: 'MAY',
    title: 'GetObject with spaces around algorithm AES256 is refused or returns exactly the bytes',
    clause: 'http.field-values',
    on: ['GetObject'],
    given: { ...keyAndBody, mutation: mutation('algorithm.outer-space') },
    arrange: ({ have }, { key, body }) => have.object({ body, encryption: ssec(key) }),
    act: ({ read }, { mutation }, stored) => read(stored, { mutation }),
    expect: refusedOr(returns('body')),
    catches: ['drops-last-partial-block'],
  }),
  rule({
    id: 'get.error-xml',
    level: 'SHOULD',
    title: 'A get, put or copy with bad SSE-C headers is refused with an S3 error document in XML',
    clause: 'recorded.error-xml',
    on: ['GetObject', 'PutObject', 'CopyObject'],
    given: { ...keyAndBody, mutation: mutation('triple.no-key', 'algorithm.kms') },
    act: ({ perform }, drawn) => perform(drawn),
    expect: all(refused(), errorDocument()),
    catches: ['errors-without-document', 'ignores-missing-key'],
  }),
  rule({
    id: 'get.error-xml.key',
    level: 'SHOULD',
    title: 'GetObject without the key or with another is refused with an S3 error document in XML',
    clause: 'recorded.error-xml',
    on: ['GetObject'],
    given: { ...keyAndBody, mutation: mutation('triple.none', 'key.other') },
    act: ({ perform }, drawn) => perform(drawn),
    expect: all(refused(), errorDocument()),
    catches: ['errors-without-document', 'refused-read-shows-metadata'],
  }),
  rule({
    id: 'get.whole-is-200',
    level: 'MUST',
    title: 'A read of an SSE-C object without Range, also presigned, is 200 with the whole object',
    clause: 'http.partial-only-to-range',
    on: ['GetObject', 'HeadObject'],
    trials: 1,
    given: {
      ...keyAndBody,
      way: each<{ readonly what: string } & Variation>(
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
    title: 'A read with the right key reports the size of the plaintext',
    clause: 'get.body-size',
    on: ['GetObject', 'HeadObject'],
    given: keyAndBody,
    arrange: ({ have }, { key, body }) => have.object({ body, encryption: ssec(key) }),
    act: ({ read }, _, object) => read(object, {}),
    expect: returns('body'),
    catches: ['reports-ciphertext-size'],
  }),
  rule({
    id: 'get.metadata-roundtrip',
    level: 'MUST',
    title: 'A read with the right key returns user metadata and content headers as stored',
    clause: 'ssec.metadata-not-encrypted',
    on: ['GetObject', 'HeadObject'],
    given: keyAndBody,
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
    title: 'A read of a missing object with valid SSE-C headers is answered with 404',
    clause: 'get.no-such-key',
    on: ['GetObject', 'HeadObject'],
    needs: ['missing-is-404'],
    given: keyAndBody,
    arrange: ({ have }, { key, body }) => have.nothing({ encryption: ssec(key), body }),
    act: ({ read }, _, nothing) => read(nothing, {}),
    expect: answers(404),
    catches: ['missing-object-is-400'],
  }),
  rule({
    id: 'get.missing-object-malformed',
    level: 'SHOULD',
    title: 'GetObject of a missing object with the key MD5 of another key is refused',
    clause: 'get.no-such-key',
    on: ['GetObject'],
    given: { ...keyAndBody, bad: mutation('md5.of-other-key') },
    arrange: ({ have }, { key, body }) => have.nothing({ encryption: ssec(key), body }),
    act: ({ read }, { bad }, nothing) => read(nothing, { mutation: bad }),
    control: ({ s3 }, { key, body }) => s3.putObject({ key, body }),
    expect: refused(),
    catches: ['crash-on-missing-object'],
  }),
  rule({
    id: 'get.repeatable',
    level: 'MUST',
    title: 'Repeated GetObjects with the right key return exactly the same bytes and ETag',
    clause: 's3.strong-consistency',
    on: ['GetObject'],
    given: keyAndBody,
    arrange: ({ have }, { key, body }) => have.object({ body, encryption: ssec(key) }),
    act: ({ read, inTurn }, _, object) => inTurn([1, 2, 3, 4, 5], () => read(object, {})),
    expect: all(eachAnswer(returns('body')), sameHeader('etag')),
    catches: ['etag-changes-per-read'],
  }),
  rule({
    id: 'get.response-overrides',
    level: 'SHOULD',
    title: 'GetObject of an SSE-C object obeys response-content-type and -content-disposition',
    clause: 'get.response-overrides',
    on: ['GetObject'],
    given: keyAndBody,
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
    title: 'GetObject with the right key returns exactly the bytes, confirms algorithm and key MD5',
    clause: 'ssec.get.decrypts',
    on: ['GetObject'],
    given: keyAndBody,
    arrange: ({ have }, { key, body }) => have.object({ body, encryption: ssec(key) }),
    act: ({ read }, _, stored) => read(stored, {}),
    expect: all(returns('body'), echoes('key')),
    catches: ['get-returns-ciphertext', 'get-breaks-off'],
  }),
  rule({
    id: 'get.plain-object-with-key',
    level: 'SHOULD',
    title: 'GetObject of a plain object with SSE-C headers is refused',
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
    title: 'GetObject of an SSE-S3 object with SSE-C headers is refused',
    clause: 'recorded.plain-object',
    on: ['GetObject'],
    needs: ['sse-s3'],
    given: { body: objectBody(), mutation: mutation('triple.superfluous') },
    arrange: ({ have }, { body }) => have.object({ body, encryption: sseS3 }),
    act: ({ read }, { mutation }, stored) => read(stored, { mutation }),
    expect: refused(),
    catches: ['ignores-superfluous-triple'],
  }),
  rule({
    id: 'get.sse-header-on-read',
    level: 'SHOULD',
    title: 'A read of an SSE-C object with x-amz-server-side-encryption is refused or returns it',
    clause: 'ssec.get.no-sse-header',
    on: ['GetObject', 'HeadObject'],
    given: { ...keyAndBody, mutation: mutation('mode.sse-s3-on-read') },
    arrange: ({ have }, { key, body }) => have.object({ body, encryption: ssec(key) }),
    act: ({ read }, { mutation }, stored) => read(stored, { mutation }),
    expect: refusedOr(returns('body')),
    catches: ['crash-on-sse-header-on-read'],
  }),
  rule({
    id: 'get.sse-header-on-plain',
    level: 'SHOULD',
    title: 'GetObject of an SSE-S3 object with x-amz-server-side-encryption: AES256 is refused',
    clause: 'ssec.get.no-sse-header',
    on: ['GetObject'],
    needs: ['sse-s3'],
    given: { body: objectBody(), mutation: mutation('mode.sse-s3-on-read') },
    arrange: ({ have }, { body }) => have.object({ body, encryption: sseS3 }),
    act: ({ read }, { mutation }, stored) => read(stored, { mutation }),
    expect: refused(),
    catches: ['ignores-sse-header-on-read'],
  }),
];
