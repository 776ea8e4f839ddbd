import { all, conceals, keepsSecret, notServed, refused } from '../../core/expectations.ts';
import { type Rule, rule, type Witnesses } from '../../core/rule.ts';
import { ssec } from '../../core/values.ts';
import type { Level } from '../../core/verdict.ts';
import { customerKey, mutation, objectBody } from '../../generators/index.ts';
import type { ClauseId } from '../../spec/clauses.ts';
import type { Feature } from '../../spec/features.ts';
import type { MutationName } from '../../spec/mutations.ts';
import type { RuleId } from '../../spec/subjects.ts';
import { partScene, sendPart, uploadEnd } from './scene.ts';

const given = { key: customerKey(), body: objectBody() };
const cells = { trials: 1 } as const;
const overHttp = mutation('transport.plain-http');
const unsigned = mutation('signature.omits-triple', 'signature.other-key-than-signed');
const untold = () => all(notServed(), conceals('body'), keepsSecret('key'));

/** Connection, signature and checksums of every operation that carries a triple. */
export const elsewhereTransport = [
  rule({
    ...cells,
    id: 'tls.every-operation',
    level: 'MUST',
    title:
      'No operation with a triple is served over plain http, and none tells object or key there',
    clause: 'ssec.https-only',
    on: [
      'PutObject',
      'PostObject',
      'CreateMultipartUpload',
      'UploadPart',
      'CopyObject',
      'UploadPartCopy',
      'GetObject',
      'HeadObject',
      'GetObjectAttributes',
      'SelectObjectContent',
    ],
    needs: ['http-endpoint'],
    given: { ...given, mutation: overHttp },
    act: ({ perform }, drawn) => perform(drawn),
    expect: untold(),
    catches: [
      'http-redirect-serves-object',
      'http-takes-copy-targets',
      'get-object-attributes.skips.https',
    ],
  }),
  rule({
    ...cells,
    id: 'tls.source-keys',
    level: 'MUST',
    title: 'A copy with a source key over plain http tells neither object nor key',
    clause: 'ssec.https-only',
    on: ['CopyObject', 'UploadPartCopy'],
    needs: ['http-endpoint'],
    given: { ...given, mutation: overHttp },
    arrange: ({ have }, { key, body }) => have.object({ body, encryption: ssec(key) }),
    act: ({ read }, { mutation }, stored) => read(stored, { mutation }),
    expect: untold(),
    catches: ['http-refusal-tells-key', 'accepts-plain-http'],
  }),
  rule({
    ...cells,
    id: 'tls.upload-ends',
    // The key is optional in these requests, so the sentence may be read to leave them out.
    level: 'SHOULD',
    title: 'Completing or listing an upload with a triple is not served over plain http',
    clause: 'ssec.https-only',
    on: ['CompleteMultipartUpload', 'ListParts'],
    needs: ['http-endpoint'],
    given: { ...given, mutation: overHttp },
    arrange: ({ have }, { key, body }) => have.upload({ encryption: ssec(key), parts: [body] }),
    act: ({ s3, operation }, { key, mutation }, upload) =>
      uploadEnd({ s3, operation }, { upload, key, mutation }),
    expect: untold(),
    catches: ['http-takes-upload-ends', 'accepts-plain-http'],
  }),
  rule({
    ...cells,
    id: 'headers.unsigned.every-operation',
    level: 'MUST',
    title: 'No operation takes SSE-C headers that its signature leaves out or contradicts',
    clause: 'sigv4.all-amz-headers',
    on: [
      'CreateMultipartUpload',
      'UploadPart',
      'UploadPartCopy',
      'GetObjectAttributes',
      'SelectObjectContent',
    ],
    given: { ...given, mutation: unsigned },
    act: ({ perform }, drawn) => perform(drawn),
    expect: all(refused(), conceals('body')),
    catches: [
      'ignores-unsigned-headers',
      'ignores-unsigned-headers-elsewhere',
      'ignores-signatures-elsewhere',
    ],
  }),
  rule({
    ...cells,
    id: 'headers.unsigned.complete',
    level: 'MUST',
    title: 'Complete takes no SSE-C headers that its signature leaves out or contradicts',
    clause: 'sigv4.all-amz-headers',
    on: ['CompleteMultipartUpload'],
    given: { ...given, mutation: unsigned },
    arrange: ({ have }, { key, body }) => have.upload({ encryption: ssec(key), parts: [body] }),
    act: ({ s3 }, { key, mutation }, upload) =>
      s3.completeMultipartUpload({ upload, key, mutation }),
    expect: refused(),
    catches: ['ignores-unsigned-headers', 'ignores-unsigned-headers-elsewhere'],
  }),
  damagedPart({
    id: 'mpu.part.content-md5-mismatch',
    title: 'A part with the Content-MD5 of another body is refused',
    clause: 'put.content-md5',
    mutations: ['body.wrong-content-md5'],
    catches: ['part-ignores-content-md5', 'ssec-ignores-content-md5'],
  }),
  damagedPart({
    id: 'mpu.part.checksum-mismatch',
    title: 'A part with the checksum of another body is refused',
    clause: 'checksum.mismatch',
    needs: ['checksums'],
    mutations: ['checksum.crc32', 'checksum.sha256'],
    catches: ['part-ignores-checksums', 'ssec-ignores-checksums'],
  }),
  damagedPart({
    id: 'mpu.part.trailer-mismatch',
    title: 'A part with the trailing checksum of another body is refused',
    clause: 'checksum.mismatch',
    needs: ['trailers'],
    payload: 'unsigned-trailer',
    mutations: ['trailer.other'],
    catches: ['part-ignores-trailers', 'ssec-ignores-trailers'],
  }),
  damagedPart({
    id: 'mpu.part.bad-chunk-signature',
    level: 'SHOULD',
    title: 'A part with a wrong chunk signature is refused',
    clause: 'sigv4.chunks',
    needs: ['streaming'],
    payload: 'streaming',
    mutations: ['chunk.first-signature', 'chunk.last-signature'],
    catches: ['part-ignores-chunk-signatures', 'ssec-ignores-chunk-signatures'],
  }),
];

function damagedPart(facts: {
  readonly id: RuleId;
  readonly level?: Level;
  readonly title: string;
  readonly clause: ClauseId;
  readonly needs?: readonly [Feature, ...Feature[]];
  readonly payload?: 'streaming' | 'unsigned-trailer';
  readonly mutations: readonly [MutationName, ...MutationName[]];
  readonly catches: Witnesses;
}): Rule {
  const { mutations, payload = 'hash', level = 'MUST', ...rest } = facts;
  return rule({
    ...{ ...rest, ...cells, level },
    on: ['UploadPart'],
    given: { ...given, mutation: mutation(...mutations) },
    arrange: ({ have, operation }, drawn) => partScene({ have, operation }, drawn),
    act: ({ s3 }, { body, mutation }, scene) =>
      sendPart(s3, scene, { number: 2, body, mutation, signing: { payload } }),
    expect: refused(),
  });
}
