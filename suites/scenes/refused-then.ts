import type { Exchange } from '../../core/exchange.ts';
import { expectation, type Kind } from '../../core/expectations/expectation.ts';
import { refused } from '../../core/expectations.ts';
import type { Expectation } from '../../core/rule.ts';

/** Refused; and what is looked at afterwards is as `after` says. */
export function refusedThen<R, D>(after: Expectation<R, D, Kind>) {
  return expectation({
    kind: 'refusal' as const,
    says: `is refused, and afterwards it ${after.says}`,
    check: ([answer, then]: readonly [Exchange, R], drawn: D) => [
      ...refused().check(answer, drawn),
      ...after.check(then, drawn),
    ],
  });
}
