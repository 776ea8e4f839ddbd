import type { Exchange } from '../../core/exchange.ts';
import { returnsToOwnKeyOnly } from '../../core/expectations.ts';
import { type Rule, type RuleFacts, rule } from '../../core/rule.ts';
import type { CustomerKey, Stored } from '../../core/values.ts';
import type { Variation, World } from '../../core/world.ts';
import { each } from '../../generators/index.ts';
import type { Makers, Wanted } from '../../generators/ways-of-putting.ts';
import type { ClauseId } from '../../spec/clauses.ts';
import type { Read } from '../../spec/operations.ts';
import { twoKeysAndBody } from './drawn.ts';

type Reader = Pick<World<Read>, 'read'>;

/** Answers to reads with the own key, without one, and with another; the first one is sent last. */
export async function withEachKey(
  { read }: Reader,
  stored: Stored,
  { other, ...vary }: Variation & { readonly other: CustomerKey },
): Promise<readonly [Exchange, Exchange, Exchange]> {
  const none = await read(stored, { ...vary, key: 'none' });
  const wrong = await read(stored, { ...vary, key: other });
  return [await read(stored, vary), none, wrong];
}

/** The answers to reads without the key and with another. */
export async function withoutItsKey(
  { read }: Reader,
  stored: Stored,
  { other, ...vary }: Variation & { readonly other: CustomerKey },
): Promise<readonly Exchange[]> {
  return [
    await read(stored, { ...vary, key: 'none' }),
    await read(stored, { ...vary, key: other }),
  ];
}

interface MadeBy<W extends string> extends RuleFacts {
  readonly clause?: ClauseId;
  readonly on?: readonly [Read, ...Read[]];
  readonly ways: readonly [W, ...W[]];
  readonly make: (world: Makers, of: Wanted, way: W) => Promise<Stored>;
}

/** However it was written: its key returns exactly the object, no key and another are refused. */
export function readableWithOwnKeyOnly<W extends string>(facts: MadeBy<W>): Rule {
  const { ways, make, ...rest } = facts;
  return rule({
    ...{ clause: 'ssec.get.any-without-key-fails', on: ['GetObject', 'HeadObject'], ...rest },
    level: 'MUST',
    trials: 1,
    given: { ...twoKeysAndBody, way: each<W>(...ways) },
    arrange: (world, { way, ...wanted }) => make(world, wanted, way),
    act: (world, { keys }, stored) => withEachKey(world, stored, { other: keys[1] }),
    expect: returnsToOwnKeyOnly(),
  });
}

/** Reads with the own key, with another one and without. */
export async function threeReads(
  get: (input: { of: Stored; key?: CustomerKey | 'none' }) => Promise<Exchange>,
  { of, other }: { readonly of: Stored; readonly other: CustomerKey },
) {
  return [
    await get({ of }),
    await get({ of, key: other }),
    await get({ of, key: 'none' }),
  ] as const;
}

/** The keys of a table, in its order. */
export function namesOf<W extends string>(ways: Readonly<Record<W, unknown>>): [W, ...W[]] {
  return Object.keys(ways) as [W, ...W[]];
}
