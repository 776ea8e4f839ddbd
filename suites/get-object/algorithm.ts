import { refusedOr, returns } from '../../core/expectations.ts';
import { rule } from '../../core/rule.ts';
import { ssec } from '../../core/values.ts';
import { customerKey, mutation, objectBody } from '../../generators/index.ts';
import { reads } from '../scenes/exact-reads.ts';
import { refusesRead } from '../scenes/refusals.ts';

export const getAlgorithmRules = [
  refusesRead({
    id: 'get.algorithm.unsupported',
    title: 'A read whose algorithm is not AES256 is refused',
    clause: 'ssec.put.algorithm',
    on: reads,
    mutations: ['algorithm.kms', 'algorithm.aes128', 'algorithm.none'],
    catches: ['ignores-algorithm-value'],
  }),
  rule({
    id: 'get.algorithm.outer-whitespace',
    level: 'MAY',
    title: 'A read with white space around the algorithm is refused or returns the object',
    clause: 'http.field-values',
    on: ['GetObject'],
    given: { key: customerKey(), body: objectBody(), mutation: mutation('algorithm.outer-space') },
    arrange: ({ have }, { key, body }) => have.object({ body, encryption: ssec(key) }),
    act: ({ read }, { mutation }, stored) => read(stored, { mutation }),
    expect: refusedOr(returns('body')),
    catches: ['drops-last-partial-block'],
  }),
];
