import { refusedAndConcealed } from '../../core/expectations.ts';
import { type Rule, type RuleFacts, rule } from '../../core/rule.ts';
import { ssec } from '../../core/values.ts';
import { copySource, mutation } from '../../generators/index.ts';
import type { ClauseId } from '../../spec/clauses.ts';
import type { MutationName } from '../../spec/mutations.ts';
import { sourceOf } from '../scenes/copies.ts';

export const copyBothTriplesRules = [
  refusesTarget({
    id: 'copy.both-triples.target-partial',
    title: 'CopyObject from SSE-C with the source key but partial target SSE-C headers is refused',
    clause: 'ssec.copy.target',
    mutations: ['triple.only-algorithm', 'triple.only-key', 'triple.no-key', 'triple.no-algorithm'],
    catches: ['stores-partial-triple-plain', 'copy-drops-bad-target-triple'],
  }),
  refusesTarget({
    id: 'copy.both-triples.target-algorithm',
    title: 'CopyObject from SSE-C with the source key but target algorithm not AES256 is refused',
    clause: 'ssec.put.algorithm',
    mutations: ['algorithm.kms', 'algorithm.aes128'],
    catches: ['copy-drops-bad-target-triple', 'copy-ignores-target-triple'],
  }),
  refusesTarget({
    id: 'copy.both-triples.target-md5-mismatch',
    title: 'CopyObject from SSE-C with the source key but a wrong target key MD5 is refused',
    clause: 'ssec.key-md5.integrity',
    mutations: ['md5.of-other-key'],
    catches: ['copy-drops-bad-target-triple', 'copy-ignores-target-triple'],
  }),
  refusesTarget({
    id: 'copy.both-triples.target-conflict',
    title: 'CopyObject from SSE-C with target SSE-C headers plus an SSE-S3 header is refused',
    clause: 'ssec.exclusive',
    mutations: ['conflict.sse-s3'],
    catches: ['copy-drops-bad-target-triple', 'ignores-mode-conflict'],
  }),
];

function refusesTarget(
  facts: RuleFacts & {
    readonly clause: ClauseId;
    readonly mutations: readonly [MutationName, ...MutationName[]];
  },
): Rule {
  const { mutations, ...rest } = facts;
  return rule({
    ...rest,
    level: 'MUST',
    on: ['CopyObject'],
    given: { ...copySource(), mutation: mutation(...mutations) },
    arrange: (world, drawn) => sourceOf(world, { ...drawn, from: 'SSE-C' }),
    act: ({ s3 }, { keys: [, key], mutation }, source) =>
      s3.copyObject({ source, to: ssec(key), mutation, mutates: 'writeKey' }),
    expect: refusedAndConcealed(),
  });
}
