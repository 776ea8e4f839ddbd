import { refusedOrEncrypted } from '../../core/expectations.ts';
import { rule } from '../../core/rule.ts';
import { mutation } from '../../generators/index.ts';
import { creatingWrites, keyAndBody } from '../scenes/drawn.ts';
import { refusesWrite } from '../scenes/refusals.ts';
import { writeAndRead } from '../scenes/write-and-read.ts';

export const putConflictRules = [
  refusesWrite({
    id: 'put.conflict.sse-s3',
    title: 'A write with SSE-C headers and x-amz-server-side-encryption: AES256 is refused',
    clause: 'ssec.exclusive',
    on: creatingWrites,
    mutations: ['conflict.sse-s3'],
    catches: ['crash-on-mode-conflict', 'ignores-mode-conflict'],
  }),
  refusesWrite({
    id: 'put.conflict.sse-kms',
    title: 'A write with SSE-C headers and x-amz-server-side-encryption: aws:kms is refused',
    clause: 'ssec.exclusive',
    on: creatingWrites,
    mutations: ['conflict.sse-kms'],
    catches: ['crash-on-mode-conflict', 'ignores-mode-conflict'],
  }),
  refusesWrite({
    id: 'put.conflict.sse-dsse',
    level: 'MAY',
    title: 'A write with SSE-C headers and x-amz-server-side-encryption: aws:kms:dsse is refused',
    clause: 'ssec.exclusive',
    on: creatingWrites,
    mutations: ['conflict.sse-dsse'],
    catches: ['crash-on-mode-conflict', 'ignores-mode-conflict'],
  }),
  refusesWrite({
    id: 'put.conflict.kms-key-id-only',
    level: 'MAY',
    title: 'A write with SSE-C headers and a KMS key id, but no SSE-KMS header, is refused',
    clause: 'peer.kms-key-id',
    on: creatingWrites,
    mutations: ['conflict.kms-key-id'],
    catches: ['crash-on-mode-conflict', 'ignores-mode-conflict'],
  }),
  rule({
    id: 'put.conflict.kms-context-or-bucket-key',
    level: 'SHOULD',
    title: 'SSE-C headers with a KMS context or bucket key are refused or the write stays SSE-C',
    clause: 'ssec.exclusive',
    on: creatingWrites,
    given: { ...keyAndBody, mutation: mutation('conflict.kms-context', 'conflict.bucket-key') },
    act: writeAndRead,
    expect: refusedOrEncrypted(),
    catches: ['kms-header-wins'],
  }),
];
