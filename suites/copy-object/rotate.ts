import { refusedAndConcealed, refusedThen, returns } from '../../core/expectations.ts';
import { rule } from '../../core/rule.ts';
import { type CustomerKey, type Stored, ssec } from '../../core/values.ts';
import { customerKey, each } from '../../generators/index.ts';
import { twoKeysAndBody } from '../scenes/drawn.ts';

export const copyRotateRules = [
  rule({
    id: 'copy.rotate.source-key',
    level: 'MUST',
    title: 'Key rotation by self-copy without the current key as source key is refused',
    clause: 'ssec.copy.source-key',
    on: ['CopyObject'],
    trials: 1,
    given: { ...twoKeysAndBody, other: customerKey(), opening: each('none', 'new', 'other') },
    arrange: ({ have }, { keys, body }) => have.object({ body, encryption: ssec(keys[0]) }),
    act: ({ s3 }, { keys, other, opening }, source) =>
      s3.copyObject({
        ...rotation(source, keys[1]),
        sourceKey: opening === 'none' ? 'none' : opening === 'new' ? keys[1] : other,
      }),
    control: ({ s3 }, { keys }, source) => s3.copyObject(rotation(source, keys[1])),
    expect: refusedAndConcealed(),
    catches: ['rotation-takes-the-new-key', 'copy-replace-skips-source-key'],
  }),
  rule({
    id: 'copy.rotate.refused-keeps-key',
    level: 'MUST',
    title: 'A refused key rotation by self-copy leaves the object readable with its current key',
    clause: 'http.refused-not-applied',
    on: ['CopyObject'],
    trials: 1,
    given: { ...twoKeysAndBody, opening: each('none', 'new') },
    arrange: ({ have }, { keys, body }) => have.object({ body, encryption: ssec(keys[0]) }),
    act: async ({ s3 }, { keys, opening }, source) => {
      const sourceKey = opening === 'none' ? 'none' : keys[1];
      return [
        await s3.copyObject({ ...rotation(source, keys[1]), sourceKey }),
        await s3.getObject({ of: source }),
      ] as const;
    },
    // On an object of its own: a refused copy that destroys its source must not block the control.
    control: async ({ s3, have }, { keys, body }) => {
      const source = await have.object({ body, encryption: ssec(keys[0]) });
      return s3.copyObject(rotation(source, keys[1]));
    },
    expect: refusedThen(returns('body')),
    catches: ['refused-copy-replaces'],
  }),
];

function rotation(source: Stored, key: CustomerKey) {
  const headers = [['x-amz-metadata-directive', 'REPLACE']] as const;
  return { source, to: ssec(key), onto: 'itself', headers } as const;
}
