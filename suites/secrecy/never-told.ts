import { default as fc } from 'fast-check';
import { CustomerKey } from '../../core/customer-key.ts';
import type { Exchange } from '../../core/exchange.ts';
import { accepted, all, eachAnswer, keepsSecret, steps } from '../../core/expectations.ts';
import type { ObjectBody } from '../../core/object-body.ts';
import { rule } from '../../core/rule.ts';
import { type Stored, ssec, type Upload } from '../../core/values.ts';
import type { Have, S3 } from '../../core/world.ts';
import { customerKey, each, mutation } from '../../generators/index.ts';
import { keepsKeys } from '../../generators/ways-of-reading.ts';
import type { OperationName } from '../../spec/operations.ts';
import { keyAndBody, keyAndText, ownBucket, twoKeysAndBody } from '../scenes/drawn.ts';

interface World {
  readonly operation: OperationName;
  readonly s3: S3;
  look(of: Stored): Promise<Exchange>;
}

interface Scene {
  readonly key: CustomerKey;
  readonly body: ObjectBody;
  readonly stored: Stored;
  readonly upload: Upload;
}

const tagging =
  '<Tagging><TagSet><Tag><Key>shape</Key><Value>round</Value></Tag></TagSet></Tagging>';

const onUploads: readonly OperationName[] = [
  'UploadPartCopy',
  'CompleteMultipartUpload',
  'AbortMultipartUpload',
  'ListParts',
  'ListMultipartUploads',
];

type Send = (world: World, scene: Scene) => Promise<Exchange>;

/** A valid request of each operation; `look` sends those that are not listed here. */
const requests: Partial<Readonly<Record<OperationName, Send>>> = {
  UploadPartCopy: ({ s3 }, { upload, stored }) =>
    s3.uploadPartCopy({ upload, number: 2, source: stored }),
  CompleteMultipartUpload: ({ s3 }, { upload, key }) => s3.completeMultipartUpload({ upload, key }),
  AbortMultipartUpload: ({ s3 }, { upload }) => s3.abortMultipartUpload({ upload }),
  ListParts: ({ s3 }, { upload, key }) => s3.listParts({ upload, key }),
  ListMultipartUploads: ({ s3 }, { upload }) =>
    s3.call('ListMultipartUploads', { of: ownBucket, query: [['prefix', upload.name]] }),
  PutObjectAcl: ({ s3 }, { stored }) =>
    s3.call('PutObjectAcl', { of: stored, headers: [['x-amz-acl', 'private']] }),
  PutObjectTagging: ({ s3 }, { stored }) =>
    s3.call('PutObjectTagging', { of: stored, document: tagging }),
  DeleteObjects: ({ s3 }, { stored }) => s3.deleteObjects({ of: [stored] }),
  PostObject: ({ s3 }, { key, body }) => s3.postObject({ key, body }),
};

const neverToldElsewhereOperations = [
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
] as const;

export const keyNeverToldRules = [
  rule({
    id: 'key.never-told.elsewhere',
    level: 'MUST',
    title: 'No answer of an operation on an SSE-C object or upload contains its customer key',
    clause: 'ssec.key.not-stored',
    on: neverToldElsewhereOperations,
    trials: 1,
    given: keyAndText,
    arrange: objectAndUpload,
    act: (world, drawn, scene) => world.have.accepted(sendOperation(world, { ...drawn, ...scene })),
    expect: all(accepted(), keepsSecret('key')),
    catches: ['key-told-by-upload-operations', 'key-told-by-object-operations'],
  }),
  rule({
    id: 'key.never-told.any-status',
    level: 'MUST',
    title: 'No answer to GetObject or HeadObject, from 200 to 416, contains a customer key',
    clause: 'ssec.key.not-stored',
    on: ['GetObject', 'HeadObject'],
    trials: 1,
    given: {
      ...twoKeysAndBody,
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
    id: 'key.never-told.refused-write',
    level: 'MUST',
    title: 'The refusal of a write for a short key or for SSE-S3 does not contain the customer key',
    clause: 'ssec.key.not-stored',
    on: ['PutObject', 'CreateMultipartUpload', 'CopyObject', 'PostObject'],
    trials: 1,
    given: { ...keyAndBody, short: shortKey(), bad: mutation('conflict.sse-s3') },
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
    id: 'key.never-told.copies',
    level: 'MUST',
    title: 'No answer to CopyObject or UploadPartCopy contains the source key or the target key',
    clause: 'ssec.key.not-stored',
    on: ['CopyObject', 'UploadPartCopy'],
    needs: ['ssec-copy-source'],
    trials: 1,
    given: { ...twoKeysAndBody, other: customerKey() },
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
    expect: eachAnswer(keepsKeys()),
    catches: ['key-told-of-copy-source', 'echoes-half-of-the-key'],
  }),
];

/** A key of 31 bytes, which every write must refuse. */
function shortKey(): fc.Arbitrary<CustomerKey> {
  return fc.noShrink(fc.uint8Array({ minLength: 31, maxLength: 31 })).map(CustomerKey.of);
}

/** The read that is answered with each status. */
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

/** An SSE-C object, and an SSE-C upload if the case's operation works on one. */
async function objectAndUpload(
  { have, operation }: { readonly have: Have; readonly operation: OperationName },
  { key, body }: Pick<Scene, 'key' | 'body'>,
): Promise<Pick<Scene, 'stored' | 'upload'>> {
  const encryption = ssec(key);
  const stored = await have.object({ body, encryption });
  const isOnUpload = onUploads.includes(operation);
  const upload = isOnUpload
    ? await have.upload({ encryption, parts: [body] })
    : { id: '', name: stored.name, encryption, parts: [] };
  return { stored, upload };
}

/** The case's operation on the object or the upload. */
function sendOperation(world: World, scene: Scene): Promise<Exchange> {
  const send = requests[world.operation];
  return send === undefined ? world.look(scene.stored) : send(world, scene);
}
