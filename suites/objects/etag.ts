import { createHash } from 'node:crypto';
import { type Exchange, header } from '../../core/exchange.ts';
import {
  accepted,
  all,
  etagOf,
  holds,
  oneEtag,
  refusedAs,
  returns,
  steps,
} from '../../core/expectations.ts';
import { rule } from '../../core/rule.ts';
import { type ObjectBody, ssec } from '../../core/values.ts';
import { customerKey, mutation, objectBody } from '../../generators/index.ts';

const md5 = (body: ObjectBody, encoding: 'hex' | 'base64') =>
  createHash('md5').update(body.bytes()).digest(encoding);

/** The ETag of an SSE-C object, and the MD5 that a client sends of its body. */
export const etagRules = [
  rule({
    id: 'etag.not-plaintext-md5',
    level: 'SHOULD',
    title: 'The ETag of an SSE-C object is not the MD5 of its plaintext',
    clause: 'ssec.etag-not-md5',
    on: ['PutObject'],
    given: { key: customerKey(), body: objectBody() },
    act: ({ write }, drawn) => write(drawn),
    expect: all(
      accepted(),
      holds<Exchange, { readonly body: ObjectBody }>('has an opaque ETag', (answer, { body }) =>
        etagOf(answer) === md5(body, 'hex')
          ? [{ expected: 'an ETag that tells nothing', received: 'the MD5 of the plaintext' }]
          : [],
      ),
    ),
    catches: ['etag-is-plaintext-md5', 'stores-plaintext'],
  }),
  rule({
    id: 'etag.fresh-per-write',
    level: 'SHOULD',
    title: 'Writing one body twice under one key gives two ETags',
    clause: 'recorded.etag',
    on: ['PutObject'],
    given: { key: customerKey(), body: objectBody() },
    act: async ({ s3 }, { key, body }) =>
      [await s3.putObject({ key, body }), await s3.putObject({ key, body })] as const,
    expect: all(
      steps(accepted(), accepted()),
      holds<readonly [Exchange, Exchange]>('have two ETags', ([one, two]) =>
        etagOf(one) === etagOf(two)
          ? [{ expected: 'two ETags', received: 'the same ETag for both writes' }]
          : [],
      ),
    ),
    catches: ['etag-is-plaintext-md5', 'etag-of-ciphertext-without-iv', 'stores-plaintext'],
  }),
  rule({
    id: 'etag.consistent',
    level: 'SHOULD',
    title: 'Writes, reads and lists name one ETag',
    clause: 'recorded.etag',
    on: ['GetObject', 'HeadObject', 'ListObjectsV2', 'GetObjectAttributes'],
    given: { key: customerKey(), body: objectBody() },
    act: async (world, { key, body }) => {
      const stored = await world.have.object({ body, encryption: ssec(key) });
      return [await world.s3.headObject({ of: stored }), await world.look(stored)];
    },
    expect: oneEtag(),
    catches: ['attributes-refuse-triple', 'etag-changes-per-read'],
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
    catches: ['etag-without-quotes'],
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
    expect: refusedAs({ status: 400 }),
    catches: ['ssec-ignores-content-md5', 'vendor-error-codes'],
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
      const of = { name: written.request.name, encryption: ssec(key), body, etag: '' };
      return [written, await s3.getObject({ of })] as const;
    },
    expect: steps(accepted(), returns('body')),
    catches: ['content-md5-of-ciphertext'],
  }),
];
