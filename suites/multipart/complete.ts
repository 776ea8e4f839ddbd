import { child, childrenNamed, type Exchange, header, isAccepted } from '../../core/exchange.ts';
import {
  accepted,
  all,
  answers,
  conceals,
  holds,
  neverCrashes,
  refused,
  returns,
  steps,
} from '../../core/expectations.ts';
import { rule } from '../../core/rule.ts';
import { ssec } from '../../core/values.ts';
import { customerKey, mutation } from '../../generators/index.ts';
import { given, openersAfter, type Shown, showsParts } from './scene.ts';

/** ListParts, CompleteMultipartUpload, AbortMultipartUpload, and the object they leave. */
export const completeRules = [
  rule({
    id: 'mpu.listparts.no-key',
    level: 'MUST',
    title: 'ListParts of an SSE-C upload needs no key and shows plaintext sizes',
    clause: 'mpu.list.key-only-with-checksum',
    on: ['ListParts'],
    given,
    arrange: ({ have }, { key, body }) => have.upload({ encryption: ssec(key), parts: [body] }),
    act: async ({ s3 }, _, upload) => ({ list: await s3.listParts({ upload }), upload }),
    expect: showsParts(),
    catches: ['list-parts-needs-key', 'list-parts-names-other-etags'],
  }),
  rule({
    id: 'mpu.listparts.with-key',
    level: 'MUST',
    title: 'ListParts with the right triple is accepted',
    clause: 'mpu.list.key-only-with-checksum',
    on: ['ListParts'],
    given,
    arrange: ({ have }, { key, body }) => have.upload({ encryption: ssec(key), parts: [body] }),
    act: async ({ s3 }, { key }, upload) => ({ list: await s3.listParts({ upload, key }), upload }),
    expect: showsParts(),
    catches: ['list-parts-refuses-triple', 'list-parts-names-other-etags'],
  }),
  rule({
    id: 'mpu.listparts.wrong-key',
    level: 'SHOULD',
    title: 'ListParts with another key is answered or refused, never 5xx',
    clause: 'mpu.list.key-only-with-checksum',
    on: ['ListParts'],
    given: { ...given, other: customerKey() },
    arrange: ({ have }, { key, body }) => have.upload({ encryption: ssec(key), parts: [body] }),
    act: ({ s3 }, { other }, upload) => s3.listParts({ upload, key: other }),
    expect: answers(200, 400, 403),
    catches: ['crash-on-list-parts-key'],
  }),
  rule({
    id: 'mpu.complete.no-headers',
    level: 'MUST',
    title: 'Completing an SSE-C upload without a checksum algorithm needs no triple',
    clause: 'mpu.complete.key-only-with-checksum',
    on: ['CompleteMultipartUpload'],
    given,
    arrange: ({ have }, { key, body }) => have.upload({ encryption: ssec(key), parts: [body] }),
    act: ({ s3 }, _, upload) => s3.completeMultipartUpload({ upload }),
    expect: accepted(),
    catches: ['complete-needs-key', 'upload-part.changes.etag'],
  }),
  rule({
    id: 'mpu.complete.right-headers',
    level: 'MUST',
    title: 'Completing with the triple of the upload is accepted',
    clause: 'mpu.complete.key-only-with-checksum',
    on: ['CompleteMultipartUpload'],
    given,
    arrange: ({ have }, { key, body }) => have.upload({ encryption: ssec(key), parts: [body] }),
    act: ({ s3 }, { key }, upload) => s3.completeMultipartUpload({ upload, key }),
    expect: accepted(),
    catches: ['complete-refuses-triple', 'upload-part.changes.etag'],
  }),
  rule({
    id: 'echo.complete',
    level: 'MAY',
    title: 'Completing answers no other key than that of the upload',
    clause: 'ssec.echo.key-md5',
    on: ['CompleteMultipartUpload'],
    given,
    arrange: ({ have }, { key, body }) => have.upload({ encryption: ssec(key), parts: [body] }),
    act: ({ s3 }, { key }, upload) => s3.completeMultipartUpload({ upload, key }),
    expect: holds<Exchange, { readonly key: { readonly md5Base64: string } }>(
      'confirms the key of the upload or nothing',
      (answer, { key }) => {
        const md5 = header(answer, 'x-amz-server-side-encryption-customer-key-MD5');
        if (isAccepted(answer) && (md5 === undefined || md5 === key.md5Base64)) return [];
        return [{ expected: '2xx, no other key MD5', received: `${answer.status}, ${md5}` }];
      },
    ),
    catches: ['complete-refuses-triple', 'upload-part.changes.etag'],
  }),
  rule({
    id: 'mpu.complete.wrong-key',
    level: 'MUST',
    title: 'Completing with another key never opens the object to that key',
    clause: 'ssec.get.same-key',
    on: ['CompleteMultipartUpload'],
    given: { ...given, other: customerKey() },
    arrange: ({ have }, { key, body }) => have.upload({ encryption: ssec(key), parts: [body] }),
    act: async (world, { key, other, body }, upload) => {
      const first = await world.s3.completeMultipartUpload({ upload, key: other });
      return openersAfter(world, first, { upload, key, body, other });
    },
    expect: steps(
      returns('body'),
      all(refused(), conceals('body')),
      all(refused(), conceals('body')),
    ),
    catches: ['complete-rebinds-key', 'accepts-wrong-key', 'complete-drops-lock'],
  }),
  rule({
    id: 'mpu.complete.malformed-headers',
    level: 'MUST',
    title: 'Completing with a malformed triple is no 5xx, and the object opens with its key alone',
    clause: 'ssec.get.same-key',
    on: ['CompleteMultipartUpload'],
    given: {
      ...given,
      other: customerKey(),
      bad: mutation('md5.of-other-key', 'triple.only-algorithm', 'key.not-base64'),
    },
    arrange: ({ have }, { key, body }) => have.upload({ encryption: ssec(key), parts: [body] }),
    act: async (world, { key, bad, body, other }, upload) => {
      const first = await world.s3.completeMultipartUpload({ upload, key, mutation: bad });
      return [first, ...(await openersAfter(world, first, { upload, key, body, other }))] as const;
    },
    expect: steps(
      neverCrashes(),
      returns('body'),
      all(refused(), conceals('body')),
      all(refused(), conceals('body')),
    ),
    catches: ['malformed-complete-unlocks', 'crash-on-complete-triple', 'crash-on-bad-base64'],
  }),
  rule({
    id: 'mpu.complete.etag-suffix',
    level: 'SHOULD',
    title: 'The ETag of a completed object ends in the number of its parts',
    clause: 'recorded.complete.etag',
    on: ['CompleteMultipartUpload'],
    given,
    arrange: ({ have }, { key, body }) => have.upload({ encryption: ssec(key), parts: [body] }),
    act: ({ s3 }, _, upload) => s3.completeMultipartUpload({ upload, key: 'if asked for' }),
    expect: holds<Exchange>('has an ETag that ends in -1', (answer) => {
      const etag = child(answer.document, 'ETag')?.text ?? 'no ETag';
      return /-1"?$/.test(etag) ? [] : [{ expected: '"…-1"', received: etag }];
    }),
    catches: ['multipart-etag-without-count', 'upload-part.changes.etag'],
  }),
  rule({
    id: 'mpu.abort.no-key',
    level: 'MUST',
    title: 'Aborting an SSE-C upload needs no key',
    clause: 'mpu.abort.no-members',
    on: ['AbortMultipartUpload'],
    given,
    arrange: ({ have }, { key, body }) => have.upload({ encryption: ssec(key), parts: [body] }),
    act: ({ s3 }, _, upload) => s3.abortMultipartUpload({ upload }),
    expect: answers(200, 204),
    catches: ['abort-needs-key'],
  }),
  rule({
    id: 'mpu.abort.then-part',
    level: 'MUST',
    title: 'A part sent after the abort is 404',
    clause: 'mpu.no-such-upload',
    on: ['UploadPart'],
    given,
    arrange: async ({ have, s3 }, { key }) => {
      const upload = await have.upload({ encryption: ssec(key) });
      await have.accepted(s3.abortMultipartUpload({ upload }));
      return upload;
    },
    act: ({ s3 }, { body }, upload) => s3.uploadPart({ upload, number: 1, body }),
    expect: answers(404),
    catches: ['abort-keeps-upload'],
  }),
  rule({
    id: 'mpu.list-uploads.no-key',
    level: 'MUST',
    title: 'ListMultipartUploads shows SSE-C uploads without a key',
    clause: 'mpu.list-uploads.no-members',
    on: ['ListMultipartUploads'],
    given,
    arrange: ({ have }, { key }) => have.upload({ encryption: ssec(key) }),
    act: async ({ s3 }, _, upload) => ({
      list: await s3.call('ListMultipartUploads', {
        of: { name: '' },
        query: [['prefix', upload.name]],
      }),
      upload,
    }),
    expect: holds<Shown>('shows the upload', ({ list, upload }) => {
      const ids = childrenNamed(list.document, 'Upload').map((one) => child(one, 'UploadId')?.text);
      return ids.includes(upload.id) ? [] : [{ expected: 'the upload', received: 'not listed' }];
    }),
    catches: ['list-uploads-hides-ssec'],
  }),
];
