import { describe, expect, test } from 'vitest';
import { asOffered } from '../../fuzz/draw/offered.ts';
import { drawNames } from '../../fuzz/draw/story.ts';
import type { Step } from '../../fuzz/step.ts';
import { randomOf } from '../../generators/random.ts';
import type { Feature } from '../../spec/features.ts';

const put: Step = {
  ...{ operation: 'PutObject', bucket: 'one', name: 0, signing: 'header', scheme: 'https' },
  ...{ body: { sizeBytes: 9, seed: 1 }, key: { key: 'A', salt: 0 } },
};
const lacking =
  (...features: readonly Feature[]) =>
  (feature: Feature) =>
    !features.includes(feature);

describe('what an endpoint lacks for plain objects too is not drawn', () => {
  test('a step that needs nothing is sent as it is', () => {
    expect(asOffered(put, lacking('trailers', 'checksums', 'part-number'))).toEqual(put);
  });
  test.each([
    ['unsigned', 'unsigned-payload'],
    ['streaming', 'streaming'],
    ['streaming-trailer', 'signed-trailers'],
    ['unsigned-trailer', 'trailers'],
  ] as const)('a body that is sent as %s needs the feature %s', (payload, feature) => {
    const checksum = { algorithm: 'crc32', isRight: true } as const;
    const step: Step = { ...put, payload, ...(payload.includes('trailer') && { checksum }) };
    expect(asOffered(step, lacking())).toEqual(step);
    expect(asOffered(step, lacking(feature))).toEqual(put);
  });
  test('a chunk has no signature to be changed where the body is not sent in chunks', () => {
    const step: Step = { ...put, payload: 'streaming', tampering: 'chunk-signature' };
    expect(asOffered(step, lacking('streaming'))).toEqual(put);
    const other: Step = { ...put, payload: 'streaming', tampering: 'false-signature' };
    expect(asOffered(other, lacking('streaming'))).toEqual({
      ...put,
      tampering: 'false-signature',
    });
  });
  test.each([
    ['slashed-names', 'end/', 'a//b'],
    ['folder-names', 'a//b', 'end/'],
  ] as const)('without %s a story has %s and not %s in its names', (feature, offered, lacked) => {
    const seeds = Array.from({ length: 200 }, (_, seed) => seed);
    const names = new Set(seeds.flatMap((seed) => drawNames(randomOf(seed), lacking(feature))));
    expect(names).toContain(offered);
    expect(names).not.toContain(lacked);
  });
  test('checksums are not sent where none are compared', () => {
    const step: Step = { ...put, checksum: { algorithm: 'sha1', isRight: false } };
    expect(asOffered(step, lacking('checksums'))).toEqual(put);
  });
  test('a part is read where the endpoint knows parts, and written in any case', () => {
    const read: Step = { ...put, operation: 'GetObject', partNumber: 1 };
    expect(asOffered(read, lacking('part-number'))).not.toHaveProperty('partNumber');
    const part: Step = { ...put, operation: 'UploadPart', partNumber: 1, upload: 1 };
    expect(asOffered(part, lacking('part-number'))).toEqual(part);
  });
});
