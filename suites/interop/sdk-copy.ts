import { accepted, echoes, returns } from '../../core/expectations/accepted.ts';
import { steps } from '../../core/expectations/combine.ts';
import { refusedAndConcealed } from '../../core/expectations/concealed.ts';
import { refused } from '../../core/expectations/refused.ts';
import { rule } from '../../core/rule.ts';
import { plain, ssec } from '../../core/values.ts';
import { given, leftBy, trials } from '../../generators/sdk-objects.ts';
import { threeReads } from '../scenes/own-key-only.ts';

export const interopSdkCopyRules = [
  rule({
    id: 'interop.sdk.copy.to-ssec',
    level: 'MUST',
    title: 'A copy by the AWS SDK of a plain object to SSE-C is readable only with the target key',
    clause: 'ssec.copy.target',
    on: ['CopyObject'],
    needs: ['sdk'],
    trials,
    given,
    arrange: ({ have }, { body }) => have.object({ body, encryption: plain }),
    act: async ({ sdk }, { key, other, body }, source) => {
      const copied = await sdk.copy({ source, to: ssec(key) });
      const of = leftBy(copied, { key, body });
      return [copied, ...(await threeReads(sdk.get, { of, other }))] as const;
    },
    expect: steps(echoes('key'), returns('body'), refusedAndConcealed(), refusedAndConcealed()),
    catches: ['copy-takes-target-key-for-source', 'copy-ignores-target-triple'],
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
  rule({
    id: 'interop.sdk.copy.rotate',
    level: 'MUST',
    title: 'After key rotation by a self-copy of the AWS SDK, only the new key reads the object',
    clause: 'ssec.copy.any-encryption',
    on: ['CopyObject'],
    needs: ['sdk', 'ssec-copy-source'],
    trials,
    given,
    arrange: ({ have }, { other, body }) => have.object({ body, encryption: ssec(other) }),
    act: async ({ sdk }, { key, other }, stored) => {
      const copied = await sdk.copy({ source: stored, to: ssec(key), onto: 'itself' });
      const of = { ...stored, encryption: ssec(key) };
      return [copied, ...(await threeReads(sdk.get, { of, other }))] as const;
    },
    expect: steps(echoes('key'), returns('body'), refusedAndConcealed(), refusedAndConcealed()),
    catches: ['rotation-keeps-old-key', 'copy-takes-target-key-for-source'],
  }),
];
