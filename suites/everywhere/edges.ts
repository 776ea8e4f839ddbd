import type fc from 'fast-check';
import type { Exchange } from '../../core/exchange.ts';
import { each as eachOf, echoes, holds, refused, returns, steps } from '../../core/expectations.ts';
import { type Rule, rule, type Witnesses } from '../../core/rule.ts';
import { type ObjectBody, type Stored, ssec } from '../../core/values.ts';
import type { World } from '../../core/world.ts';
import {
  bodiesOf,
  distinctKeys,
  type EdgeKeys,
  edgeKeys,
  objectBody,
  oddNameEnd,
  oddSourceEnd,
  slashedNameEnd,
} from '../../generators/index.ts';
import type { RuleId } from '../../spec/subjects.ts';
import { closed, withEachKey, withoutItsKey } from './locked.ts';

/** Keys, names and sizes at their edges. */
export const edgeRules = [
  rule({
    id: 'keys.edges',
    level: 'MUST',
    title: 'A key at the edge of what is compared opens its object, and its neighbour does not',
    clause: 'ssec.get.same-key',
    on: ['GetObject'],
    trials: 1,
    given: { keys: edgeKeys(), body: objectBody() },
    arrange: ({ have }, { keys, body }) => have.object({ body, encryption: ssec(keys.key) }),
    act: async ({ read }, { keys }, stored) => {
      const near = await read(stored, { key: keys.near });
      return [await read(stored, {}), near] as const;
    },
    expect: steps(returns('body'), closed()),
    catches: ['compares-base64-without-case', 'compares-decoded-text', 'compares-seven-bits'],
  }),
  rule({
    id: 'keys.edges.write',
    level: 'MUST',
    title: 'Every 256-bit key is taken, whatever its bytes',
    clause: 'ssec.put.key',
    on: ['PutObject'],
    trials: 1,
    given: { keys: edgeKeys() },
    act: ({ write }, { keys }) => write({ key: keys.key }),
    expect: holds(
      'is accepted and confirms the key',
      (answer: Exchange, drawn: { keys: EdgeKeys }) => echoes('key').check(answer, drawn.keys),
    ),
    catches: ['refuses-zero-key', 'refuses-text-keys'],
  }),
  named({
    id: 'lock.names',
    title: 'An object opens to its own key alone, whatever its name',
    end: oddNameEnd(),
    catches: ['reserved-in-name-skips-key-check', 'upper-case-name-skips-key-check'],
  }),
  named({
    id: 'lock.names.slashes',
    title: 'An object with empty segments in its name opens to its own key alone',
    end: slashedNameEnd(),
    catches: ['empty-segment-skips-key-check', 'refused-read-locks-object'],
  }),
  rule({
    id: 'lock.names.copy-source',
    level: 'MUST',
    title: 'A copy of an object with an odd name needs its key',
    clause: 'ssec.copy.source-key',
    on: ['CopyObject'],
    needs: ['ssec-copy-source'],
    trials: 1,
    given: { keys: distinctKeys(), body: objectBody(), end: oddSourceEnd() },
    arrange: (world, drawn) => under(world, drawn),
    act: (world, { keys }, stored) => withoutItsKey(world, stored, { other: keys[1] }),
    control: ({ read }, _, stored) => read(stored, {}),
    expect: eachOf(closed()),
    catches: ['space-in-name-skips-key-check', 'non-ascii-name-skips-key-check'],
  }),
  rule({
    id: 'lock.sizes',
    level: 'MUST',
    title: 'An object of any size opens to its own key alone',
    clause: 'ssec.get.any-without-key-fails',
    on: ['GetObject', 'HeadObject'],
    trials: 1,
    given: { keys: distinctKeys(), body: bodiesOf(0, 1, 16, 65_536, 65_537) },
    arrange: ({ have }, { keys, body }) => have.object({ body, encryption: ssec(keys[0]) }),
    act: (world, { keys }, stored) => withEachKey(world, stored, { other: keys[1] }),
    expect: steps(returns('body'), closed(), closed()),
    catches: [
      'block-sized-object-skips-key-check',
      'chunk-sized-object-skips-key-check',
      'refused-read-locks-object',
    ],
  }),
  rule({
    id: 'lock.sizes.beyond-1-mib',
    level: 'MUST',
    title: 'An object of more than 1 MiB opens to its own key alone',
    clause: 'ssec.get.any-without-key-fails',
    on: ['GetObject', 'HeadObject'],
    trials: 1,
    given: { keys: distinctKeys(), body: objectBody({ sizeBytes: 1024 * 1024 + 1 }) },
    arrange: ({ have }, { keys, body }) => have.object({ body, encryption: ssec(keys[0]) }),
    act: (world, { keys }, stored) => withEachKey(world, stored, { other: keys[1] }),
    expect: steps(returns('body'), refused(), refused()),
    catches: ['refused-read-locks-object', 'head-of-large-object-skips-key-check'],
  }),
];

function named(facts: {
  readonly id: RuleId;
  readonly title: string;
  readonly end: fc.Arbitrary<string>;
  readonly catches: Witnesses;
}): Rule {
  return rule({
    id: facts.id,
    level: 'MUST',
    title: facts.title,
    clause: 'ssec.get.any-without-key-fails',
    on: ['GetObject'],
    trials: 1,
    given: { keys: distinctKeys(), body: objectBody(), end: facts.end },
    arrange: (world, drawn) => under(world, drawn),
    act: (world, { keys }, stored) => withEachKey(world, stored, { other: keys[1] }),
    expect: steps(returns('body'), closed(), closed()),
    catches: facts.catches,
  });
}

/** An object whose name ends so. */
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
