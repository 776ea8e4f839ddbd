import { refusedOr, returns } from '../../core/expectations.ts';
import { type Rule, rule, type Witnesses } from '../../core/rule.ts';
import { ssec } from '../../core/values.ts';
import { customerKey, mutation, objectBody } from '../../generators/index.ts';
import type { MutationName } from '../../spec/mutations.ts';
import type { RuleId } from '../../spec/subjects.ts';
import { refusesRead } from '../refusals.ts';

const reads = ['GetObject', 'HeadObject', 'GetObjectAttributes'] as const;

/** Reads that carry only some members of a triple, or one that does not fit. */
export const getTriple = [
  refusesRead({
    id: 'get.triple.only-md5',
    title: 'The key MD5 alone, which answers disclose, never opens an object',
    clause: 'ssec.get.provide-same-key',
    on: reads,
    mutations: ['triple.only-md5'],
    catches: ['md5-alone-unlocks'],
  }),
  refusesRead({
    id: 'get.triple.only-algorithm',
    title: 'A read with the algorithm alone is refused',
    clause: 'ssec.get.provide-same-key',
    on: reads,
    mutations: ['triple.only-algorithm'],
    catches: ['algorithm-alone-unlocks'],
  }),
  refusesRead({
    id: 'get.triple.only-key',
    title: 'A read with the key alone is refused',
    clause: 'ssec.get.three-headers',
    on: reads,
    mutations: ['triple.only-key'],
    catches: ['key-alone-unlocks'],
  }),
  refusesRead({
    id: 'get.triple.no-key',
    title: 'A read with algorithm and key MD5 but without the key is refused',
    clause: 'ssec.get.provide-same-key',
    on: reads,
    mutations: ['triple.no-key'],
    catches: ['md5-alone-unlocks', 'stores-plaintext'],
  }),
  refusesRead({
    id: 'get.triple.no-algorithm',
    title: 'A read without the algorithm is refused',
    clause: 'ssec.get.three-headers',
    on: reads,
    mutations: ['triple.no-algorithm'],
    catches: ['ignores-missing-algorithm'],
  }),
  refusesRead({
    id: 'get.triple.no-md5',
    level: 'SHOULD',
    disputed: 'peer.read.no-md5',
    title: 'A read without the key MD5 is refused',
    clause: 'ssec.get.three-headers',
    on: reads,
    mutations: ['triple.no-md5'],
    catches: ['read-md5-optional', 'ignores-missing-md5'],
  }),
  exactOrRefused({
    id: 'get.triple.no-md5.exact-bytes',
    title: 'A read without the key MD5 is refused or returns exactly the object',
    mutations: ['triple.no-md5'],
    catches: ['incoherent-md5-garbles-read'],
  }),
  refusesRead({
    id: 'get.md5.right-key-wrong-md5',
    level: 'SHOULD',
    disputed: 'recorded.get.length-unchecked',
    title: 'The right key beside the MD5 of another is refused on a read',
    clause: 'ssec.key-md5.integrity',
    on: reads,
    mutations: ['md5.of-other-key'],
    catches: ['incoherent-md5-garbles-read', 'ignores-key-md5'],
  }),
  exactOrRefused({
    id: 'get.md5.right-key-wrong-md5.exact-bytes',
    title: 'The right key beside the MD5 of another is refused or returns exactly the object',
    mutations: ['md5.of-other-key'],
    catches: ['incoherent-md5-garbles-read', 'crash-on-key-error'],
  }),
  refusesRead({
    id: 'get.algorithm.unsupported',
    title: 'A read whose algorithm is not AES256 is refused',
    clause: 'ssec.put.algorithm',
    on: reads,
    mutations: ['algorithm.kms', 'algorithm.aes128', 'algorithm.none'],
    catches: ['ignores-algorithm-value'],
  }),
];

/** No formal check decides here, so the bytes do: right ones, or none. */
function exactOrRefused(facts: {
  readonly id: RuleId;
  readonly title: string;
  readonly mutations: readonly [MutationName, ...MutationName[]];
  readonly catches: Witnesses;
}): Rule {
  return rule({
    ...facts,
    level: 'MUST',
    clause: 'ssec.get.decrypts',
    on: reads,
    given: { key: customerKey(), body: objectBody(), mutation: mutation(...facts.mutations) },
    arrange: ({ have }, { key, body }) => have.object({ body, encryption: ssec(key) }),
    act: ({ read }, { mutation }, stored) => read(stored, { mutation }),
    expect: refusedOr(returns('body')),
  });
}
