import { refusedAs, refusedOrSealed } from '../../core/expectations.ts';
import { rule } from '../../core/rule.ts';
import { customerKey, mutation, objectBody } from '../../generators/index.ts';
import { creatingWrites, keyAndBody } from '../scenes/drawn.ts';
import { refusesWrite } from '../scenes/refusals.ts';
import { writeThrough } from '../scenes/write-through.ts';

export const putAlgorithmRules = [
  refusesWrite({
    id: 'put.algorithm.unsupported',
    title: 'An algorithm other than AES256 is refused',
    clause: 'ssec.put.algorithm',
    on: [...creatingWrites, 'UploadPart'],
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
    on: creatingWrites,
    given: { ...keyAndBody, mutation: mutation('algorithm.lower-case', 'algorithm.mixed-case') },
    act: writeThrough,
    expect: refusedOrSealed(),
    catches: ['stores-odd-spelling-plain'],
  }),
  refusesWrite({
    id: 'put.algorithm.empty',
    title: 'An empty algorithm beside key and MD5 is refused',
    clause: 'ssec.put.algorithm',
    on: creatingWrites,
    needs: ['empty-headers'],
    mutations: ['algorithm.empty'],
    catches: ['ignores-algorithm-value'],
  }),
  refusesWrite({
    id: 'put.algorithm.inner-whitespace',
    level: 'SHOULD',
    title: 'An algorithm with inner white space, a list or quotes is refused',
    clause: 'ssec.put.algorithm',
    on: creatingWrites,
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
    id: 'put.algorithm.unsupported.exact',
    level: 'SHOULD',
    title: 'An unsupported algorithm is 400 InvalidEncryptionAlgorithmError with its value',
    clause: 'recorded.algorithm',
    on: ['PutObject', 'CopyObject', 'GetObject', 'GetObjectAttributes'],
    given: { key: customerKey(), body: objectBody(), mutation: mutation('algorithm.kms') },
    act: ({ perform }, drawn) => perform(drawn),
    expect: refusedAs({
      status: 400,
      code: 'InvalidEncryptionAlgorithmError',
      argumentValue: 'KMS',
    }),
    catches: ['ignores-algorithm-value'],
  }),
];
