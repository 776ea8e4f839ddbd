import type { default as fc } from 'fast-check';
import { showsObject } from '../../core/expectations/listed.ts';
import { eachAnswer, refusedAndConcealed, returnsToOwnKeyOnly } from '../../core/expectations.ts';
import { type Rule, type RuleFacts, rule } from '../../core/rule.ts';
import { type ObjectBody, type Stored, ssec } from '../../core/values.ts';
import type { World } from '../../core/world.ts';
import type { distinctKeys } from '../../generators/customer-key.ts';
import { oddNameEnd, oddSourceEnd, slashedNameEnd } from '../../generators/index.ts';
import type { Read } from '../../spec/operations.ts';
import { twoKeysAndBody } from '../scenes/drawn.ts';
import { withEachKey, withoutItsKey } from '../scenes/own-key-only.ts';

export const lockNamesRules = [
  named({
    id: 'lock.names',
    title: 'An SSE-C object is readable only with its own key, whatever characters its name has',
    end: oddNameEnd(),
    catches: ['reserved-in-name-skips-key-check', 'upper-case-name-skips-key-check'],
  }),
  named({
    id: 'lock.names.slashes',
    title: 'An SSE-C object with "//" or a final "/" in its name is readable only with its own key',
    on: ['GetObject', 'HeadObject', 'GetObjectAttributes'],
    end: slashedNameEnd(),
    catches: ['empty-segment-skips-key-check', 'folder-attributes-need-no-key'],
  }),
  rule({
    id: 'lock.names.slashes.listed',
    level: 'MUST',
    title: 'ListObjectsV2 shows an SSE-C object with "//" or a final "/" under its whole name',
    clause: 'list.still-works',
    on: ['ListObjectsV2'],
    ...{ trials: 1, bindsPlain: true },
    given: { ...twoKeysAndBody, end: slashedNameEnd() },
    arrange: (world, drawn) => under(world, drawn),
    act: async ({ look }, _, stored) => ({ list: await look(stored), stored }),
    expect: showsObject(),
    catches: ['ssec-merges-slashes'],
  }),
  rule({
    id: 'lock.names.copy-source',
    level: 'MUST',
    title: 'CopyObject of an SSE-C object with spaces or UTF-8 in its name needs its source key',
    clause: 'ssec.copy.source-key',
    on: ['CopyObject'],
    needs: ['ssec-copy-source'],
    trials: 1,
    given: { ...twoKeysAndBody, end: oddSourceEnd() },
    arrange: (world, drawn) => under(world, drawn),
    act: (world, { keys }, stored) => withoutItsKey(world, stored, { other: keys[1] }),
    control: ({ read }, _, stored) => read(stored, {}),
    expect: eachAnswer(refusedAndConcealed()),
    catches: ['space-in-name-skips-key-check', 'non-ascii-name-skips-key-check'],
  }),
];

function named(
  facts: RuleFacts & {
    readonly on?: readonly [Read, ...Read[]];
    readonly end: fc.Arbitrary<string>;
  },
): Rule {
  const { end, ...rest } = facts;
  return rule({
    level: 'MUST',
    clause: 'ssec.get.any-without-key-fails',
    ...{ on: ['GetObject'], ...rest, trials: 1, bindsPlain: true },
    given: { ...twoKeysAndBody, end },
    arrange: (world, drawn) => under(world, drawn),
    act: (world, { keys }, stored) => withEachKey(world, stored, { other: keys[1] }),
    expect: returnsToOwnKeyOnly(),
  });
}

/** An object whose name ends in `end`. */
async function under(
  { have }: Pick<World<'GetObject'>, 'have'>,
  of: {
    readonly keys: ReturnType<typeof distinctKeys> extends fc.Arbitrary<infer K> ? K : never;
    readonly body: ObjectBody;
    readonly end: string;
  },
): Promise<Stored> {
  const { keys, body, end } = of;
  const encryption = ssec(keys[0]);
  const { name } = await have.nothing({ encryption, body });
  return have.object({ body, encryption, onto: { name: `${name}/${end}` } });
}
