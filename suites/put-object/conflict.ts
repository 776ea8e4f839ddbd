import {
  all,
  conceals,
  echoes,
  refused,
  refusedOrSealed,
  returns,
  steps,
} from '../../core/expectations.ts';
import { rule } from '../../core/rule.ts';
import { customerKey, mutation, objectBody } from '../../generators/index.ts';
import { encryptByDefault } from '../default-encryption.ts';
import { refusesWrite } from '../refusals.ts';
import { writeThrough } from '../write-through.ts';

const writes = ['PutObject', 'CreateMultipartUpload', 'CopyObject'] as const;

/** SSE-C beside another mode of encryption. */
export const putConflict = [
  refusesWrite({
    id: 'put.conflict.sse-s3',
    title: 'SSE-C beside SSE-S3 is refused',
    clause: 'ssec.exclusive',
    on: writes,
    mutations: ['conflict.sse-s3'],
    catches: [
      'crash-on-mode-conflict',
      'ignores-mode-conflict',
      'ignores-conflict-and-superfluous',
    ],
  }),
  refusesWrite({
    id: 'put.conflict.sse-kms',
    title: 'SSE-C beside SSE-KMS is refused',
    clause: 'ssec.exclusive',
    on: writes,
    mutations: ['conflict.sse-kms'],
    catches: ['crash-on-mode-conflict', 'ignores-mode-conflict'],
  }),
  refusesWrite({
    id: 'put.conflict.sse-dsse',
    level: 'MAY',
    title: 'SSE-C beside DSSE-KMS is refused',
    clause: 'ssec.exclusive',
    on: writes,
    mutations: ['conflict.sse-dsse'],
    catches: ['crash-on-mode-conflict', 'ignores-mode-conflict'],
  }),
  refusesWrite({
    id: 'put.conflict.kms-key-id-only',
    level: 'SHOULD',
    title: 'SSE-C beside a KMS key id alone is refused',
    clause: 'peer.kms-key-id',
    on: writes,
    mutations: ['conflict.kms-key-id'],
    catches: ['crash-on-mode-conflict', 'ignores-mode-conflict'],
  }),
  rule({
    id: 'put.conflict.kms-context-or-bucket-key',
    level: 'SHOULD',
    title: 'SSE-C beside a KMS context or bucket key is refused or stays SSE-C',
    clause: 'ssec.exclusive',
    on: writes,
    given: {
      key: customerKey(),
      body: objectBody(),
      mutation: mutation('conflict.kms-context', 'conflict.bucket-key'),
    },
    act: writeThrough,
    expect: refusedOrSealed(),
    catches: ['kms-header-wins'],
  }),
  rule({
    id: 'put.default-encryption-overridden',
    level: 'MUST',
    title: 'SSE-C in a request takes precedence over the default encryption of the bucket',
    clause: 'ssec.default-only-without',
    on: writes,
    needs: ['bucket-encryption', 'sse-s3', 'own-bucket'],
    bucket: 'own',
    trials: 1,
    given: { key: customerKey(), body: objectBody() },
    arrange: (world) => encryptByDefault(world),
    act: writeThrough,
    expect: steps(echoes('key'), returns('body'), all(refused(), conceals('body'))),
    catches: ['default-encryption-wins', 'no-echo'],
  }),
];
