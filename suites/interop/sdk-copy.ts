import { accepted, refused, returns, steps } from '../../core/expectations.ts';
import { rule } from '../../core/rule.ts';
import { plain, ssec } from '../../core/values.ts';
import { given, leftBy, trials } from '../../generators/sdk-objects.ts';
import { writtenBySdk } from '../scenes/by-sdk.ts';

const partSizeBytes = 5 * 1024 * 1024;

export const interopSdkCopyRules = [
  writtenBySdk({
    id: 'interop.sdk.copy.to-ssec',
    title: 'A copy by the AWS SDK of a plain object to SSE-C is confirmed; only its key reads it',
    clause: 'ssec.copy.target',
    on: 'CopyObject',
    ways: { copy: (sdk, { key }, source) => sdk.copy({ source, to: ssec(key) }) },
    catches: ['copy-takes-target-key-for-source', 'copy-ignores-target-triple'],
  }),
  writtenBySdk({
    id: 'interop.sdk.copy.rotate',
    title: 'A self-copy rotation by the AWS SDK is confirmed; only the new key reads the object',
    clause: 'ssec.copy.any-encryption',
    on: 'CopyObject',
    needs: ['ssec-copy-source'],
    from: 'ssec',
    ways: {
      rotate: (sdk, { key }, source) => sdk.copy({ source, to: ssec(key), onto: 'itself' }),
    },
    catches: ['rotation-keeps-old-key', 'copy-takes-target-key-for-source'],
  }),
  writtenBySdk({
    id: 'interop.sdk.copy.in-parts',
    title: 'A copy in parts by the AWS SDK, bound to the ETag of its source, has the target key',
    clause: 'ssec.copy.any-encryption',
    on: 'UploadPartCopy',
    needs: ['ssec-copy-source'],
    isLarge: true,
    from: 'ssec',
    ways: { parts: (sdk, { key }, source) => sdk.copyInParts({ source, key, partSizeBytes }) },
    catches: ['part-copy-if-match-fails', 'part-copy-copies-ciphertext'],
  }),
  rule({
    id: 'interop.sdk.copy.from-ssec',
    level: 'MUST',
    title: 'CopyObject by the AWS SDK from SSE-C to plain succeeds only with the right source key',
    clause: 'ssec.copy.source-same',
    on: ['CopyObject'],
    needs: ['sdk', 'ssec-copy-source'],
    trials,
    given,
    arrange: ({ have }, { key, body }) => have.object({ body, encryption: ssec(key) }),
    act: async ({ sdk }, { other, body }, source) => {
      const copied = await sdk.copy({ source, to: plain });
      return [
        copied,
        await sdk.get({ of: leftBy(copied, { encryption: plain, body }) }),
        await sdk.copy({ source, sourceKey: other, to: plain }),
        await sdk.copy({ source, sourceKey: 'none', to: plain }),
      ] as const;
    },
    expect: steps(accepted(), returns('body'), refused(), refused()),
    catches: ['copy-skips-source-key', 'copy-copies-ciphertext'],
  }),
];
