import type { CustomerKey } from '../../core/customer-key.ts';
import type { Exchange } from '../../core/exchange.ts';
import { holds, opensOnlyAs } from '../../core/expectations.ts';
import type { ObjectBody } from '../../core/object-body.ts';
import { type Rule, rule, type Witnesses } from '../../core/rule.ts';
import type { Encryption } from '../../core/values.ts';
import { distinctKeys, objectBody } from '../../generators/index.ts';
import type { ClauseId } from '../../spec/clauses.ts';
import type { Feature } from '../../spec/features.ts';
import type { RuleId } from '../../spec/subjects.ts';
import { confirms } from './copies.ts';

type CopyKeys = { readonly source: CustomerKey; readonly target: CustomerKey };

export function copiesObject(facts: {
  readonly id: RuleId;
  readonly title: string;
  readonly clause: ClauseId;
  readonly needs?: readonly [Feature, ...Feature[]];
  readonly from: (keys: CopyKeys) => Encryption;
  readonly to: (keys: CopyKeys) => Encryption;
  readonly catches: Witnesses;
}): Rule {
  const { from, to, ...rest } = facts;
  return rule({
    ...rest,
    level: 'MUST',
    on: ['CopyObject'],
    given: { keys: distinctKeys(), body: objectBody() },
    arrange: ({ have }, { keys: [source, target], body }) =>
      have.object({ body, encryption: from({ source, target }) }),
    act: ({ s3 }, { keys }, source) =>
      s3.readBack(s3.copyObject({ source, to: to({ source: keys[0], target: keys[1] }) }), keys),
    expect: holds<
      readonly [Exchange, ...Exchange[]],
      { readonly keys: readonly [CustomerKey, CustomerKey]; readonly body: ObjectBody }
    >('is accepted, confirmed and opens to its own key alone', ([copied, ...reads], drawn) => {
      const target = to({ source: drawn.keys[0], target: drawn.keys[1] });
      const unconfirmed = confirms(target, copied);
      if (unconfirmed.length > 0) return unconfirmed;
      return opensOnlyAs('to').check(reads, { ...drawn, to: target });
    }),
  });
}
