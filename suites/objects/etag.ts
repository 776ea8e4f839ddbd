import { createHash } from 'node:crypto';
import { type Exchange, header } from '../../core/exchange.ts';
import {
  accepted,
  all,
  etagOf,
  holds,
  oneEtag,
  refused,
  refusedAs,
  returns,
  steps,
} from '../../core/expectations.ts';
import { rule } from '../../core/rule.ts';
import { type ObjectBody, ssec } from '../../core/values.ts';
import { customerKey, mutation, objectBody } from '../../generators/index.ts';
import { shown, storedBy } from '../shown.ts';

const md5 = (body: ObjectBody, encoding: 'hex' | 'base64') =>
  createHash('md5').update(body.bytes()).digest(encoding);

/** The MD5 of a body as an ETag may spell it. */
export function plaintextMd5s(body: ObjectBody): readonly string[] {
  return [md5(body, 'hex'), md5(body, 'hex').toUpperCase(), md5(body, 'base64')];
}

/** The ETag of an SSE-C object, and the MD5 that a client sends of its body. */
export const etagRules = [
  rule({
    id: 'etag.not-plaintext-md5',
    level: 'SHOULD',
    title: 'The ETag of an SSE-C object is not the MD5 of its plaintext',
    clause: 'ssec.etag-not-md5',
    on: ['PutObject', 'CopyObject', 'PostObject'],
    given: { key: customerKey(), body: objectBody() },
    act: async ({ write, s3 }, drawn) => {
      const written = await write(drawn);
      return [written, await s3.headObject({ of: storedBy(written, drawn) })] as const;
    },
    expect: all(steps(accepted(), accepted()), opaqueEtags()),
    catches: ['etag-is-plaintext-md5', 'etag-is-base64-md5'],
  }),
  rule({
    id: 'etag.fresh-per-write',
    level: 'SHOULD',
    title: 'Writing one body twice under one key gives two ETags',
    clause: 'recorded.etag',
    on: ['PutObject', 'UploadPart'],
    given: { key: customerKey(), body: objectBody() },
    act: async ({ write }, drawn) => [await write(drawn), await write(drawn)] as const,
    expect: all(
      steps(accepted(), accepted()),
      holds<readonly [Exchange, Exchange]>('have two ETags', ([one, two]) =>
        new Set([undefined, etagOf(one), etagOf(two)]).size === 3
          ? []
          : [{ expected: 'two ETags', received: 'the same ETag for both writes, or none' }],
      ),
    ),
    catches: ['etag-of-ciphertext-without-iv', 'part-etag-is-plaintext-md5'],
  }),
  rule({
    id: 'etag.consistent',
    level: 'SHOULD',
    title: 'Writes, reads and lists name one ETag',
    clause: 'recorded.etag',
    on: [
      'PutObject',
      'GetObject',
      'HeadObject',
      'ListObjectsV2',
      'ListObjects',
      'GetObjectAttributes',
    ],
    given: { key: customerKey(), body: objectBody() },
    act: (world, { key, body }) => shown(world, { body, encryption: ssec(key) }),
    expect: oneEtag(),
    catches: [
      'list-objects-v2.changes.etag',
      'list-objects.changes.etag',
      'write-names-other-etag',
    ],
  }),
  rule({
    id: 'etag.format',
    level: 'SHOULD',
    title: 'The ETag is 32 hex digits in quotes',
    clause: 'recorded.etag',
    on: ['PutObject'],
    given: { key: customerKey(), body: objectBody() },
    act: ({ write }, drawn) => write(drawn),
    expect: all(
      accepted(),
      holds<Exchange>('has a quoted ETag of 32 hex digits', (answer) => {
        const etag = header(answer, 'etag') ?? 'no ETag';
        return /^"[0-9a-f]{32}"$/.test(etag)
          ? []
          : [{ expected: '"32 hex digits"', received: etag }];
      }),
    ),
    catches: ['etag-without-quotes', 'etag-is-base64-md5'],
  }),
  rule({
    id: 'etag.content-md5-checked',
    level: 'MUST',
    title: 'A wrong Content-MD5 of an SSE-C write is refused',
    clause: 'put.content-md5',
    on: ['PutObject', 'UploadPart'],
    given: {
      key: customerKey(),
      body: objectBody(),
      mutation: mutation('body.wrong-content-md5'),
    },
    act: ({ write }, drawn) =>
      write({ ...drawn, headers: [['content-md5', md5(drawn.body, 'base64')]] }),
    expect: refused(),
    catches: ['crash-on-wrong-content-md5', 'part-ignores-content-md5', 'ssec-ignores-content-md5'],
  }),
  rule({
    id: 'etag.content-md5-checked.exact',
    level: 'SHOULD',
    title: 'A wrong Content-MD5 of an SSE-C write is 400 BadDigest or InvalidDigest',
    clause: 'put.content-md5',
    on: ['PutObject', 'UploadPart'],
    given: {
      key: customerKey(),
      body: objectBody(),
      mutation: mutation('body.wrong-content-md5'),
    },
    act: ({ write }, drawn) =>
      write({ ...drawn, headers: [['content-md5', md5(drawn.body, 'base64')]] }),
    expect: all(refusedAs({ status: 400 }), blamesDigest()),
    catches: ['crash-on-wrong-content-md5', 'ssec-ignores-content-md5'],
  }),
  rule({
    id: 'etag.content-md5-right',
    level: 'MUST',
    title: 'A right Content-MD5 of an SSE-C write is accepted',
    clause: 'put.content-md5',
    on: ['PutObject'],
    given: { key: customerKey(), body: objectBody() },
    act: async ({ s3 }, { key, body }) => {
      const written = await s3.putObject({
        key,
        body,
        headers: [['content-md5', md5(body, 'base64')]],
      });
      return [written, await s3.getObject({ of: storedBy(written, { key, body }) })] as const;
    },
    expect: steps(accepted(), returns('body')),
    catches: ['content-md5-of-ciphertext'],
  }),
];

/** An ETag is there, and none is the MD5 of the plaintext, however that is spelled. */
function opaqueEtags() {
  return holds<readonly [Exchange, Exchange], { readonly body: ObjectBody }>(
    'have an opaque ETag',
    (answers, { body }) => {
      const etags = answers.map(etagOf).filter((etag) => etag !== undefined);
      const told = etags.some((etag) => plaintextMd5s(body).includes(etag));
      if (etags.includes('') || etagOf(answers[1]) === undefined)
        return [{ expected: 'an ETag', received: 'no ETag' }];
      return told
        ? [{ expected: 'an ETag that tells nothing', received: 'the plaintext MD5' }]
        : [];
    },
  );
}

function blamesDigest() {
  return holds<Exchange>('blames the digest', ({ error }) =>
    ['BadDigest', 'InvalidDigest'].includes(error?.code ?? '')
      ? []
      : [{ expected: 'BadDigest or InvalidDigest', received: error?.code ?? 'no code' }],
  );
}
