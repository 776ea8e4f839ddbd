import fc from 'fast-check';
import { CustomerKey } from '../../core/customer-key.ts';
import type { Exchange } from '../../core/exchange.ts';
import { accepted, all, each as eachOf, keepsSecret, steps } from '../../core/expectations.ts';
import { rule } from '../../core/rule.ts';
import { type ObjectBody, plain, type Stored, ssec } from '../../core/values.ts';
import type { Have, S3 } from '../../core/world.ts';
import { customerKey, distinctKeys, each, mutation, objectBody } from '../../generators/index.ts';
import { copiedObject, keepsKeys } from './scene.ts';
import { tell, toTellOf } from './tellers.ts';

const given = { key: customerKey(), body: objectBody() };
const two = { keys: distinctKeys(), body: objectBody() };
const cells = { trials: 1 } as const;

/** A key of 31 bytes, which no write may take. */
function shortKey(): fc.Arbitrary<CustomerKey> {
  return fc.noShrink(fc.uint8Array({ minLength: 31, maxLength: 31 })).map(CustomerKey.of);
}

/** The customer key is told by no operation, with no status, and is kept nowhere. */
export const elsewhereSecrets = [
  rule({
    ...cells,
    id: 'key.never-told.elsewhere',
    level: 'MUST',
    title: 'No operation on an SSE-C object or upload answers with its key',
    clause: 'ssec.key.not-stored',
    on: [
      'UploadPartCopy',
      'CompleteMultipartUpload',
      'AbortMultipartUpload',
      'ListParts',
      'ListMultipartUploads',
      'ListObjects',
      'ListObjectVersions',
      'GetObjectAcl',
      'PutObjectAcl',
      'PutObjectTagging',
      'DeleteObjectTagging',
      'DeleteObjects',
      'PostObject',
      'SelectObjectContent',
    ],
    given,
    arrange: toTellOf,
    act: (world, drawn, scene) => world.have.accepted(tell(world, { ...drawn, ...scene })),
    expect: all(accepted(), keepsSecret('key')),
    catches: ['key-told-by-upload-operations', 'key-told-by-object-operations'],
  }),
  rule({
    ...cells,
    id: 'key.never-told.any-status',
    level: 'MUST',
    title: 'No answer to a read tells a key, whatever its status',
    clause: 'ssec.key.not-stored',
    on: ['GetObject', 'HeadObject'],
    given: {
      ...two,
      status: each('206', '304', '403', '404', '412', '416', '200 to a presigned URL'),
    },
    arrange: ({ have }, { keys, body }) => have.object({ body, encryption: ssec(keys[0]) }),
    act: async ({ read }, { status, keys }, stored) => {
      const { of = stored, ...vary } = readWith(stored, keys[1])[status];
      return [await read(stored, {}), await read(of, vary)] as const;
    },
    expect: steps(all(accepted(), keepsKeys()), keepsKeys()),
    catches: ['key-told-when-partial', 'key-told-when-precondition-fails', 'key-told-when-missing'],
  }),
  rule({
    ...cells,
    id: 'key.never-told.refused-write',
    level: 'MUST',
    title: 'No refusal of a write quotes the key that it refuses',
    clause: 'ssec.key.not-stored',
    on: ['PutObject', 'CreateMultipartUpload', 'CopyObject', 'PostObject'],
    given: { ...given, short: shortKey(), bad: mutation('conflict.sse-s3') },
    act: async ({ write }, { key, short, bad, body }) =>
      [
        await write({ key, body }),
        await write({ key, body, mutation: bad }),
        await write({ key: short, body }),
      ] as const,
    expect: steps(all(accepted(), keepsSecret('key')), keepsSecret('key'), keepsSecret('short')),
    catches: ['key-told-when-short', 'key-told-when-conflicting'],
  }),
  rule({
    ...cells,
    id: 'key.never-told.copies',
    level: 'MUST',
    title: 'No copy tells the key of its source or of its target',
    clause: 'ssec.key.not-stored',
    on: ['CopyObject', 'UploadPartCopy'],
    needs: ['ssec-copy-source'],
    given: { ...two, other: customerKey() },
    arrange: async ({ have, operation }, { keys, body }) => ({
      source: await have.object({ body, encryption: ssec(keys[0]) }),
      upload:
        operation === 'CopyObject' ? undefined : await have.upload({ encryption: ssec(keys[1]) }),
    }),
    act: async ({ s3, have, inTurn }, { keys }, { source, upload }) => {
      const copy = (sourceKey: CustomerKey | 'none') =>
        upload === undefined
          ? s3.copyObject({ source, sourceKey, to: ssec(keys[1]) })
          : s3.uploadPartCopy({ upload, number: 1, source, sourceKey });
      const first = await have.accepted(copy(keys[0]));
      return [first, ...(await inTurn([keys[1], 'none'] as const, copy))] as readonly Exchange[];
    },
    expect: eachOf(keepsKeys()),
    catches: ['key-told-of-copy-source'],
  }),
  rule({
    ...cells,
    id: 'key.never-told.as-metadata',
    level: 'MUST',
    title: 'No copy keeps the key of its source where a read shows it',
    clause: 'ssec.key.not-stored',
    on: ['GetObject', 'HeadObject'],
    needs: ['copy', 'multipart', 'ssec-copy-source'],
    given: { ...two, made: each('copy', 'plain copy', 'part copy') },
    arrange: (world, drawn) => madeBy(world, drawn),
    act: ({ read }, _, stored) => read(stored, {}),
    expect: all(accepted(), keepsKeys()),
    catches: [
      'copy-keeps-key-as-metadata',
      'upload-keeps-key-as-metadata',
      'copy-keeps-source-key',
    ],
  }),
  rule({
    ...cells,
    id: 'key.never-told.as-metadata.upload',
    level: 'MUST',
    title: 'No upload keeps its key where a read shows it',
    clause: 'ssec.key.not-stored',
    on: ['GetObject', 'HeadObject'],
    needs: ['multipart'],
    given,
    arrange: ({ have }, { key, body }) =>
      have.object({ body, encryption: ssec(key), partSizesBytes: [body.sizeBytes] }),
    act: ({ read }, _, stored) => read(stored, {}),
    expect: all(accepted(), keepsSecret('key')),
    catches: ['upload-keeps-key-as-metadata'],
  }),
  rule({
    ...cells,
    id: 'key.never-told.as-metadata.form',
    level: 'MUST',
    title: 'No form keeps its key where a read shows it',
    clause: 'ssec.key.not-stored',
    on: ['GetObject', 'HeadObject'],
    needs: ['post-form'],
    given,
    arrange: async ({ have, s3 }, { key, body }): Promise<Stored> => {
      const { request } = await have.accepted(s3.postObject({ key, body }));
      // A form names its object in a field, so the request's own path is that of the bucket.
      return { name: request.name, encryption: ssec(key), body, etag: '' };
    },
    act: ({ read }, _, stored) => read(stored, {}),
    expect: all(accepted(), keepsSecret('key')),
    catches: ['form-keeps-key-as-metadata', 'post-form-ignores-ssec-fields'],
  }),
];

type Made = 'copy' | 'plain copy' | 'part copy';

/** An object that was made with two keys at hand. */
async function madeBy(
  { have, s3 }: { readonly have: Have; readonly s3: S3 },
  of: {
    readonly keys: readonly [CustomerKey, CustomerKey];
    readonly body: ObjectBody;
    readonly made: Made;
  },
): Promise<Stored> {
  const { keys, body, made } = of;
  const [sourceKey, key] = keys;
  const source = await have.object({ body, encryption: ssec(sourceKey) });
  if (made === 'plain copy') return have.copy(source, { to: plain, onto: 'other' });
  const operation = made === 'copy' ? 'CopyObject' : 'UploadPartCopy';
  return copiedObject({ have, s3, operation }, { source, key });
}

/** A read of each status. */
function readWith(stored: Stored, other: CustomerKey) {
  type Read = Partial<Record<'of', Stored>> & {
    readonly key?: CustomerKey;
    readonly presigned?: boolean;
    readonly headers?: readonly (readonly [string, string])[];
  };
  const reads = {
    '206': { headers: [['range', 'bytes=0-3']] },
    '304': { headers: [['if-none-match', stored.etag]] },
    '403': { key: other },
    '404': { of: { ...stored, name: `${stored.name}-nothing` } },
    '412': { headers: [['if-match', '"0"']] },
    '416': { headers: [['range', 'bytes=99999-']] },
    '200 to a presigned URL': { presigned: true },
  } as const;
  return reads satisfies Record<string, Read> as Readonly<Record<keyof typeof reads, Read>>;
}
