import type { Exchange } from '../../core/exchange.ts';
import { all, eachAnswer } from '../../core/expectations/combine.ts';
import { conceals, refusedAndConcealed } from '../../core/expectations/concealed.ts';
import { holds } from '../../core/expectations/consistent.ts';
import { refused } from '../../core/expectations/refused.ts';
import { rule } from '../../core/rule.ts';
import { ssec } from '../../core/values.ts';
import { each, twoWriters } from '../../generators/index.ts';
import {
  chosen,
  type DrawnVersions,
  needs,
  type Which,
  which,
} from '../../generators/two-versions.ts';
import { twoKeysAndBody } from '../scenes/drawn.ts';
import { withoutItsKey } from '../scenes/own-key-only.ts';

export const lockVersionsRules = [
  rule({
    id: 'lock.versions.current',
    level: 'MUST',
    title: 'A read of an SSE-C version without a key or with the key of another version is refused',
    clause: 'ssec.get.any-without-key-fails',
    on: ['GetObject', 'HeadObject', 'GetObjectAttributes'],
    needs,
    trials: 1,
    given: { versions: twoWriters(), which },
    arrange: async ({ have }, { versions, which }) => chosen(await have.versions(versions), which),
    act: (world, { versions, which }, stored) =>
      withoutItsKey(world, stored, { other: versions[which === 'older by its id' ? 1 : 0].key }),
    control: ({ read }, _, stored) => read(stored, {}),
    expect: eachAnswer(all(refused(), concealsBoth())),
    catches: ['current-version-skips-key-check', 'current-version-is-oldest'],
  }),
  rule({
    id: 'lock.versions.range',
    level: 'MUST',
    title: 'A range GetObject of a version with no key or that of another version is refused',
    clause: 'ssec.get.any-without-key-fails',
    on: ['GetObject'],
    needs,
    trials: 1,
    given: { versions: twoWriters(), which: each<Which>('current', 'older by its id') },
    arrange: async ({ have }, { versions, which }) => chosen(await have.versions(versions), which),
    act: (world, { versions, which }, stored) =>
      withoutItsKey(world, stored, {
        other: versions[which === 'older by its id' ? 1 : 0].key,
        headers: [['range', 'bytes=0-30']],
      }),
    control: ({ read }, _, stored) => read(stored, { headers: [['range', 'bytes=0-30']] }),
    expect: eachAnswer(all(refused(), concealsBoth())),
    catches: ['version-range-skips-key-check', 'current-version-skips-key-check'],
  }),
  rule({
    id: 'lock.versions.copy-source',
    level: 'MUST',
    title: 'CopyObject of a version with no source key or the key of another version is refused',
    clause: 'ssec.copy.source-same',
    on: ['CopyObject'],
    needs: ['versioning', 'ssec-copy-source'],
    trials: 1,
    given: { versions: twoWriters(), which: each<Which>('current', 'older by its id') },
    arrange: async ({ have }, { versions, which }) => chosen(await have.versions(versions), which),
    act: (world, { versions, which }, stored) =>
      withoutItsKey(world, stored, { other: versions[which === 'older by its id' ? 1 : 0].key }),
    control: ({ read }, _, stored) => read(stored, {}),
    expect: eachAnswer(refused()),
    catches: ['version-copy-source-skips-key-check', 'copy-ignores-source-version'],
  }),
  rule({
    id: 'lock.versions.hidden',
    level: 'MUST',
    title: 'A read of an SSE-C version behind a delete marker without the right key is refused',
    clause: 'ssec.get.any-without-key-fails',
    on: ['GetObject', 'HeadObject', 'GetObjectAttributes'],
    needs,
    trials: 1,
    given: twoKeysAndBody,
    arrange: async ({ have, s3 }, { keys, body }) => {
      const stored = await have.object({ body, encryption: ssec(keys[0]), isVersion: true });
      await have.accepted(s3.call('DeleteObject', { of: { name: stored.name } }));
      return stored;
    },
    act: (world, { keys }, stored) => withoutItsKey(world, stored, { other: keys[1] }),
    control: ({ read }, _, stored) => read(stored, {}),
    expect: eachAnswer(refusedAndConcealed()),
    catches: ['hidden-version-skips-key-check', 'attributes-of-version-skip-key-check'],
  }),
];

function concealsBoth() {
  return holds(
    'holds nothing of either version',
    (answer: Exchange, { versions }: DrawnVersions) =>
      versions.flatMap((version) => conceals('body').check(answer, version)),
    'plaintext-exposed',
  );
}
