import type { CustomerKey } from '../../core/customer-key.ts';
import { child, childrenNamed, type Exchange } from '../../core/exchange.ts';
import { accepted, answers, echoes, returns } from '../../core/expectations/accepted.ts';
import { all, steps } from '../../core/expectations/combine.ts';
import { holds, lists, oneWriterWhole } from '../../core/expectations/consistent.ts';
import type { ShownParts } from '../../core/expectations/listed.ts';
import { refused } from '../../core/expectations/refused.ts';
import { ObjectBody } from '../../core/object-body.ts';
import { rule } from '../../core/rule.ts';
import { type Stored, ssec } from '../../core/values.ts';
import { encryptByDefault } from '../../generators/default-encryption.ts';
import { customerKey, each, objectBody, sharedMultipart } from '../../generators/index.ts';
import { checksumUpload, confirmsNamed, enabled } from '../scenes/checksum-uploads.ts';
import { keyAndBody } from '../scenes/drawn.ts';
import { objectOf, sharedObject } from '../scenes/multipart-object.ts';

const firstBytes = 5 * 1024 * 1024 + 4097;

const tailed = (tailBytes: number) =>
  ObjectBody.of({ sizeBytes: firstBytes + tailBytes, seed: tailBytes });

const tiny = each(tailed(1), tailed(31));

const twoUploads = { ...keyAndBody, other: customerKey(), next: objectBody() };

interface TwoUploads {
  readonly key: CustomerKey;
  readonly body: ObjectBody;
  readonly other: CustomerKey;
  readonly next: ObjectBody;
}

export const mpuRules = [
  rule({
    id: 'mpu.tiny-last-part',
    level: 'MUST',
    hasLargeBodies: true,
    trials: 1,
    title: 'GetObject and HeadObject include a last part of 1 or 31 bytes of an SSE-C object',
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
    title: 'ListObjects and ListObjectsV2 show the plaintext size of a multipart SSE-C object',
    clause: 'list.size',
    on: ['ListObjectsV2', 'ListObjects'],
    needs: ['multipart'],
    given: { shared: sharedMultipart() },
    arrange: ({ have }, { shared }) => have.object(sharedObject(shared)),
    act: async ({ look }, _, stored) => ({ list: await look(stored), stored }),
    expect: holds<{ readonly list: Exchange; readonly stored: Stored }>(
      'shows the object',
      ({ list, stored }) => lists({ name: stored.name, sizeBytes: stored.body.sizeBytes }, list),
    ),
    catches: ['multipart-list-shows-ciphertext-size', 'multipart-size-of-one-stream'],
  }),
  rule({
    id: 'mpu.default-encryption-overridden',
    level: 'MUST',
    title: 'UploadPart with SSE-C headers is confirmed in a bucket with default encryption',
    clause: 'ssec.over-default',
    on: ['UploadPart'],
    needs: ['bucket-encryption', 'own-bucket'],
    bucket: 'own',
    trials: 1,
    given: keyAndBody,
    arrange: async ({ have, s3 }, { key }) => {
      await encryptByDefault({ have, s3 });
      return have.upload({ encryption: ssec(key) });
    },
    act: ({ s3 }, { body }, upload) => s3.uploadPart({ upload, number: 1, body }),
    expect: echoes('key'),
    catches: ['default-encryption-conflicts-with-part', 'multipart-crashes'],
  }),
  rule({
    id: 'mpu.list-uploads.no-key',
    level: 'MUST',
    title: 'ListMultipartUploads without a key lists an SSE-C upload',
    clause: 'mpu.list-uploads.no-members',
    on: ['ListMultipartUploads'],
    given: keyAndBody,
    arrange: ({ have }, { key }) => have.upload({ encryption: ssec(key) }),
    act: async ({ s3 }, _, upload) => ({
      list: await s3.call('ListMultipartUploads', {
        of: { name: '' },
        query: [['prefix', upload.name]],
      }),
      upload,
    }),
    expect: holds<ShownParts>('shows the upload', ({ list, upload }) => {
      const ids = childrenNamed(list.document, 'Upload').map((one) => child(one, 'UploadId')?.text);
      return ids.includes(upload.id) ? [] : [{ expected: 'the upload', received: 'not listed' }];
    }),
    catches: ['list-uploads-hides-ssec'],
  }),
  rule({
    id: 'mpu.single-part',
    level: 'MUST',
    title: 'An SSE-C upload of one part of 1 byte completes, and GetObject returns that byte',
    clause: 'mpu.part-size',
    on: ['CompleteMultipartUpload'],
    given: { key: customerKey(), body: objectBody({ sizeBytes: 1 }) },
    arrange: ({ have }, { key, body }) => have.upload({ encryption: ssec(key), parts: [body] }),
    act: async ({ s3 }, { key, body }, upload) =>
      [
        await s3.completeMultipartUpload({ upload, key: 'if asked for' }),
        await s3.getObject({ of: objectOf(upload, { key, body }) }),
      ] as const,
    expect: steps(accepted(), returns('body')),
    catches: ['complete-drops-lock', 'upload-part.changes.etag'],
  }),
  rule({
    id: 'mpu.get-before-complete',
    level: 'MUST',
    title: 'GetObject of an SSE-C upload that is not completed is 404, with its key or without',
    clause: 'mpu.complete.assembles',
    on: ['GetObject'],
    needs: ['missing-is-404', 'multipart'],
    given: { ...keyAndBody, opening: each('key', 'none') },
    arrange: ({ have }, { key, body }) => have.upload({ encryption: ssec(key), parts: [body] }),
    act: ({ s3 }, { key, body, opening }, upload) =>
      s3.getObject({
        of: objectOf(upload, { key, body }),
        ...(opening === 'none' && { key: 'none' }),
      }),
    expect: answers(404),
    catches: ['upload-visible-before-complete'],
  }),
  rule({
    id: 'mpu.two-uploads-two-keys',
    level: 'MUST',
    title: 'Two SSE-C uploads to one name refuse parts with the other key, and one wins whole',
    clause: 'ssec.mpu.same-key',
    on: ['UploadPart'],
    given: twoUploads,
    arrange: async ({ have }, { key, other, body, next }) => {
      const first = await have.upload({ encryption: ssec(key), parts: [body] });
      const second = await have.upload({ encryption: ssec(other), parts: [next], onto: first });
      return { first, second };
    },
    // Of two uploads begun in one second either may win the name.
    act: async ({ s3 }, { key, other, body, next }, { first, second }) => {
      const a = await s3.uploadPart({ upload: second, number: 2, body, key });
      const b = await s3.uploadPart({ upload: first, number: 2, body: next, key: other });
      const asked = { key: 'if asked for' } as const;
      const done = await s3.completeMultipartUpload({ ...asked, upload: first });
      const doneToo = await s3.completeMultipartUpload({ ...asked, upload: second });
      return [done, doneToo, a, b, await s3.getWithEach(second, [key, other])] as const;
    },
    expect: steps(accepted(), accepted(), refused(), refused(), oneUploadWhole()),
    catches: ['part-key-unchecked', 'multipart-object-skips-key-check'],
  }),
  rule({
    id: 'mpu.checksum-full-object',
    level: 'MAY',
    title: 'HeadObject of an SSE-C upload with a FULL_OBJECT checksum has that of the plaintext',
    clause: 'checksum.echo',
    on: ['HeadObject'],
    needs: ['checksums', 'multipart'],
    given: { ...keyAndBody, sum: each('crc32', 'crc64nvme') },
    arrange: async ({ have, s3 }, { key, body, sum }) => {
      const headers = [['x-amz-checksum-type', 'FULL_OBJECT']] as const;
      const upload = await checksumUpload({ have, s3 }, { key, body, sum, headers });
      await have.accepted(s3.completeMultipartUpload({ upload, key }));
      return { name: upload.name, encryption: ssec(key), body, etag: '' };
    },
    act: ({ s3 }, _, stored) => s3.headObject({ of: stored, headers: enabled }),
    expect: all(accepted(), confirmsNamed()),
    catches: ['full-object-checksum-of-ciphertext', 'multipart-crc64-of-ciphertext'],
  }),
];

/** One of the two uploads is the object: only its key reads it, and returns its own bytes. */
function oneUploadWhole() {
  return holds<readonly Exchange[], TwoUploads>(
    'leave one upload whole',
    (reads, { key, body, other, next }) =>
      oneWriterWhole().check(reads, {
        writers: [
          { key, body },
          { key: other, body: next },
        ],
      }),
  );
}
