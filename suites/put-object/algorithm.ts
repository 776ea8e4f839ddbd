import { refusedOrEncrypted } from '../../core/expectations.ts';
import { rule } from '../../core/rule.ts';
import { mutation } from '../../generators/index.ts';
import { creatingWrites, keyAndBody } from '../scenes/drawn.ts';
import { refusesWrite } from '../scenes/refusals.ts';
import { writeAndRead } from '../scenes/write-and-read.ts';

export const putAlgorithmRules = [
  refusesWrite({
    id: 'put.algorithm.unsupported',
    title: 'A write with an SSE-C algorithm other than AES256, such as KMS or AES128, is refused',
    clause: 'ssec.put.algorithm',
    on: [...creatingWrites, 'UploadPart'],
    mutations: [
      'algorithm.kms',
      'algorithm.aws-kms',
      'algorithm.aes128',
      'algorithm.aes',
      'algorithm.aes256-gcm',
      'algorithm.3des',
      'algorithm.none',
    ],
    catches: ['ignores-algorithm-value'],
  }),
  rule({
    id: 'put.algorithm.wrong-case',
    level: 'MUST',
    title: 'A write with the algorithm aes256 or Aes256 is refused or encrypts under its key',
    clause: 'ssec.get.any-without-key-fails',
    on: creatingWrites,
    given: { ...keyAndBody, mutation: mutation('algorithm.lower-case', 'algorithm.mixed-case') },
    act: writeAndRead,
    expect: refusedOrEncrypted(),
    catches: ['stores-odd-spelling-plain'],
  }),
  refusesWrite({
    id: 'put.algorithm.empty',
    title: 'A write with an empty algorithm header, a valid key and its key MD5 is refused',
    clause: 'ssec.put.algorithm',
    on: creatingWrites,
    needs: ['empty-headers'],
    mutations: ['algorithm.empty'],
    catches: ['ignores-algorithm-value'],
  }),
  refusesWrite({
    id: 'put.algorithm.inner-whitespace',
    level: 'SHOULD',
    title: 'A write with algorithm "AES 256", "AES256,AES256", "AES256;" or in quotes is refused',
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
    title: 'PutObject with spaces around the algorithm is refused or encrypts under its key',
    clause: 'http.field-values',
    on: ['PutObject'],
    given: { ...keyAndBody, mutation: mutation('algorithm.outer-space') },
    act: writeAndRead,
    expect: refusedOrEncrypted(),
    catches: ['caches-decrypted-object'],
  }),
];
