import { crc32Base64, sha256Base64 } from '../../core/checksum.ts';
import { type Exchange, isAccepted } from '../../core/exchange.ts';
import {
  accepted,
  answers,
  returns,
  returnsSlice,
  says,
} from '../../core/expectations/accepted.ts';
import { all, steps } from '../../core/expectations/combine.ts';
import { refusedAndConcealed } from '../../core/expectations/concealed.ts';
import { holds } from '../../core/expectations/consistent.ts';
import { refusedOr } from '../../core/expectations/lenient.ts';
import { notServed, refused } from '../../core/expectations/refused.ts';
import { rule } from '../../core/rule.ts';
import { type ObjectBody, ssec } from '../../core/values.ts';
import { rangedObject, rangeOf } from '../../generators/byte-range.ts';
import { customerKey, each, threePartSizesBytes } from '../../generators/index.ts';
import { given, leftBy, trials } from '../../generators/sdk-objects.ts';
import { readBySdk, writtenBySdk } from '../scenes/by-sdk.ts';

const partSizesBytes = threePartSizesBytes;

export const interopRules = [
  writtenBySdk({
    id: 'interop.sdk.post-form',
    title: 'An object from an SSE-C form signed by the AWS SDK is readable only with its key',
    clause: 'ssec.form-fields',
    on: 'PostObject',
    ways: { form: (sdk, { key, body }) => sdk.post({ key, body }) },
    catches: ['post-form-ignores-ssec-fields', 'accepts-wrong-key'],
  }),
  writtenBySdk({
    id: 'interop.sdk.put',
    title: 'An SSE-C PutObject by the AWS SDK is confirmed and readable only with its key',
    clause: 'ssec.put.echo',
    on: 'PutObject',
    ways: {
      bytes: (sdk, { key, body }) => sdk.put({ key, body }),
      stream: (sdk, { key, body }) => sdk.put({ key, body, streams: true }),
    },
    catches: ['stores-plaintext', 'ssec-stores-chunk-framing'],
  }),
  readBySdk({
    id: 'interop.sdk.get',
    title: 'GetObject by the AWS SDK returns an SSE-C object with its key and is refused otherwise',
    clause: 'ssec.get.same-key',
    on: 'GetObject',
    ways: {
      whole: (sdk, input) => sdk.get(input),
      slices: (sdk, input) => sdk.download({ ...input, sliceBytes: 1_000 }),
    },
    catches: ['header-names-case-sensitive', 'range-has-whole-checksum'],
  }),
  readBySdk({
    id: 'interop.sdk.head',
    title: 'HeadObject by the AWS SDK returns the plaintext size with the key, else is refused',
    clause: 'ssec.head.headers',
    on: 'HeadObject',
    ways: { head: (sdk, input) => sdk.head(input) },
    catches: ['head-skips-echo', 'head-skips-key-check'],
  }),
  writtenBySdk({
    id: 'interop.sdk.multipart',
    title: 'A multipart SSE-C object uploaded by the AWS SDK is readable whole, only with its key',
    clause: 'ssec.mpu.same-key',
    on: 'CompleteMultipartUpload',
    isLarge: true,
    ways: {
      whole: (sdk, { key, body }) => sdk.inParts({ key, body, partSizesBytes }),
      resumed: (sdk, { key, body }) => sdk.inParts({ key, body, partSizesBytes, resumes: true }),
    },
    catches: ['complete-needs-key', 'multipart-object-skips-key-check', 'list-parts-needs-key'],
  }),
  writtenBySdk({
    id: 'interop.sdk.transfer',
    level: 'SHOULD',
    title: 'An upload by the transfer manager of the AWS SDK is readable only with its SSE-C key',
    clause: 'sdk.default-checksums',
    on: 'CompleteMultipartUpload',
    isLarge: true,
    ways: { upload: (sdk, { key, body }) => sdk.transfer({ key, body, partSizesBytes }) },
    catches: ['refuses-expect-continue'],
  }),
  rule({
    id: 'interop.sdk.manage',
    level: 'MUST',
    title: 'The AWS SDK lists an SSE-C object with its own size and deletes it without its key',
    clause: 'list.size',
    on: ['GetObjectAttributes'],
    needs: ['sdk'],
    trials,
    given,
    arrange: ({ have }, { key, body }) => have.object({ body, encryption: ssec(key) }),
    act: async ({ sdk }, { other }, of) =>
      [
        await sdk.attributes({ of }),
        await sdk.attributes({ of, key: other }),
        await sdk.list(of),
        await sdk.remove(of),
        await sdk.get({ of }),
      ] as const,
    expect: steps(hasOwnSize(), refused(), hasOwnSize(), accepted(), answers(404)),
    catches: ['list-shows-ciphertext-size', 'delete-multi-keeps-ssec', 'attributes-skip-key-check'],
  }),
  rule({
    id: 'interop.sdk.range',
    level: 'MUST',
    title: 'A range GetObject by the AWS SDK is exact with the key and refused with another key',
    clause: 'http.range',
    on: ['GetObject'],
    needs: ['sdk'],
    given: {
      ...rangedObject(),
      other: customerKey(),
      range: each(rangeOf({ first: 17, last: 4096 }), rangeOf({ first: 65_535, last: 65_537 })),
    },
    arrange: ({ have }, { key, body }) =>
      have.object({ body, encryption: ssec(key), isShared: true }),
    act: async ({ sdk }, { other, range }, of) =>
      [await sdk.get({ of, range }), await sdk.get({ of, range, key: other })] as const,
    expect: steps(returnsSlice(), refusedAndConcealed()),
    catches: ['range-skips-key-check', 'range-total-is-ciphertext'],
  }),
  rule({
    id: 'interop.sdk.checksum',
    level: 'SHOULD',
    title: 'A checksum sent with SSE-C by the AWS SDK is confirmed by PutObject and GetObject',
    clause: 'checksum.any-encryption',
    on: ['GetObject'],
    needs: ['sdk', 'checksums'],
    given: { ...given, checksum: each('CRC32', 'SHA256') },
    act: async ({ sdk }, { key, other, body, checksum }) => {
      const written = await sdk.put({ key, body, checksum });
      const of = leftBy(written, { key, body });
      const verifies = true;
      return [
        written,
        await sdk.get({ of, verifies }),
        await sdk.get({ of, verifies, key: other }),
      ] as const;
    },
    expect: steps(
      all(accepted(), confirmsChecksum()),
      all(returns('body'), confirmsChecksum()),
      refusedAndConcealed(),
    ),
    catches: ['checksum-of-ciphertext', 'checksum-lost-on-read'],
  }),
  rule({
    id: 'interop.sdk.http-refused',
    level: 'MUST',
    title: 'An SSE-C PutObject by the AWS SDK over HTTP is refused, redirected to HTTPS or cut off',
    clause: 'ssec.https-only',
    on: ['PutObject'],
    needs: ['sdk', 'http-endpoint'],
    trials,
    given,
    act: ({ sdk }, { key, body }) => sdk.put({ key, body, scheme: 'http' }),
    control: ({ sdk }, { key, body }) => sdk.put({ key, body }),
    expect: notServed(),
    catches: ['accepts-plain-http'],
  }),
  rule({
    id: 'interop.sdk.part-of-other-key',
    level: 'MUST',
    title: 'UploadPart by the AWS SDK into an SSE-C upload with another key or none is refused',
    clause: 'ssec.mpu.same-key',
    on: ['UploadPart'],
    needs: ['sdk'],
    trials,
    given,
    arrange: ({ have }, { key }) => have.upload({ encryption: ssec(key) }),
    act: async ({ sdk }, { other, body }, upload) =>
      [
        await sdk.uploadPart({ upload, number: 1, body }),
        await sdk.uploadPart({ upload, number: 2, body, key: other }),
        await sdk.uploadPart({ upload, number: 3, body, key: 'none' }),
      ] as const,
    expect: steps(accepted(), refused(), refused()),
    catches: ['part-key-unchecked'],
  }),
  writtenBySdk({
    id: 'interop.sdk.presigned-put',
    title: 'SSE-C PutObject presigned by the AWS SDK is confirmed and readable only with its key',
    clause: 'ssec.presigned.headers',
    on: 'PutObject',
    ways: { put: (sdk, { key, body }) => sdk.put({ key, body, presigned: true }) },
    catches: ['presigned-refuses-ssec', 'stores-plaintext'],
  }),
  readBySdk({
    id: 'interop.sdk.presigned-get',
    title: 'GetObject presigned by the AWS SDK is refused without the right key, accepted with it',
    clause: 'ssec.presigned.headers',
    on: 'GetObject',
    ways: { get: (sdk, input) => sdk.get({ ...input, presigned: true }) },
    catches: ['presigned-skips-key-check', 'presigned-refuses-ssec'],
  }),
  rule({
    id: 'interop.sdk.presigned-query',
    level: 'SHOULD',
    title: 'GetObject presigned by the AWS SDK with SSE-C in the query opens with no other key',
    clause: 'derived.reveals-nothing',
    on: ['GetObject'],
    needs: ['sdk'],
    trials,
    given,
    arrange: ({ have }, { key, body }) => have.object({ body, encryption: ssec(key) }),
    act: async ({ sdk }, { other }, of) =>
      [
        await sdk.get({ of, presigned: true }),
        await sdk.get({ of, presigned: 'in query' }),
        await sdk.get({ of, presigned: 'in query', key: other }),
      ] as const,
    expect: steps(returns('body'), refusedOr(returns('body')), refusedAndConcealed()),
    catches: ['query-triple-opens-any'],
  }),
];

/** What is refused has no size: the Content-Length of its error document differs from name to name. */
function hasOwnSize() {
  const size = says('content-length', '4097');
  return holds<Exchange>('has its own size', (answer) =>
    (isAccepted(answer) ? size : accepted()).check(answer, undefined),
  );
}

function confirmsChecksum() {
  return holds<Exchange, { readonly body: ObjectBody; readonly checksum: 'CRC32' | 'SHA256' }>(
    'confirms the checksum of the plaintext',
    (answer, { body, checksum }) => {
      const value = checksum === 'CRC32' ? crc32Base64(body.bytes()) : sha256Base64(body.bytes());
      return says(`x-amz-checksum-${checksum.toLowerCase()}`, value).check(answer, undefined);
    },
  );
}
