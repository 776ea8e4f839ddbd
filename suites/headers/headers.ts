import type { CustomerKey } from '../../core/customer-key.ts';
import type { Written } from '../../core/exchange.ts';
import {
  accepted,
  all,
  echoes,
  echoesNothing,
  holds,
  neverCrashes,
  refused,
  refusedOr,
  returns,
} from '../../core/expectations.ts';
import type { ObjectBody } from '../../core/object-body.ts';
import { rule } from '../../core/rule.ts';
import { ssec } from '../../core/values.ts';
import { customerKey, mutation, objectBody } from '../../generators/index.ts';
import { carriers } from '../../spec/operations.ts';
import { ssecHeaders } from '../scenes/ssec-headers.ts';

export const headersRules = [
  rule({
    id: 'headers.on-other-operations',
    level: 'SHOULD',
    title: 'A triple on operations that take none is ignored or refused, never 5xx',
    clause: 'http.unknown-fields',
    on: ['HeadBucket', 'ListObjectsV2', 'GetObjectTagging'],
    given: { key: customerKey(), body: objectBody() },
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
      key: customerKey(),
      body: objectBody(),
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
    given: { key: customerKey(), body: objectBody() },
    act: async ({ s3 }, { key, body }) => {
      const written = await s3.putObject({ body, headers: sourceTriple(key) });
      return { ...written, afterwards: await s3.getWithEach(written.request, []) };
    },
    control: ({ s3 }, { body }) => s3.putObject({ body }),
    expect: refusedOr(all(accepted(), echoesNothing(), opensPlain())),
    catches: ['copy-source-triple-seals-silently', 'confuses-copy-source-prefix'],
  }),
];

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
