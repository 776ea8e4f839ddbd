import { refusedOr, refusedOrSealed, returns } from '../../core/expectations.ts';
import { type Rule, rule, type Witnesses } from '../../core/rule.ts';
import { ssec } from '../../core/values.ts';
import type { Level } from '../../core/verdict.ts';
import { customerKey, mutation, objectBody } from '../../generators/index.ts';
import type { ClauseId } from '../../spec/clauses.ts';
import type { RuleId } from '../../spec/subjects.ts';

export const headersDuplicateRules = [
  rule({
    id: 'headers.duplicate-conflicting',
    level: 'SHOULD',
    title: 'Two different values of one SSE-C header are refused, or the first one seals',
    clause: 'derived.one-value',
    on: ['PutObject'],
    given: {
      key: customerKey(),
      body: objectBody(),
      mutation: mutation('duplicate.key', 'duplicate.md5', 'duplicate.algorithm'),
    },
    act: ({ write, s3 }, drawn) => s3.readBack(write(drawn), [drawn.key]),
    expect: refusedOrSealed(),
    catches: ['crash-on-duplicate-header', 'last-duplicate-wins'],
  }),
  rule({
    id: 'headers.duplicate-identical',
    level: 'MAY',
    title: 'Repeated SSE-C headers of one value are refused or taken once',
    clause: 'derived.one-value',
    on: ['PutObject'],
    given: { key: customerKey(), body: objectBody(), mutation: mutation('duplicate.identical') },
    act: ({ write, s3 }, drawn) => s3.readBack(write(drawn), [drawn.key]),
    expect: refusedOrSealed(),
    catches: ['crash-on-duplicate-header'],
  }),
  exactRead({
    id: 'headers.duplicate-conflicting.read',
    level: 'SHOULD',
    title: 'A read with two values of one SSE-C header is refused or returns the object',
    clause: 'derived.one-value',
    mutation: mutation('duplicate.key', 'duplicate.md5', 'duplicate.algorithm'),
    catches: ['crash-on-duplicate-header'],
  }),
  exactRead({
    id: 'headers.duplicate-identical.read',
    level: 'MAY',
    title: 'A read with repeated SSE-C headers of one value is refused or returns the object',
    clause: 'derived.one-value',
    mutation: mutation('duplicate.identical'),
    catches: ['crash-on-duplicate-header'],
  }),
];

/** A read whose headers are odd, but do not lack the right values: right bytes, or none. */
function exactRead(facts: {
  readonly id: RuleId;
  readonly level: Level;
  readonly title: string;
  readonly clause: ClauseId;
  readonly mutation: ReturnType<typeof mutation>;
  readonly catches: Witnesses;
}): Rule {
  const { mutation: odd, ...rest } = facts;
  return rule({
    ...rest,
    on: ['GetObject'],
    given: { key: customerKey(), body: objectBody(), mutation: odd },
    arrange: ({ have }, { key, body }) => have.object({ body, encryption: ssec(key) }),
    act: ({ read }, { mutation }, stored) => read(stored, { mutation }),
    expect: refusedOr(returns('body')),
  });
}
