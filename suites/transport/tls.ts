import type { CustomerKey } from '../../core/customer-key.ts';
import type { Exchange } from '../../core/exchange.ts';
import { all, conceals, keepsSecret, notServed, refusedAs } from '../../core/expectations.ts';
import { type Rule, type RuleFacts, rule } from '../../core/rule.ts';
import { type Mutation, ssec, type Upload } from '../../core/values.ts';
import type { S3 } from '../../core/world.ts';
import { customerKey, mutation, objectBody } from '../../generators/index.ts';
import type { OperationName } from '../../spec/operations.ts';
import { keyAndBody } from '../scenes/drawn.ts';

const givenOverHttp = {
  key: customerKey(),
  body: objectBody(),
  mutation: mutation('transport.plain-http'),
};

const overHttp = mutation('transport.plain-http');

const untold = () => all(notServed(), conceals('body'), keepsSecret('key'));

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
    title: 'A write with SSE-C over plain http is refused',
    on: ['PutObject'],
    catches: ['accepts-plain-http', 'http-ignores-ssec'],
  }),
  refusedOverHttp({
    id: 'tls.get-http-refused',
    title: 'A read with SSE-C over plain http is refused',
    on: ['GetObject'],
    catches: ['accepts-plain-http'],
  }),
  refusedOverHttp({
    id: 'tls.head-http-refused',
    title: 'HeadObject with SSE-C over plain http is refused',
    on: ['HeadObject'],
    catches: ['accepts-plain-http'],
  }),
  rule({
    id: 'tls.copy-source-http-refused',
    level: 'MUST',
    title: 'A copy with a source key over plain http is refused',
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
    title: 'A multipart upload with SSE-C over plain http is refused',
    on: ['CreateMultipartUpload', 'UploadPart'],
    catches: ['accepts-plain-http', 'http-ignores-ssec'],
  }),
  refusedOverHttp({
    id: 'tls.post-form-http-refused',
    title: 'A form with SSE-C fields over plain http is refused',
    on: ['PostObject'],
    catches: ['accepts-plain-http'],
  }),
  rule({
    id: 'tls.partial-triple-http-refused',
    level: 'SHOULD',
    title: 'A key alone over plain http is refused',
    clause: 'ssec.https-only',
    on: ['PutObject', 'GetObject'],
    needs: ['http-endpoint'],
    given: { key: customerKey(), body: objectBody(), lone: mutation('triple.only-key') },
    act: ({ perform }, { key, body, lone }) =>
      perform({ key, body, mutation: lone, transport: { scheme: 'http' } }),
    control: ({ perform }, { key, body }) => perform({ key, body }),
    expect: all(notServed(), conceals('body')),
    catches: ['http-takes-partial-triple', 'http-ignores-ssec'],
  }),
  rule({
    id: 'tls.refusal.exact',
    level: 'MAY',
    title: 'The refusal over plain http is 400 InvalidRequest',
    clause: 'ssec.https-only',
    on: ['PutObject', 'GetObject'],
    needs: ['http-endpoint'],
    given: givenOverHttp,
    act: ({ perform }, drawn) => perform(drawn),
    expect: refusedAs(400, 'InvalidRequest'),
    catches: ['accepts-plain-http', 'http-ignores-ssec'],
  }),
  rule({
    id: 'tls.every-operation',
    level: 'MUST',
    title:
      'No operation with a triple is served over plain http, and none tells object or key there',
    clause: 'ssec.https-only',
    on: everyOperationOperations,
    needs: ['http-endpoint'],
    trials: 1,
    given: { ...keyAndBody, mutation: overHttp },
    act: ({ perform }, drawn) => perform(drawn),
    expect: untold(),
    catches: [
      'http-redirect-serves-object',
      'http-takes-copy-targets',
      'get-object-attributes.skips.https',
    ],
  }),
  rule({
    id: 'tls.source-keys',
    level: 'MUST',
    title: 'A copy with a source key over plain http tells neither object nor key',
    clause: 'ssec.https-only',
    on: ['CopyObject', 'UploadPartCopy'],
    needs: ['http-endpoint'],
    trials: 1,
    given: { ...keyAndBody, mutation: overHttp },
    arrange: ({ have }, { key, body }) => have.object({ body, encryption: ssec(key) }),
    act: ({ read }, { mutation }, stored) => read(stored, { mutation }),
    expect: untold(),
    catches: ['http-refusal-tells-key', 'accepts-plain-http'],
  }),
  rule({
    id: 'tls.upload-ends',
    // The key is optional in these requests, so the sentence may be read to leave them out.
    level: 'SHOULD',
    title: 'Completing or listing an upload with a triple is not served over plain http',
    clause: 'ssec.https-only',
    on: ['CompleteMultipartUpload', 'ListParts'],
    needs: ['http-endpoint'],
    trials: 1,
    given: { ...keyAndBody, mutation: overHttp },
    arrange: ({ have }, { key, body }) => have.upload({ encryption: ssec(key), parts: [body] }),
    act: ({ s3, operation }, { key, mutation }, upload) =>
      uploadEnd({ s3, operation }, { upload, key, mutation }),
    expect: untold(),
    catches: ['http-takes-upload-ends', 'accepts-plain-http'],
  }),
];

function refusedOverHttp(
  facts: RuleFacts & {
    readonly on: readonly [OperationName, ...OperationName[]];
  },
): Rule {
  return rule({
    ...facts,
    level: 'MUST',
    clause: 'ssec.https-only',
    needs: ['http-endpoint'],
    given: givenOverHttp,
    act: ({ perform }, drawn) => perform(drawn),
    expect: all(notServed(), conceals('body')),
  });
}

/** A request with a triple that ends an upload or looks at it. */
function uploadEnd(
  { s3, operation }: { readonly s3: S3; readonly operation: OperationName },
  of: { readonly upload: Upload; readonly key: CustomerKey; readonly mutation: Mutation },
): Promise<Exchange> {
  return operation === 'ListParts' ? s3.listParts(of) : s3.completeMultipartUpload(of);
}
