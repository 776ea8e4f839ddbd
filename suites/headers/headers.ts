import type { CustomerKey } from '../../core/customer-key.ts';
import type { Written } from '../../core/exchange.ts';
import {
  accepted,
  all,
  conceals,
  echoes,
  echoesNothing,
  holds,
  neverCrashes,
  refused,
  refusedOr,
  refusedOrSealed,
  returns,
} from '../../core/expectations.ts';
import type { ObjectBody } from '../../core/object-body.ts';
import { type Rule, type RuleFacts, rule } from '../../core/rule.ts';
import { ssec } from '../../core/values.ts';
import type { Level } from '../../core/verdict.ts';
import { customerKey, mutation, objectBody } from '../../generators/index.ts';
import type { ClauseId } from '../../spec/clauses.ts';
import { carriers } from '../../spec/operations.ts';
import { keyAndBody } from '../scenes/drawn.ts';
import { ssecHeaders } from '../scenes/ssec-headers.ts';

const unsigned = mutation('signature.omits-triple', 'signature.other-key-than-signed');

export const headersRules = [
  rule({
    id: 'headers.duplicate-conflicting',
    level: 'SHOULD',
    title: 'Two different values of one SSE-C header are refused, or the first one seals',
    clause: 'derived.one-value',
    on: ['PutObject'],
    given: {
      ...keyAndBody,
      mutation: mutation('duplicate.key', 'duplicate.md5', 'duplicate.algorithm'),
    },
    act: ({ write, s3 }, drawn) => s3.readBack(write(drawn), [drawn.key]),
    expect: refusedOrSealed(),
    catches: ['crash-on-duplicate-header', 'last-duplicate-wins'],
  }),
  rule({
    id: 'headers.duplicate-identical',
    level: 'MAY',
    title: 'Repeated SSE-C headers of one value are refused or taken once',
    clause: 'derived.one-value',
    on: ['PutObject'],
    given: { key: customerKey(), body: objectBody(), mutation: mutation('duplicate.identical') },
    act: ({ write, s3 }, drawn) => s3.readBack(write(drawn), [drawn.key]),
    expect: refusedOrSealed(),
    catches: ['crash-on-duplicate-header'],
  }),
  exactRead({
    id: 'headers.duplicate-conflicting.read',
    level: 'SHOULD',
    title: 'A read with two values of one SSE-C header is refused or returns the object',
    clause: 'derived.one-value',
    mutation: mutation('duplicate.key', 'duplicate.md5', 'duplicate.algorithm'),
    catches: ['crash-on-duplicate-header'],
  }),
  exactRead({
    id: 'headers.duplicate-identical.read',
    level: 'MAY',
    title: 'A read with repeated SSE-C headers of one value is refused or returns the object',
    clause: 'derived.one-value',
    mutation: mutation('duplicate.identical'),
    catches: ['crash-on-duplicate-header'],
  }),
  rule({
    id: 'headers.on-other-operations',
    level: 'SHOULD',
    title: 'A triple on operations that take none is ignored or refused, never 5xx',
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
    title: 'Header names match in any case',
    clause: 'http.names',
    on: ['PutObject', 'GetObject', 'HeadObject', 'CopyObject', 'UploadPart'],
    given: {
      ...keyAndBody,
      mutation: mutation('names.lower-case', 'names.upper-case', 'names.mixed-case'),
    },
    act: ({ perform }, drawn) => perform(drawn),
    expect: echoes('key'),
    catches: ['header-names-case-sensitive', 'no-echo'],
  }),
  rule({
    id: 'headers.underscore-spelling.write',
    level: 'MAY',
    title: 'A write whose header names have underscores is refused or confirms no SSE-C',
    clause: 'ssec.put.triple',
    on: ['PutObject'],
    given: { key: customerKey(), body: objectBody(), mutation: mutation('names.underscores') },
    act: ({ write }, drawn) => write(drawn),
    expect: refusedOr(all(accepted(), echoesNothing())),
    catches: ['folds-underscores', 'echoes-on-plain-write'],
  }),
  rule({
    id: 'headers.underscore-spelling',
    level: 'SHOULD',
    title: 'Header names with underscores open nothing',
    clause: 'ssec.get.any-without-key-fails',
    on: ['GetObject'],
    given: { key: customerKey(), body: objectBody(), mutation: mutation('names.underscores') },
    arrange: ({ have }, { key, body }) => have.object({ body, encryption: ssec(key) }),
    act: ({ read }, { mutation }, stored) => read(stored, { mutation }),
    expect: refused(),
    catches: ['folds-underscores', 'serves-without-key'],
  }),
  rule({
    id: 'headers.copy-source-triple-on-put',
    level: 'SHOULD',
    title: 'A copy-source triple on a plain PutObject never encrypts the object',
    clause: 'ssec.put.triple',
    on: ['PutObject'],
    given: keyAndBody,
    act: async ({ s3 }, { key, body }) => {
      const written = await s3.putObject({ body, headers: sourceTriple(key) });
      return { ...written, afterwards: await s3.getWithEach(written.request, []) };
    },
    control: ({ s3 }, { body }) => s3.putObject({ body }),
    expect: refusedOr(all(accepted(), echoesNothing(), opensPlain())),
    catches: ['copy-source-triple-seals-silently', 'confuses-copy-source-prefix'],
  }),
  rule({
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
    trials: 1,
    given: { ...keyAndBody, mutation: unsigned },
    act: ({ perform }, drawn) => perform(drawn),
    expect: all(refused(), conceals('body')),
    catches: ['ignores-unsigned-headers', 'ignores-signatures-elsewhere'],
  }),
  rule({
    id: 'headers.unsigned.complete',
    level: 'MUST',
    title: 'Complete takes no SSE-C headers that its signature leaves out or contradicts',
    clause: 'sigv4.all-amz-headers',
    on: ['CompleteMultipartUpload'],
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
    title: 'SSE-C headers that the signature leaves out are refused',
    clause: 'sigv4.all-amz-headers',
    on: ['PutObject', 'CopyObject', 'GetObject', 'HeadObject'],
    given: { key: customerKey(), body: objectBody(), mutation: mutation('signature.omits-triple') },
    act: ({ perform }, drawn) => perform(drawn),
    expect: all(refused(), conceals('body')),
    catches: ['ignores-unsigned-headers'],
  }),
];

/** A read whose headers are odd, but do not lack the right values: right bytes, or none. */
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
    given: { key: customerKey(), body: objectBody(), mutation: odd },
    arrange: ({ have }, { key, body }) => have.object({ body, encryption: ssec(key) }),
    act: ({ read }, { mutation }, stored) => read(stored, { mutation }),
    expect: refusedOr(returns('body')),
  });
}

function sourceTriple(key: CustomerKey) {
  const prefix = carriers.copySourceHeaders;
  return [
    [`${prefix}algorithm`, 'AES256'],
    [`${prefix}key`, key.base64],
    [`${prefix}key-MD5`, key.md5Base64],
  ] as const;
}

/** What a read without a key found afterwards is the body. */
function opensPlain() {
  return holds<Written, { readonly body: ObjectBody }>('opens without a key', (written, drawn) =>
    written.afterwards.flatMap((read) => returns('body').check(read, drawn)),
  );
}
