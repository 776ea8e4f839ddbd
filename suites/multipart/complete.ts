import { child, type Exchange } from '../../core/exchange.ts';
import { accepted, returns } from '../../core/expectations/accepted.ts';
import { all, steps } from '../../core/expectations/combine.ts';
import { refusedAndConcealed, returnsToOwnKeyOnly } from '../../core/expectations/concealed.ts';
import { holds, neverCrashes } from '../../core/expectations/consistent.ts';
import { refused, refusedThen } from '../../core/expectations/refused.ts';
import { about } from '../../core/expectations.ts';
import { rule } from '../../core/rule.ts';
import { ssec } from '../../core/values.ts';
import { customerKey } from '../../generators/customer-key.ts';
import { each, mutation, rangeOf, sharedMultipart, threeParts } from '../../generators/index.ts';
import { checksumUpload } from '../scenes/checksum-uploads.ts';
import { keyAndBody } from '../scenes/drawn.ts';
import {
  boundary,
  concealsShared,
  readsAfterComplete,
  type SharedParts,
  sharedObject,
  sharedSlice,
} from '../scenes/multipart-object.ts';

export const mpuCompleteRules = [
  rule({
    id: 'mpu.complete.checksum-with-headers',
    level: 'SHOULD',
    title: 'Completing an SSE-C upload with checksums is accepted with its SSE-C headers',
    clause: 'mpu.complete.key-only-with-checksum',
    on: ['CompleteMultipartUpload'],
    needs: ['checksums'],
    given: keyAndBody,
    arrange: ({ have, s3 }, { key, body }) => checksumUpload({ have, s3 }, { key, body }),
    act: ({ s3 }, { key }, upload) => s3.completeMultipartUpload({ upload, key }),
    expect: accepted(),
    catches: ['complete-refuses-triple', 'upload-part.changes.etag'],
  }),
  rule({
    id: 'mpu.complete.checksum-requires-headers',
    level: 'SHOULD',
    title: 'Completing an SSE-C upload with checksums is refused without its SSE-C headers',
    clause: 'mpu.complete.key-only-with-checksum',
    on: ['CompleteMultipartUpload'],
    needs: ['checksums'],
    given: keyAndBody,
    arrange: ({ have, s3 }, { key, body }) => checksumUpload({ have, s3 }, { key, body }),
    act: ({ s3 }, _, upload) => s3.completeMultipartUpload({ upload }),
    control: ({ s3 }, { key }, upload) => s3.completeMultipartUpload({ upload, key }),
    expect: refused(),
    catches: ['checksum-complete-without-key'],
  }),
  rule({
    id: 'mpu.complete.object-size',
    level: 'SHOULD',
    title: 'Completing takes the plaintext size as x-amz-mp-object-size and refuses 16 bytes more',
    clause: 'complete.object-size',
    on: ['CompleteMultipartUpload'],
    needs: ['multipart', 'mp-object-size'],
    given: keyAndBody,
    arrange: async ({ have }, { key, body }) => ({
      right: await have.upload({ encryption: ssec(key), parts: [body] }),
      wrong: await have.upload({ encryption: ssec(key), parts: [body] }),
    }),
    act: async ({ s3 }, { body }, { right, wrong }) => {
      const claims = (sizeBytes: number) => ({
        key: 'if asked for' as const,
        headers: [['x-amz-mp-object-size', String(sizeBytes)]] as const,
      });
      return [
        await s3.completeMultipartUpload({ upload: right, ...claims(body.sizeBytes) }),
        await s3.completeMultipartUpload({ upload: wrong, ...claims(body.sizeBytes + 16) }),
      ] as const;
    },
    expect: steps(accepted(), refused()),
    catches: ['ignores-object-size', 'object-size-of-ciphertext'],
  }),
  rule({
    id: 'mpu.complete.no-headers',
    level: 'MUST',
    title: 'CompleteMultipartUpload of an SSE-C upload without checksums needs no SSE-C headers',
    clause: 'mpu.complete.key-only-with-checksum',
    on: ['CompleteMultipartUpload'],
    given: keyAndBody,
    arrange: ({ have }, { key, body }) => have.upload({ encryption: ssec(key), parts: [body] }),
    act: ({ s3 }, _, upload) => s3.completeMultipartUpload({ upload }),
    expect: accepted(),
    catches: ['complete-needs-key', 'upload-part.changes.etag'],
  }),
  rule({
    id: 'mpu.complete.right-headers',
    level: 'MUST',
    title: 'CompleteMultipartUpload with the SSE-C headers of the upload is accepted',
    clause: 'mpu.complete.key-only-with-checksum',
    on: ['CompleteMultipartUpload'],
    given: keyAndBody,
    arrange: ({ have }, { key, body }) => have.upload({ encryption: ssec(key), parts: [body] }),
    act: ({ s3 }, { key }, upload) => s3.completeMultipartUpload({ upload, key }),
    expect: accepted(),
    catches: ['complete-refuses-triple', 'upload-part.changes.etag'],
  }),
  rule({
    id: 'mpu.complete.wrong-key',
    level: 'MUST',
    title: 'After CompleteMultipartUpload with another key, only the upload key reads the object',
    clause: 'ssec.get.same-key',
    on: ['CompleteMultipartUpload'],
    given: { ...keyAndBody, other: customerKey() },
    arrange: ({ have }, { key, body }) => have.upload({ encryption: ssec(key), parts: [body] }),
    act: async (world, { key, other, body }, upload) => {
      const first = await world.s3.completeMultipartUpload({ upload, key: other });
      return readsAfterComplete(world, first, { upload, key, body, other });
    },
    expect: returnsToOwnKeyOnly(),
    catches: ['complete-rebinds-key', 'accepts-wrong-key', 'complete-drops-lock'],
  }),
  rule({
    id: 'mpu.complete.malformed-headers',
    level: 'MUST',
    title: 'Completing with malformed SSE-C headers is no 5xx; the object needs the upload key',
    clause: 'ssec.get.same-key',
    on: ['CompleteMultipartUpload'],
    given: {
      ...keyAndBody,
      other: customerKey(),
      bad: mutation('md5.of-other-key', 'triple.only-algorithm', 'key.not-base64'),
    },
    arrange: ({ have }, { key, body }) => have.upload({ encryption: ssec(key), parts: [body] }),
    act: async (world, { key, bad, body, other }, upload) => {
      const first = await world.s3.completeMultipartUpload({ upload, key, mutation: bad });
      return [
        first,
        ...(await readsAfterComplete(world, first, { upload, key, body, other })),
      ] as const;
    },
    expect: steps(neverCrashes(), returns('body'), refusedAndConcealed(), refusedAndConcealed()),
    catches: ['malformed-complete-unlocks', 'crash-on-complete-triple', 'crash-on-bad-base64'],
  }),
  rule({
    id: 'mpu.complete.refused-keeps-upload',
    level: 'MUST',
    title: 'After CompleteMultipartUpload is refused for an ETag, one with the right ETag succeeds',
    clause: 'mpu.complete.assembles',
    on: ['CompleteMultipartUpload'],
    ...{ trials: 1, bindsPlain: true },
    given: keyAndBody,
    arrange: async ({ have }, { key, body }) => ({
      upload: await have.upload({ encryption: ssec(key), parts: [body] }),
      kept: await have.upload({ encryption: ssec(key), parts: [body] }),
    }),
    act: async ({ s3 }, _, { upload }) => {
      const parts = upload.parts.map((part) => ({ ...part, etag: `"${'0'.repeat(32)}"` }));
      return [
        await s3.completeMultipartUpload({ upload: { ...upload, parts } }),
        await s3.completeMultipartUpload({ upload, key: 'if asked for' }),
      ] as const;
    },
    control: ({ s3 }, _, { kept }) =>
      s3.completeMultipartUpload({ upload: kept, key: 'if asked for' }),
    expect: refusedThen(accepted()),
    catches: ['refused-complete-drops-upload'],
  }),
  rule({
    id: 'mpu.complete.etag-suffix',
    level: 'SHOULD',
    title: 'The ETag of a completed SSE-C upload of one part ends in -1',
    clause: 'recorded.complete.etag',
    on: ['CompleteMultipartUpload'],
    given: keyAndBody,
    arrange: ({ have }, { key, body }) => have.upload({ encryption: ssec(key), parts: [body] }),
    act: ({ s3 }, _, upload) => s3.completeMultipartUpload({ upload, key: 'if asked for' }),
    expect: holds<Exchange>('has an ETag that ends in -1', (answer) => {
      const etag = child(answer.document, 'ETag')?.text ?? 'no ETag';
      return /-1"?$/.test(etag) ? [] : [{ expected: '"…-1"', received: etag }];
    }),
    catches: ['multipart-etag-without-count', 'upload-part.changes.etag'],
  }),
  rule({
    id: 'mpu.complete.roundtrip',
    level: 'MUST',
    title: 'GetObject returns exactly the bytes of a three-part SSE-C object, HeadObject its size',
    clause: 'mpu.complete.assembles',
    on: ['GetObject', 'HeadObject'],
    needs: ['multipart'],
    trials: 1,
    hasLargeBodies: true,
    given: { shared: threeParts() },
    // No other rule reads it, so it is not kept.
    arrange: ({ have }, { shared }) => have.object({ ...sharedObject(shared), isShared: false }),
    act: ({ read }, _, stored) => read(stored, {}),
    expect: about(({ shared }: SharedParts) => shared, returns('body')),
    catches: ['complete-drops-lock', 'large-reads-refused'],
  }),
  rule({
    id: 'mpu.complete.range-across-parts',
    level: 'MUST',
    title: 'A GetObject range across a part boundary of an SSE-C object returns exactly its bytes',
    clause: 'http.range',
    on: ['GetObject'],
    needs: ['multipart'],
    given: {
      shared: sharedMultipart(),
      range: each(
        rangeOf({ first: boundary - 1, last: boundary }),
        rangeOf({ first: boundary - 17, last: boundary + 17 }),
        rangeOf({ first: boundary, last: boundary }),
        rangeOf({ first: boundary - 65_536, last: boundary + 65_536 }),
      ),
    },
    arrange: ({ have }, { shared }) => have.object(sharedObject(shared)),
    act: ({ read }, { range }, stored) => read(stored, { range }),
    expect: sharedSlice(),
    catches: ['range-stops-at-part-boundary', 'range-rounds-part-sizes'],
  }),
  rule({
    id: 'mpu.complete.object-locked',
    level: 'MUST',
    title: 'GetObject or HeadObject of a multipart SSE-C object without the right key is refused',
    clause: 'ssec.get.any-without-key-fails',
    on: ['GetObject', 'HeadObject'],
    needs: ['multipart'],
    given: { shared: sharedMultipart(), mutation: mutation('triple.none', 'key.other') },
    arrange: ({ have }, { shared }) => have.object(sharedObject(shared)),
    act: ({ read }, { mutation }, stored) => read(stored, { mutation }),
    expect: all(refused(), concealsShared()),
    catches: ['complete-drops-lock', 'refusal-quotes-object'],
  }),
];
