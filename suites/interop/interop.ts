import { crc32Base64, sha256Base64 } from '../../core/checksum.ts';
import type { Exchange } from '../../core/exchange.ts';
import { accepted, echoes, returns, returnsSlice, says } from '../../core/expectations/accepted.ts';
import { all, steps } from '../../core/expectations/combine.ts';
import { refusedAndConcealed } from '../../core/expectations/concealed.ts';
import { holds } from '../../core/expectations/consistent.ts';
import { notServed, refused } from '../../core/expectations/refused.ts';
import type { ObjectBody } from '../../core/object-body.ts';
import { rule } from '../../core/rule.ts';
import { ssec } from '../../core/values.ts';
import {
  customerKey,
  each,
  objectBody,
  rangedObject,
  rangeOf,
  threePartSizesBytes,
} from '../../generators/index.ts';
import { given, leftBy, trials } from '../../generators/sdk-objects.ts';
import { threeReads } from '../scenes/own-key-only.ts';

const partSizesBytes = threePartSizesBytes;

const sizeBytes = partSizesBytes.reduce((sum, one) => sum + one, 0);

const large = { ...given, body: objectBody({ sizeBytes }) };

export const interopRules = [
  rule({
    id: 'interop.sdk.post-form',
    level: 'MUST',
    title: 'An object from an SSE-C form signed by the AWS SDK is readable only with its key',
    clause: 'ssec.form-fields',
    on: ['PostObject'],
    needs: ['sdk'],
    trials,
    given,
    act: async ({ sdk }, { key, other, body }) => {
      const posted = await sdk.post({ key, body });
      const of = leftBy(posted, { key, body });
      return [posted, ...(await threeReads(sdk.get, { of, other }))] as const;
    },
    expect: steps(accepted(), returns('body'), refusedAndConcealed(), refusedAndConcealed()),
    catches: ['post-form-ignores-ssec-fields', 'accepts-wrong-key'],
  }),
  rule({
    id: 'interop.sdk.put',
    level: 'MUST',
    title: 'An SSE-C PutObject by the AWS SDK is confirmed and readable only with its key',
    clause: 'ssec.put.echo',
    on: ['PutObject'],
    needs: ['sdk'],
    trials,
    given,
    act: async ({ sdk, s3 }, { key, other, body }) => {
      const written = await sdk.put({ key, body });
      const of = leftBy(written, { key, body });
      return [written, ...(await threeReads(s3.getObject, { of, other }))] as const;
    },
    expect: steps(echoes('key'), returns('body'), refusedAndConcealed(), refusedAndConcealed()),
    catches: ['stores-plaintext'],
  }),
  rule({
    id: 'interop.sdk.get',
    level: 'MUST',
    title: 'GetObject by the AWS SDK returns an SSE-C object with its key and is refused otherwise',
    clause: 'ssec.get.same-key',
    on: ['GetObject'],
    needs: ['sdk'],
    trials,
    given,
    arrange: ({ have }, { key, body }) => have.object({ body, encryption: ssec(key) }),
    act: ({ sdk }, { other }, of) => threeReads(sdk.get, { of, other }),
    expect: steps(
      all(returns('body'), echoes('key')),
      refusedAndConcealed(),
      refusedAndConcealed(),
    ),
    catches: ['header-names-case-sensitive'],
  }),
  rule({
    id: 'interop.sdk.head',
    level: 'MUST',
    title:
      'HeadObject by the AWS SDK returns the plaintext size with the key and is refused otherwise',
    clause: 'ssec.head.headers',
    on: ['HeadObject'],
    needs: ['sdk'],
    trials,
    given,
    arrange: ({ have }, { key, body }) => have.object({ body, encryption: ssec(key) }),
    act: ({ sdk }, { other }, of) => threeReads(sdk.head, { of, other }),
    expect: steps(all(returns('body'), echoes('key')), refused(), refused()),
    catches: ['head-skips-echo', 'head-skips-key-check'],
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
    id: 'interop.sdk.multipart',
    level: 'MUST',
    title: 'A multipart SSE-C object uploaded by the AWS SDK is readable whole, only with its key',
    clause: 'ssec.mpu.same-key',
    on: ['CompleteMultipartUpload'],
    needs: ['sdk'],
    trials: 1,
    hasLargeBodies: true,
    given: large,
    act: async ({ sdk, s3 }, { key, other, body }) => {
      const completed = await sdk.inParts({ key, body, partSizesBytes });
      const of = leftBy(completed, { key, body });
      return [completed, ...(await threeReads(s3.getObject, { of, other }))] as const;
    },
    expect: steps(accepted(), returns('body'), refused(), refused()),
    catches: ['complete-needs-key', 'multipart-object-skips-key-check'],
  }),
  rule({
    id: 'interop.sdk.transfer',
    level: 'SHOULD',
    title: 'An upload by the transfer manager of the AWS SDK is readable only with its SSE-C key',
    clause: 'sdk.default-checksums',
    on: ['CompleteMultipartUpload'],
    needs: ['sdk'],
    trials: 1,
    hasLargeBodies: true,
    given: large,
    act: async ({ sdk }, { key, other, body }) => {
      const completed = await sdk.transfer({ key, body, partSizesBytes });
      const of = leftBy(completed, { key, body });
      return [completed, ...(await threeReads(sdk.get, { of, other }))] as const;
    },
    expect: steps(accepted(), returns('body'), refused(), refused()),
    catches: ['refuses-expect-continue'],
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
];

function confirmsChecksum() {
  return holds<Exchange, { readonly body: ObjectBody; readonly checksum: 'CRC32' | 'SHA256' }>(
    'confirms the checksum of the plaintext',
    (answer, { body, checksum }) => {
      const value = checksum === 'CRC32' ? crc32Base64(body.bytes()) : sha256Base64(body.bytes());
      return says(`x-amz-checksum-${checksum.toLowerCase()}`, value).check(answer, undefined);
    },
  );
}
