import { echoes, returns } from '../../core/expectations/accepted.ts';
import { steps } from '../../core/expectations/combine.ts';
import { refusedAndConcealed, returnsToOwnKeyOnly } from '../../core/expectations/concealed.ts';
import { rule } from '../../core/rule.ts';
import { ssec } from '../../core/values.ts';
import { given, leftBy, trials } from '../../generators/sdk-objects.ts';
import { threeReads } from '../scenes/own-key-only.ts';

export const interopSdkPresignedRules = [
  rule({
    id: 'interop.sdk.presigned-put',
    level: 'MUST',
    title: 'SSE-C PutObject presigned by the AWS SDK is confirmed and readable only with its key',
    clause: 'ssec.presigned.headers',
    on: ['PutObject'],
    needs: ['sdk'],
    trials,
    given,
    act: async ({ sdk }, { key, other, body }) => {
      const written = await sdk.put({ key, body, presigned: true });
      const of = leftBy(written, { key, body });
      return [written, ...(await threeReads(sdk.get, { of, other }))] as const;
    },
    expect: steps(echoes('key'), returns('body'), refusedAndConcealed(), refusedAndConcealed()),
    catches: ['presigned-refuses-ssec', 'stores-plaintext'],
  }),
  rule({
    id: 'interop.sdk.presigned-get',
    level: 'MUST',
    title: 'GetObject presigned by the AWS SDK is refused without the right key, accepted with it',
    clause: 'ssec.presigned.headers',
    on: ['GetObject'],
    needs: ['sdk'],
    trials,
    given,
    arrange: ({ have }, { key, body }) => have.object({ body, encryption: ssec(key) }),
    act: ({ sdk }, { other }, of) =>
      threeReads((input) => sdk.get({ ...input, presigned: true }), { of, other }),
    expect: returnsToOwnKeyOnly(),
    catches: ['presigned-skips-key-check', 'presigned-refuses-ssec'],
  }),
];
