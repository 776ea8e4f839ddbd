import { type Exchange, header } from '../../core/exchange.ts';
import { accepted } from '../../core/expectations/accepted.ts';
import { all, eachAnswer, steps } from '../../core/expectations/combine.ts';
import { bareEtag, etagOf, holds, oneEtag } from '../../core/expectations/consistent.ts';
import {
  etagIn,
  hasMd5AsEtag,
  md5,
  nameTheSameEtags,
  opaqueEtags,
} from '../../core/expectations/etags.ts';
import { rule } from '../../core/rule.ts';
import { plain, ssec } from '../../core/values.ts';
import { objectBody } from '../../generators/index.ts';
import { uploads } from '../../generators/ways-of-uploading.ts';
import { shown, storedBy } from '../../generators/written-object.ts';
import { keyAndBody, twoKeysAndBody } from '../scenes/drawn.ts';

export const etagRules = [
  rule({
    id: 'etag.parts-agree',
    level: 'SHOULD',
    title: 'ListParts has the ETag of the last UploadPart, HeadObject that of the Complete',
    clause: 'mpu.part-etag',
    on: ['ListParts', 'CompleteMultipartUpload'],
    given: keyAndBody,
    arrange: async ({ have, s3 }, { key, body }) => {
      const upload = await have.upload({ encryption: ssec(key), parts: [body] });
      const again = await have.accepted(s3.uploadPart({ upload, number: 1, body }));
      return { ...upload, parts: [{ number: 1, body, etag: etagIn(again) }] };
    },
    act: async ({ s3 }, { key, body }, upload) => {
      const parts = await s3.listParts({ upload });
      const done = await s3.completeMultipartUpload({ upload, key: 'if asked for' });
      const of = { name: upload.name, encryption: ssec(key), body, etag: '' };
      const [sent] = upload.parts;
      return { parts, done, read: await s3.headObject({ of }), sent: sent?.etag };
    },
    expect: nameTheSameEtags(),
    catches: ['list-parts.changes.etag', 'list-parts-tells-first-etag'],
  }),
  rule({
    id: 'etag.copy-to-default-is-md5',
    level: 'SHOULD',
    title: 'A copy of an SSE-C object to plain has the MD5 of the plaintext as its ETag',
    clause: 'recorded.copy.etag',
    on: ['CopyObject'],
    needs: ['ssec-copy-source'],
    given: keyAndBody,
    arrange: async ({ have }, { key, body }) => {
      const { etag } = await have.object({ body, encryption: plain });
      have.sure(bareEtag(etag) === md5(body, 'hex'), 'the ETag of a plain object is not its MD5');
      return have.object({ body, encryption: ssec(key) });
    },
    act: ({ s3 }, _, source) => s3.copyObject({ source, to: plain }),
    expect: hasMd5AsEtag(),
    catches: ['copy-to-default-keeps-opaque-etag'],
  }),
  rule({
    id: 'etag.multipart.differs',
    level: 'SHOULD',
    title: 'Two multipart SSE-C objects with different bytes have different ETags',
    clause: 'object.etag-reflects',
    on: ['HeadObject'],
    needs: ['multipart'],
    trials: 1,
    given: { ...twoKeysAndBody, next: objectBody() },
    arrange: async (world, { keys, body, next }) => [
      await uploads['in parts'](world, { keys, body }),
      await uploads['in parts'](world, { keys, body: next }),
    ],
    act: ({ s3, inTurn }, _, both) => inTurn(both, (of) => s3.headObject({ of })),
    expect: all(
      eachAnswer(accepted()),
      holds<readonly Exchange[]>('have two ETags', ([one, two]) =>
        one && two && etagOf(one) === etagOf(two)
          ? [{ expected: 'two ETags', received: 'one for both' }]
          : [],
      ),
    ),
    catches: ['one-etag-for-all-multipart'],
  }),
  rule({
    id: 'etag.not-plaintext-md5',
    level: 'SHOULD',
    title: 'The ETag of an SSE-C put, copy or form upload is not the MD5 of its plaintext',
    clause: 'ssec.etag-not-md5',
    on: ['PutObject', 'CopyObject', 'PostObject'],
    given: keyAndBody,
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
    title: 'Two SSE-C PutObjects or UploadParts of the same body and key return different ETags',
    clause: 'recorded.etag',
    on: ['PutObject', 'UploadPart'],
    given: keyAndBody,
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
    title: 'PutObject, reads and lists of an SSE-C object return the same ETag',
    clause: 'recorded.etag',
    on: [
      'PutObject',
      'GetObject',
      'HeadObject',
      'ListObjectsV2',
      'ListObjects',
      'GetObjectAttributes',
    ],
    given: keyAndBody,
    act: (world, { key, body }) => shown(world, { body, encryption: ssec(key) }),
    expect: oneEtag(),
    catches: [
      'list-objects-v2.changes.etag',
      'partial-answer-names-other-etag',
      'write-names-other-etag',
    ],
  }),
  rule({
    id: 'etag.format',
    level: 'SHOULD',
    title: 'The ETag of an SSE-C PutObject is 32 lower-case hex digits in quotes',
    clause: 'recorded.etag',
    on: ['PutObject'],
    given: keyAndBody,
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
];
