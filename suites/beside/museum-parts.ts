import { child, childrenNamed, type Exchange } from '../../core/exchange.ts';
import {
  accepted,
  bareEtag,
  each as eachAnswer,
  etagOf,
  holds,
  lists,
  returns,
  says,
  steps,
} from '../../core/expectations.ts';
import { ObjectBody } from '../../core/object-body.ts';
import { rule } from '../../core/rule.ts';
import { plain, type Stored, ssec } from '../../core/values.ts';
import {
  customerKey,
  distinctKeys,
  each,
  objectBody,
  rangeOf,
  sharedMultipart,
} from '../../generators/index.ts';
import { arrangeShared, completed } from '../copy/part-copy-cell.ts';
import { encryptByDefault } from '../default-encryption.ts';
import { boundary, large, sharedSlice } from '../multipart/scene.ts';

const firstBytes = 5 * 1024 * 1024 + 4097;
const tailed = (tailBytes: number) =>
  ObjectBody.of({ sizeBytes: firstBytes + tailBytes, seed: tailBytes });
const tiny = each(tailed(1), tailed(31));

/** What bugs of real endpoints asked for and no rule claimed: uploads and their parts. */
export const museumPartRules = [
  rule({
    id: 'mpu.tiny-last-part',
    level: 'MUST',
    isDear: true,
    trials: 1,
    title: 'A last part of a few bytes comes back whole, and counts',
    clause: 'ssec.get.decrypts',
    on: ['GetObject', 'HeadObject'],
    needs: ['multipart'],
    given: { key: customerKey(), body: tiny },
    arrange: ({ have }, { key, body }) =>
      have.object({
        body,
        encryption: ssec(key),
        partSizesBytes: [firstBytes, body.sizeBytes - firstBytes],
      }),
    act: ({ look }, _, stored) => look(stored),
    expect: returns('body'),
    catches: ['tiny-last-part-crashes', 'complete-drops-lock'],
  }),
  rule({
    id: 'mpu.listed-size',
    level: 'MUST',
    trials: 1,
    title: 'Lists show the plaintext size of a multipart SSE-C object',
    clause: 'list.size',
    on: ['ListObjectsV2', 'ListObjects'],
    needs: ['multipart'],
    given: { shared: sharedMultipart() },
    arrange: ({ have }, { shared }) => have.object(large(shared)),
    act: async ({ look }, _, stored) => ({ list: await look(stored), stored }),
    expect: holds<{ readonly list: Exchange; readonly stored: Stored }>(
      'shows the object',
      ({ list, stored }) => lists({ name: stored.name, sizeBytes: stored.body.sizeBytes }, list),
    ),
    catches: [
      'multipart-list-shows-ciphertext-size',
      'list-shows-ciphertext-size',
      'multipart-size-of-one-stream',
    ],
  }),
  rule({
    id: 'concurrency.parallel-readers-of-parts',
    level: 'MUST',
    trials: 1,
    title: 'Many readers of a stretch across two parts each get it whole',
    clause: 'ssec.get.decrypts',
    on: ['GetObject'],
    needs: ['multipart'],
    given: {
      shared: sharedMultipart(),
      range: each(rangeOf({ first: boundary - 40_000, last: boundary + 60_000 })),
    },
    arrange: ({ have }, { shared }) => have.object(large(shared)),
    act: ({ s3, together }, { range }, stored) =>
      together(Array.from({ length: 24 }), () => s3.getObject({ of: stored, range })),
    expect: eachAnswer(sharedSlice()),
    catches: ['parallel-reads-of-parts-are-truncated'],
  }),
  rule({
    id: 'etag.parts-agree',
    level: 'SHOULD',
    title: 'ListParts and the completed object name the ETags that were answered',
    clause: 'mpu.part-etag',
    on: ['ListParts', 'CompleteMultipartUpload'],
    given: { key: customerKey(), body: objectBody() },
    arrange: ({ have }, { key, body }) => have.upload({ encryption: ssec(key), parts: [body] }),
    act: async ({ s3 }, { key, body }, upload) => {
      const parts = await s3.listParts({ upload });
      const done = await s3.completeMultipartUpload({ upload, key: 'if asked for' });
      const of = { name: upload.name, encryption: ssec(key), body, etag: '' };
      const [sent] = upload.parts;
      return { parts, done, read: await s3.headObject({ of }), sent: sent?.etag };
    },
    expect: agree(),
    catches: ['list-parts.changes.etag', 'complete-multipart-upload.changes.etag'],
  }),
  rule({
    id: 'version.list-etag',
    level: 'SHOULD',
    title: 'ListObjectVersions names the ETag that the write answered',
    clause: 'recorded.etag',
    on: ['ListObjectVersions'],
    needs: ['versioning'],
    given: { key: customerKey(), body: objectBody() },
    arrange: ({ have }, { key, body }) => have.object({ body, encryption: ssec(key) }),
    act: async ({ look }, _, stored) => ({ list: await look(stored), stored }),
    expect: holds<{ readonly list: Exchange; readonly stored: Stored }>(
      'shows the ETag',
      ({ list, stored }) =>
        same(
          bareEtag(stored.etag),
          bareEtag(child(childrenNamed(list.document, 'Version')[0], 'ETag')?.text),
        ),
    ),
    catches: ['list-object-versions.changes.etag', 'put-object.changes.etag'],
  }),
  rule({
    id: 'upc.size',
    level: 'MUST',
    title: 'A part that is copied from SSE-C counts with its plaintext size',
    clause: 'attributes.size',
    on: ['UploadPartCopy'],
    needs: ['ssec-copy-source'],
    given: { keys: distinctKeys(), body: objectBody() },
    arrange: async ({ have }, { keys: [source, target], body }) => ({
      source: await have.object({ body, encryption: ssec(source) }),
      upload: await have.upload({ encryption: ssec(target) }),
    }),
    act: async ({ s3, have }, { keys: [, key], body }, { source, upload }) => {
      const copied = await have.accepted(s3.uploadPartCopy({ upload, number: 1, source }));
      const list = await s3.listParts({ upload });
      await completed(s3, { upload, copied, keys: [key] });
      const of = { name: upload.name, encryption: ssec(key), body, etag: '' };
      return { list, head: await s3.headObject({ of }) };
    },
    expect: holds<
      { readonly list: Exchange; readonly head: Exchange },
      { readonly body: ObjectBody }
    >('tell its size', ({ list, head }, { body }) => [
      ...same(String(body.sizeBytes), child(childrenNamed(list.document, 'Part')[0], 'Size')?.text),
      ...says('content-length', String(body.sizeBytes)).check(head, undefined),
    ]),
    catches: ['part-copy-counts-ciphertext', 'list-parts.inflates.size'],
  }),
  rule({
    id: 'upc.range-last-byte',
    level: 'MUST',
    title: 'A copied range may end with the last byte of an SSE-C source',
    clause: 'upc.range',
    on: ['UploadPartCopy'],
    needs: ['ssec-copy-source'],
    trials: 1,
    given: { shared: sharedMultipart(), key: customerKey() },
    arrange: arrangeShared,
    act: ({ s3 }, { shared }, { source, upload }) =>
      s3.uploadPartCopy({
        upload,
        number: 1,
        source,
        sourceRange: `bytes=17-${shared.body.sizeBytes - 1}`,
      }),
    expect: accepted(),
    catches: ['part-copy-refuses-last-byte', 'part-copy-of-multipart-fails'],
  }),
  rule({
    id: 'upc.ssec-to-bucket-default',
    level: 'MUST',
    title: 'An SSE-C object is copied into a plain upload of a bucket with default encryption',
    clause: 'upc.source-key',
    on: ['UploadPartCopy'],
    needs: ['bucket-encryption', 'own-bucket', 'ssec-copy-source'],
    bucket: 'own',
    trials: 1,
    given: { key: customerKey(), body: objectBody() },
    arrange: async ({ have, s3 }, { key, body }) => {
      await encryptByDefault({ have, s3 });
      return {
        source: await have.object({ body, encryption: ssec(key) }),
        upload: await have.upload({ encryption: plain }),
      };
    },
    act: async ({ s3 }, _, { source, upload }) => {
      const copied = await s3.uploadPartCopy({ upload, number: 1, source });
      const [done, read] = await completed(s3, { upload, copied, keys: [] });
      return [copied, done, read] as never;
    },
    expect: steps(accepted(), accepted(), returns('body')),
    catches: ['part-copy-fails-under-default'],
  }),
];

/** The part's ETag is listed, and the completed object has the one that Complete named. */
function agree() {
  return holds<{
    readonly parts: Exchange;
    readonly done: Exchange;
    readonly read: Exchange;
    readonly sent: string | undefined;
  }>('agree', ({ parts, done, read, sent }) => {
    const listed = bareEtag(child(childrenNamed(parts.document, 'Part')[0], 'ETag')?.text);
    return [
      ...same(bareEtag(sent), listed),
      ...accepted().check(read, undefined),
      ...same(etagOf(done), etagOf(read)),
    ];
  });
}

function same(expected: string | undefined, received: string | undefined) {
  if (expected !== undefined && expected === received) return [];
  return [{ expected: expected ?? 'a value', received: received ?? 'none' }];
}
