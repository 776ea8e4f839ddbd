import { refusedOr, refusedOrSealed, returns } from '../../core/expectations.ts';
import { rule } from '../../core/rule.ts';
import { ssec } from '../../core/values.ts';
import { customerKey, mutation, objectBody } from '../../generators/index.ts';
import { refusesWrite } from '../refusals.ts';
import { writeThrough } from '../write-through.ts';

const writes = ['PutObject', 'CreateMultipartUpload', 'CopyObject'] as const;

/** Writes whose algorithm is not AES256. */
export const putAlgorithm = [
  refusesWrite({
    id: 'put.algorithm.unsupported',
    title: 'An algorithm other than AES256 is refused',
    clause: 'ssec.put.algorithm',
    on: [...writes, 'UploadPart'],
    mutations: [
      'algorithm.kms',
      'algorithm.aws-kms',
      'algorithm.aes128',
      'algorithm.aes192',
      'algorithm.aes',
      'algorithm.aes256-gcm',
      'algorithm.3des',
      'algorithm.none',
    ],
    catches: ['takes-other-algorithm-under-policy', 'ignores-algorithm-value'],
  }),
  rule({
    id: 'put.algorithm.wrong-case',
    level: 'MUST',
    title: 'AES256 in another case is refused or means AES256',
    clause: 'ssec.get.any-without-key-fails',
    on: writes,
    given: {
      key: customerKey(),
      body: objectBody(),
      mutation: mutation('algorithm.lower-case', 'algorithm.mixed-case'),
    },
    act: writeThrough,
    expect: refusedOrSealed(),
    catches: ['stores-odd-spelling-plain'],
  }),
  refusesWrite({
    id: 'put.algorithm.empty',
    title: 'An empty algorithm beside key and MD5 is refused',
    clause: 'ssec.put.algorithm',
    on: writes,
    needs: ['empty-headers'],
    mutations: ['algorithm.empty'],
    catches: ['ignores-algorithm-value'],
  }),
  refusesWrite({
    id: 'put.algorithm.inner-whitespace',
    level: 'SHOULD',
    title: 'An algorithm with inner white space, a list or quotes is refused',
    clause: 'ssec.put.algorithm',
    on: writes,
    mutations: [
      'algorithm.inner-space',
      'algorithm.list',
      'algorithm.semicolon',
      'algorithm.quoted',
    ],
    catches: ['ignores-algorithm-value'],
  }),
  rule({
    id: 'put.algorithm.outer-whitespace',
    level: 'MAY',
    title: 'White space around the algorithm is refused or ignored',
    clause: 'http.field-values',
    on: ['PutObject'],
    given: { key: customerKey(), body: objectBody(), mutation: mutation('algorithm.outer-space') },
    act: writeThrough,
    expect: refusedOrSealed(),
    catches: ['caches-decrypted-object'],
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
