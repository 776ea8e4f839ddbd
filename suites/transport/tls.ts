import type { Exchange } from '../../core/exchange.ts';
import { all, conceals, keepsSecret, notServed, refusedAs } from '../../core/expectations.ts';
import { type Rule, type RuleFacts, rule } from '../../core/rule.ts';
import {
  type CustomerKey,
  type HeaderPair,
  type Mutation,
  ssec,
  type Upload,
} from '../../core/values.ts';
import type { S3 } from '../../core/world.ts';
import { mutation } from '../../generators/index.ts';
import type { OperationName } from '../../spec/operations.ts';
import { refusals } from '../../spec/recorded/refusals.ts';
import { keyAndBody, keyAndText } from '../scenes/drawn.ts';

const givenOverHttp = { ...keyAndBody, mutation: mutation('transport.plain-http') };

const overHttp = mutation('transport.plain-http');

const revealsNothing = () => all(notServed(), conceals('body'), keepsSecret('key'));

const everyOperationOperations = [
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
] as const;

export const tlsRules = [
  refusedOverHttp({
    id: 'tls.put-http-refused',
    title: 'PutObject with SSE-C headers is not served over plain HTTP',
    on: ['PutObject'],
    catches: ['accepts-plain-http', 'http-ignores-ssec'],
  }),
  refusedOverHttp({
    id: 'tls.get-http-refused',
    title: 'GetObject with SSE-C headers is not served over plain HTTP',
    on: ['GetObject'],
    catches: ['accepts-plain-http'],
  }),
  refusedOverHttp({
    id: 'tls.head-http-refused',
    title: 'HeadObject with SSE-C headers is not served over plain HTTP',
    on: ['HeadObject'],
    catches: ['accepts-plain-http'],
  }),
  rule({
    id: 'tls.copy-source-http-refused',
    level: 'MUST',
    title: 'A copy or part copy with copy-source SSE-C headers is not served over plain HTTP',
    clause: 'ssec.https-only',
    on: ['CopyObject', 'UploadPartCopy'],
    needs: ['http-endpoint'],
    given: givenOverHttp,
    arrange: ({ have }, { key, body }) => have.object({ body, encryption: ssec(key) }),
    act: ({ read }, { mutation }, stored) => read(stored, { mutation }),
    expect: all(notServed(), conceals('body')),
    catches: ['accepts-plain-http'],
  }),
  refusedOverHttp({
    id: 'tls.multipart-http-refused',
    title: 'CreateMultipartUpload or UploadPart with SSE-C headers is not served over plain HTTP',
    on: ['CreateMultipartUpload', 'UploadPart'],
    catches: ['accepts-plain-http', 'http-ignores-ssec'],
  }),
  refusedOverHttp({
    id: 'tls.post-form-http-refused',
    title: 'A POST form with SSE-C fields is not served over plain HTTP',
    on: ['PostObject'],
    catches: ['accepts-plain-http'],
  }),
  refusedOverHttp({
    id: 'tls.forwarded-proto',
    title: 'PutObject or GetObject over plain HTTP is not served for its X-Forwarded-Proto: https',
    on: ['PutObject', 'GetObject'],
    headers: [['x-forwarded-proto', 'https']],
    catches: ['trusts-forwarded-proto', 'accepts-plain-http'],
  }),
  rule({
    id: 'tls.partial-triple-http-refused',
    level: 'SHOULD',
    title: 'PutObject or GetObject with the key as only SSE-C header is not served over plain HTTP',
    clause: 'ssec.https-only',
    on: ['PutObject', 'GetObject'],
    needs: ['http-endpoint'],
    given: { ...keyAndBody, lone: mutation('triple.only-key') },
    act: ({ perform }, { key, body, lone }) =>
      perform({ key, body, mutation: lone, transport: { scheme: 'http' } }),
    control: ({ perform }, { key, body }) => perform({ key, body }),
    expect: all(notServed(), conceals('body')),
    catches: ['http-takes-partial-triple', 'http-ignores-ssec'],
  }),
  rule({
    id: 'tls.refusal.recorded',
    level: 'SHOULD',
    title: 'SSE-C headers over plain HTTP are 400 InvalidArgument with the message of AWS',
    clause:
      'recorded.put-object.plain-http.unknown-algorithm-and-key-not-base64-and-md5-of-other-bytes',
    on: [
      'PutObject',
      'GetObject',
      'HeadObject',
      'CreateMultipartUpload',
      'UploadPart',
      'CopyObject',
      'PostObject',
    ],
    needs: ['http-endpoint'],
    given: givenOverHttp,
    act: ({ perform }, drawn) => perform(drawn),
    expect: refusedAs(refusals['plain-http']),
    catches: ['accepts-plain-http', 'vendor-error-codes'],
  }),
  rule({
    id: 'tls.every-operation',
    level: 'MUST',
    title: 'No SSE-C request is served over plain HTTP, and no answer holds the object or key',
    clause: 'ssec.https-only',
    on: everyOperationOperations,
    needs: ['http-endpoint'],
    trials: 1,
    given: { ...keyAndText, mutation: overHttp },
    act: ({ perform }, drawn) => perform(drawn),
    expect: revealsNothing(),
    catches: [
      'http-redirect-serves-object',
      'http-takes-copy-targets',
      'get-object-attributes.skips.https',
    ],
  }),
  rule({
    id: 'tls.source-keys',
    level: 'MUST',
    title: 'A copy with copy-source SSE-C headers over plain HTTP reveals neither object nor key',
    clause: 'ssec.https-only',
    on: ['CopyObject', 'UploadPartCopy'],
    needs: ['http-endpoint'],
    trials: 1,
    given: { ...keyAndBody, mutation: overHttp },
    arrange: ({ have }, { key, body }) => have.object({ body, encryption: ssec(key) }),
    act: ({ read }, { mutation }, stored) => read(stored, { mutation }),
    expect: revealsNothing(),
    catches: ['http-refusal-tells-key', 'accepts-plain-http'],
  }),
  rule({
    id: 'tls.upload-ends',
    // SSE-C headers are optional here, so the clause may be read to leave these requests out.
    level: 'SHOULD',
    title: 'CompleteMultipartUpload or ListParts with SSE-C headers is not served over plain HTTP',
    clause: 'ssec.https-only',
    on: ['CompleteMultipartUpload', 'ListParts'],
    needs: ['http-endpoint'],
    trials: 1,
    given: { ...keyAndBody, mutation: overHttp },
    arrange: ({ have }, { key, body }) => have.upload({ encryption: ssec(key), parts: [body] }),
    act: ({ s3, operation }, { key, mutation }, upload) =>
      completeOrList({ s3, operation }, { upload, key, mutation }),
    expect: revealsNothing(),
    catches: ['http-takes-upload-ends', 'accepts-plain-http'],
  }),
];

function refusedOverHttp({
  headers = [],
  ...facts
}: RuleFacts & {
  readonly on: readonly [OperationName, ...OperationName[]];
  readonly headers?: readonly HeaderPair[];
}): Rule {
  return rule({
    ...facts,
    level: 'MUST',
    clause: 'ssec.https-only',
    needs: ['http-endpoint'],
    given: givenOverHttp,
    act: ({ perform }, drawn) => perform({ ...drawn, headers }),
    expect: all(notServed(), conceals('body')),
  });
}

/** CompleteMultipartUpload or ListParts with SSE-C headers. */
function completeOrList(
  { s3, operation }: { readonly s3: S3; readonly operation: OperationName },
  of: { readonly upload: Upload; readonly key: CustomerKey; readonly mutation: Mutation },
): Promise<Exchange> {
  return operation === 'ListParts' ? s3.listParts(of) : s3.completeMultipartUpload(of);
}
