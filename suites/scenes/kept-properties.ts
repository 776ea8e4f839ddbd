import type { Exchange } from '../../core/exchange.ts';
import { holds, lists, returns } from '../../core/expectations.ts';
import type { ObjectBody } from '../../core/object-body.ts';
import { type Rule, type RuleFacts, rule } from '../../core/rule.ts';
import { distinctKeys, each, objectBody } from '../../generators/index.ts';
import type { Make } from '../../generators/ways-of-putting.ts';
import { namesOf } from './own-key-only.ts';

export interface PropertyFacts<W extends string> extends RuleFacts {
  readonly ways: Readonly<Record<W, Make>>;
  readonly sizeBytes?: number;
}

export const drawnWay = <W extends string>(ways: PropertyFacts<W>['ways'], sizeBytes?: number) => ({
  keys: distinctKeys(),
  body: objectBody(sizeBytes === undefined ? {} : { sizeBytes }),
  way: each<W>(...namesOf(ways)),
});

/** HeadObject, GetObjectAttributes and lists show the size of the plaintext. */
export function showsSize<W extends string>({
  ways,
  needs,
  sizeBytes,
  ...facts
}: PropertyFacts<W>): Rule {
  return rule({
    ...facts,
    ...(needs && { needs }),
    level: 'MUST',
    clause: 'ssec.get.decrypts',
    on: ['HeadObject', 'GetObjectAttributes', 'ListObjectsV2'],
    trials: 1,
    given: drawnWay(ways, sizeBytes),
    arrange: (world, { way, ...wanted }) => ways[way](world, wanted),
    act: ({ look }, _, stored) => look(stored),
    expect: showsPlaintextSize(),
  });
}

/** A read returns the drawn body or its size, a list shows that size. */
export function showsPlaintextSize() {
  return holds(
    'shows the size of the plaintext',
    (answer: Exchange, { body }: { readonly body: ObjectBody }) => {
      if (!answer.request.operation.startsWith('List'))
        return returns('body').check(answer, { body });
      const name = answer.request.query.find(([one]) => one === 'prefix')?.[1] ?? '';
      return lists({ name, sizeBytes: body.sizeBytes }, answer);
    },
  );
}
