import type { Written } from '../../core/exchange.ts';
import { accepted, echoes, echoesNothing, returns } from '../../core/expectations/accepted.ts';
import { all } from '../../core/expectations/combine.ts';
import { refusedAndConcealed } from '../../core/expectations/concealed.ts';
import { holds, neverCrashes } from '../../core/expectations/consistent.ts';
import { refusedOr, refusedOrEncrypted } from '../../core/expectations/lenient.ts';
import { refused } from '../../core/expectations/refused.ts';
import { type Rule, type RuleFacts, rule } from '../../core/rule.ts';
import { type ObjectBody, ssec } from '../../core/values.ts';
import type { Level } from '../../core/verdict.ts';
import { mutation } from '../../generators/index.ts';
import { ssecHeaders } from '../../generators/ssec-headers.ts';
import type { ClauseId } from '../../spec/clauses.ts';
import { carriers } from '../../spec/operations.ts';
import { keyAndBody, keyAndText } from '../scenes/drawn.ts';

const unsigned = mutation('signature.omits-triple', 'signature.other-key-than-signed');

const aliased = ['PutObject', 'GetObject', 'HeadObject', 'CopyObject', 'UploadPart'] as const;

export const headersRules = [
  rule({
    id: 'headers.duplicate-conflicting',
    level: 'SHOULD',
    title: 'PutObject with two values of one SSE-C header is refused or uses the first key alone',
    clause: 'derived.one-value',
    on: ['PutObject'],
    given: {
      ...keyAndBody,
      mutation: mutation('duplicate.key', 'duplicate.md5', 'duplicate.algorithm'),
    },
    act: ({ write, s3 }, drawn) => s3.readBack(write(drawn), [drawn.key]),
    expect: refusedOrEncrypted(),
    catches: ['crash-on-duplicate-header', 'last-duplicate-wins'],
  }),
  rule({
    id: 'headers.duplicate-identical',
    level: 'MAY',
    title: 'PutObject with each SSE-C header sent twice is refused or readable only with the key',
    clause: 'derived.one-value',
    on: ['PutObject'],
    given: { ...keyAndBody, mutation: mutation('duplicate.identical') },
    act: ({ write, s3 }, drawn) => s3.readBack(write(drawn), [drawn.key]),
    expect: refusedOrEncrypted(),
    catches: ['crash-on-duplicate-header'],
  }),
  exactRead({
    id: 'headers.duplicate-conflicting.read',
    level: 'SHOULD',
    title: 'GetObject with two values of one SSE-C header is refused or returns exactly the bytes',
    clause: 'derived.one-value',
    mutation: mutation('duplicate.key', 'duplicate.md5', 'duplicate.algorithm'),
    catches: ['crash-on-duplicate-header'],
  }),
  exactRead({
    id: 'headers.duplicate-identical.read',
    level: 'MAY',
    title: 'GetObject with each SSE-C header sent twice is refused or returns exactly the bytes',
    clause: 'derived.one-value',
    mutation: mutation('duplicate.identical'),
    catches: ['crash-on-duplicate-header'],
  }),
  rule({
    id: 'headers.on-other-operations',
    level: 'SHOULD',
    title: 'HeadBucket, ListObjectsV2 or GetObjectTagging with SSE-C headers is never a 5xx',
    clause: 'http.unknown-fields',
    on: ['HeadBucket', 'ListObjectsV2', 'GetObjectTagging'],
    given: keyAndBody,
    arrange: ({ have }, { key, body }) => have.object({ body, encryption: ssec(key) }),
    act: ({ s3, operation }, { key }, stored) =>
      s3.call(operation, {
        of: operation === 'GetObjectTagging' ? stored : { name: '' },
        headers: ssecHeaders(key),
      }),
    expect: neverCrashes(),
    catches: ['crash-on-stray-triple'],
  }),
  rule({
    id: 'headers.name-case-insensitive',
    level: 'MUST',
    title: 'A request with SSE-C header names in any case is accepted and confirms the key MD5',
    clause: 'http.names',
    on: [...aliased, 'CreateMultipartUpload', 'UploadPartCopy'],
    given: {
      ...keyAndBody,
      mutation: mutation('names.lower-case', 'names.upper-case', 'names.mixed-case'),
    },
    act: ({ perform }, drawn) => perform(drawn),
    expect: echoes('key'),
    catches: ['header-names-case-sensitive', 'create-names-case-sensitive'],
  }),
  rule({
    id: 'headers.underscore-spelling.write',
    level: 'MAY',
    title: 'PutObject with underscores in the SSE-C header names is refused or confirms no SSE-C',
    clause: 'ssec.put.triple',
    on: ['PutObject'],
    given: { ...keyAndBody, mutation: mutation('names.underscores') },
    act: ({ write }, drawn) => write(drawn),
    expect: refusedOr(all(accepted(), echoesNothing())),
    catches: ['folds-underscores', 'echoes-on-plain-write'],
  }),
  rule({
    id: 'headers.underscore-spelling',
    level: 'SHOULD',
    title: 'GetObject of an SSE-C object with underscores in the SSE-C header names is refused',
    clause: 'ssec.get.any-without-key-fails',
    on: ['GetObject'],
    given: { ...keyAndBody, mutation: mutation('names.underscores') },
    arrange: ({ have }, { key, body }) => have.object({ body, encryption: ssec(key) }),
    act: ({ read }, { mutation }, stored) => read(stored, { mutation }),
    expect: refused(),
    catches: ['folds-underscores', 'serves-without-key'],
  }),
  rule({
    id: 'headers.copy-source-triple-on-put',
    level: 'SHOULD',
    title: 'PutObject with only copy-source SSE-C headers is refused or stores a plain object',
    clause: 'ssec.put.triple',
    on: ['PutObject'],
    given: keyAndBody,
    act: async ({ s3 }, { key, body }) => {
      const written = await s3.putObject({
        body,
        headers: ssecHeaders(key, carriers.copySourceHeaders),
      });
      return { ...written, afterwards: await s3.getWithEach(written.request, []) };
    },
    control: ({ s3 }, { body }) => s3.putObject({ body }),
    expect: refusedOr(all(accepted(), echoesNothing(), isReadableWithoutKey())),
    catches: ['copy-source-triple-seals-silently', 'confuses-copy-source-prefix'],
  }),
  rule({
    id: 'headers.unsigned.every-operation',
    level: 'MUST',
    title:
      'A multipart, attributes or select request with unsigned or altered SSE-C headers is refused',
    clause: 'sigv4.all-amz-headers',
    on: [
      'CreateMultipartUpload',
      'UploadPart',
      'UploadPartCopy',
      'GetObjectAttributes',
      'SelectObjectContent',
    ],
    needs: ['signatures'],
    trials: 1,
    given: { ...keyAndText, mutation: unsigned },
    act: ({ perform }, drawn) => perform(drawn),
    expect: refusedAndConcealed(),
    catches: ['ignores-unsigned-headers', 'ignores-signatures-elsewhere'],
  }),
  rule({
    id: 'headers.unsigned.complete',
    level: 'MUST',
    title: 'CompleteMultipartUpload with unsigned SSE-C headers, or altered ones, is refused',
    clause: 'sigv4.all-amz-headers',
    on: ['CompleteMultipartUpload'],
    needs: ['signatures'],
    trials: 1,
    given: { ...keyAndBody, mutation: unsigned },
    arrange: ({ have }, { key, body }) => have.upload({ encryption: ssec(key), parts: [body] }),
    act: ({ s3 }, { key, mutation }, upload) =>
      s3.completeMultipartUpload({ upload, key, mutation }),
    expect: refused(),
    catches: ['ignores-unsigned-headers', 'ignores-unsigned-headers-elsewhere'],
  }),
  rule({
    id: 'headers.unsigned-rejected',
    level: 'MUST',
    title: 'A put, copy or read whose signature does not cover its SSE-C headers is refused',
    clause: 'sigv4.all-amz-headers',
    on: ['PutObject', 'CopyObject', 'GetObject', 'HeadObject'],
    needs: ['signatures'],
    given: { ...keyAndBody, mutation: mutation('signature.omits-triple') },
    act: ({ perform }, drawn) => perform(drawn),
    expect: refusedAndConcealed(),
    catches: ['ignores-unsigned-headers'],
  }),
];

/** The right SSE-C headers are there, among others: the read is refused or returns the object. */
function exactRead(
  facts: RuleFacts & {
    readonly level: Level;
    readonly clause: ClauseId;
    readonly mutation: ReturnType<typeof mutation>;
  },
): Rule {
  const { mutation: odd, ...rest } = facts;
  return rule({
    ...rest,
    on: ['GetObject'],
    given: { ...keyAndBody, mutation: odd },
    arrange: ({ have }, { key, body }) => have.object({ body, encryption: ssec(key) }),
    act: ({ read }, { mutation }, stored) => read(stored, { mutation }),
    expect: refusedOr(returns('body')),
  });
}

/** The read without a key that follows the write returns the body. */
function isReadableWithoutKey() {
  return holds<Written, { readonly body: ObjectBody }>(
    'is readable without a key',
    (written, drawn) => written.afterwards.flatMap((read) => returns('body').check(read, drawn)),
  );
}
