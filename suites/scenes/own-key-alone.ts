import type { CustomerKey } from '../../core/customer-key.ts';
import type { Exchange } from '../../core/exchange.ts';
import { all, conceals, refused, returns, steps } from '../../core/expectations.ts';
import { type Rule, type RuleFacts, rule } from '../../core/rule.ts';
import type { Stored } from '../../core/values.ts';
import type { Variation, World } from '../../core/world.ts';
import { each } from '../../generators/index.ts';
import type { ClauseId } from '../../spec/clauses.ts';
import type { Read } from '../../spec/operations.ts';
import { twoKeysAndBody } from './drawn.ts';
import type { Makers, Wanted } from './made-by-put.ts';

type Reader = Pick<World<Read>, 'read'>;

/** Refused, and nothing of the object in the answer. */
export const refusedAndConcealed = () => all(refused(), conceals('body'));

/** Reads with the object's own key, without one, and with another; those without come first. */
export async function withEachKey(
  { read }: Reader,
  stored: Stored,
  { other, ...vary }: Variation & { readonly other: CustomerKey },
): Promise<readonly [Exchange, Exchange, Exchange]> {
  const none = await read(stored, { ...vary, key: 'none' });
  const wrong = await read(stored, { ...vary, key: other });
  return [await read(stored, vary), none, wrong];
}

/** Reads without the key and with another, in this order. */
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

/** However it was made: its key returns exactly the object, no key and another are refused. */
export function opensToItsKeyAlone<W extends string>(facts: MadeBy<W>): Rule {
  const { needs } = facts;
  return rule({
    id: facts.id,
    level: 'MUST',
    title: facts.title,
    clause: facts.clause ?? 'ssec.get.any-without-key-fails',
    on: facts.on ?? ['GetObject', 'HeadObject'],
    ...(needs && { needs }),
    trials: 1,
    given: { ...twoKeysAndBody, way: each<W>(...facts.ways) },
    arrange: (world, { way, ...wanted }) => facts.make(world, wanted, way),
    act: (world, { keys }, stored) => withEachKey(world, stored, { other: keys[1] }),
    expect: steps(returns('body'), refusedAndConcealed(), refusedAndConcealed()),
    catches: facts.catches,
  });
}

/** The names of a table of ways, in its order. */
export function namesOf<W extends string>(ways: Readonly<Record<W, unknown>>): [W, ...W[]] {
  return Object.keys(ways) as [W, ...W[]];
}
