import type { CustomerKey } from '../../core/customer-key.ts';
import type { Exchange } from '../../core/exchange.ts';
import { holds, readableOnlyAs } from '../../core/expectations.ts';
import type { ObjectBody } from '../../core/object-body.ts';
import { type Rule, type RuleFacts, rule } from '../../core/rule.ts';
import type { Encryption } from '../../core/values.ts';
import type { ClauseId } from '../../spec/clauses.ts';
import { confirms } from './copies.ts';
import { twoKeysAndBody } from './drawn.ts';

type CopyKeys = { readonly source: CustomerKey; readonly target: CustomerKey };

export function copiesObject(
  facts: RuleFacts & {
    readonly clause: ClauseId;
    readonly from: (keys: CopyKeys) => Encryption;
    readonly to: (keys: CopyKeys) => Encryption;
  },
): Rule {
  const { from, to, ...rest } = facts;
  return rule({
    ...rest,
    level: 'MUST',
    on: ['CopyObject'],
    given: twoKeysAndBody,
    arrange: ({ have }, { keys: [source, target], body }) =>
      have.object({ body, encryption: from({ source, target }) }),
    act: ({ s3 }, { keys }, source) =>
      s3.readBack(s3.copyObject({ source, to: to({ source: keys[0], target: keys[1] }) }), keys),
    expect: opensToTargetAlone(to),
  });
}

function opensToTargetAlone(to: (keys: CopyKeys) => Encryption) {
  return holds<
    readonly [Exchange, ...Exchange[]],
    { readonly keys: readonly [CustomerKey, CustomerKey]; readonly body: ObjectBody }
  >('is accepted, confirmed and readable with its own key alone', ([copied, ...reads], drawn) => {
    const target = to({ source: drawn.keys[0], target: drawn.keys[1] });
    const unconfirmed = confirms(target, copied);
    if (unconfirmed.length > 0) return unconfirmed;
    return readableOnlyAs('to').check(reads, { ...drawn, to: target });
  });
}
