import type { Exchange } from '../../core/exchange.ts';
import { accepted, echoes, returns } from '../../core/expectations/accepted.ts';
import { all, steps } from '../../core/expectations/combine.ts';
import { refusedAndConcealed } from '../../core/expectations/concealed.ts';
import { type Rule, type RuleFacts, rule } from '../../core/rule.ts';
import type { Sdk, SdkRead } from '../../core/sdk.ts';
import { type CustomerKey, type ObjectBody, plain, type Stored, ssec } from '../../core/values.ts';
import { each, objectBody, threePartSizesBytes } from '../../generators/index.ts';
import { given, leftBy, trials } from '../../generators/sdk-objects.ts';
import type { ClauseId } from '../../spec/clauses.ts';
import type { OperationName } from '../../spec/operations.ts';
import { namesOf, threeReads } from './own-key-only.ts';

type Drawn = Readonly<{ key: CustomerKey; other: CustomerKey; body: ObjectBody }>;
type Way = (sdk: Sdk, drawn: Drawn, source: Stored) => Promise<Exchange>;

interface BySdk extends RuleFacts {
  readonly level?: 'SHOULD';
  readonly clause: ClauseId;
  readonly on: OperationName;
}

const sizeBytes = threePartSizesBytes.reduce((sum, one) => sum + one, 0);
const refusals = [refusedAndConcealed(), refusedAndConcealed()] as const;

function factsOf({ level, on, needs = ['sdk'], ...facts }: BySdk) {
  return { ...facts, level: level ?? 'MUST', on: [on], needs: [...needs, 'sdk'], trials } as const;
}

/**
 * What the SDK writes, by each of some ways, is readable only with its key: three parts where it is
 * large; from an object that is plain, or under the other key, where it is a copy.
 */
export function writtenBySdk<W extends string>({
  ways,
  from = 'plain',
  isLarge,
  ...facts
}: BySdk & {
  readonly ways: Readonly<Record<W, Way>>;
  readonly from?: 'plain' | 'ssec';
  readonly isLarge?: true;
}): Rule {
  const isConfirmed = /^(Put|Copy)Object$/.test(facts.on);
  return rule({
    ...factsOf(facts),
    ...(isLarge && { trials: 1, hasLargeBodies: isLarge }),
    given: {
      ...given,
      ...(isLarge && { body: objectBody({ sizeBytes }) }),
      way: each<W>(...namesOf(ways)),
    },
    arrange: ({ have }, { other, body }) =>
      have.object({ body, encryption: from === 'ssec' ? ssec(other) : plain }),
    act: async ({ sdk }, { way, ...drawn }, source) => {
      const written = await ways[way](sdk, drawn, source);
      const of = leftBy(written, { key: drawn.key, body: drawn.body });
      return [written, ...(await threeReads(sdk.get, { of, other: drawn.other }))] as const;
    },
    expect: steps(isConfirmed ? echoes('key') : accepted(), returns('body'), ...refusals),
  });
}

/** What the SDK reads, by each of some ways, is exactly the object with its key, else refused. */
export function readBySdk<W extends string>({
  ways,
  ...facts
}: BySdk & { readonly ways: Readonly<Record<W, (sdk: Sdk, of: SdkRead) => Promise<Exchange>>> }) {
  return rule({
    ...factsOf(facts),
    given: { ...given, way: each<W>(...namesOf(ways)) },
    arrange: ({ have }, { key, body }) => have.object({ body, encryption: ssec(key) }),
    act: ({ sdk }, { way, other }, of) =>
      threeReads((input) => ways[way](sdk, input), { of, other }),
    expect: steps(all(returns('body'), echoes('key')), ...refusals),
  });
}
