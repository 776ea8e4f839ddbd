import { refusedOrEncrypted } from '../../core/expectations.ts';
import { rule } from '../../core/rule.ts';
import { mutation } from '../../generators/index.ts';
import { keyAndBody } from '../scenes/drawn.ts';
import { recordedRefusal } from '../scenes/recorded-refusals.ts';
import { refusesWrite } from '../scenes/refusals.ts';
import { writeAndRead } from '../scenes/write-and-read.ts';

const writes = ['PutObject', 'CreateMultipartUpload', 'CopyObject', 'UploadPart'] as const;

export const putMd5Rules = [
  recordedRefusal('put.md5.mismatch.exact'),
  refusesWrite({
    id: 'put.md5.mismatch',
    title: 'A write whose key MD5 is not the MD5 of its customer key is refused',
    clause: 'ssec.key-md5.integrity',
    on: writes,
    mutations: ['md5.first-character', 'md5.zero', 'md5.of-other-key'],
    catches: ['ignores-key-md5', 'copies-compare-only-md5'],
  }),
  refusesWrite({
    id: 'put.md5.not-base64',
    title: 'A write with a key MD5 that is not Base64 is refused',
    clause: 'ssec.key-md5.form',
    on: writes,
    mutations: ['md5.not-base64'],
    catches: ['crash-on-any-bad-base64', 'ignores-key-md5'],
  }),
  refusesWrite({
    id: 'put.md5.wrong-length',
    title: 'A write with a key MD5 of 15 bytes, or a SHA-1 or SHA-256 in its place, is refused',
    clause: 'ssec.key-md5.form',
    on: writes,
    mutations: ['md5.len-15', 'md5.sha1', 'md5.sha256'],
    catches: ['ignores-key-md5', 'copies-compare-only-md5'],
  }),
  refusesWrite({
    id: 'put.md5.hex',
    title: 'A write with the right key MD5 in hex instead of Base64 is refused',
    clause: 'ssec.key-md5.form',
    on: writes,
    mutations: ['md5.hex'],
    catches: ['ignores-key-md5', 'copies-compare-only-md5'],
  }),
  refusesWrite({
    id: 'put.md5.of-base64-text',
    title: 'A write with a key MD5 of the Base64 text, not of the key itself, is refused',
    clause: 'ssec.key-md5.form',
    on: writes,
    mutations: ['md5.of-base64-text'],
    catches: ['ignores-key-md5', 'copies-compare-only-md5'],
  }),
  refusesWrite({
    id: 'put.md5.empty',
    title: 'A write with an empty key MD5 is refused',
    clause: 'ssec.key-md5.integrity',
    on: writes,
    needs: ['empty-headers'],
    mutations: ['md5.empty'],
    catches: ['ignores-key-md5', 'copies-compare-only-md5'],
  }),
  refusesWrite({
    id: 'put.md5.case-flipped',
    title: 'A write whose key MD5 has one letter in the wrong case is refused',
    clause: 'ssec.key-md5.form',
    on: writes,
    mutations: ['md5.case-flipped'],
    catches: ['ignores-key-md5', 'copies-compare-only-md5'],
  }),
  rule({
    id: 'put.md5.no-padding',
    level: 'MUST',
    title: 'A write whose key MD5 lacks its Base64 padding is refused or encrypts under its key',
    clause: 'ssec.get.any-without-key-fails',
    on: writes,
    given: { ...keyAndBody, mutation: mutation('md5.no-padding') },
    act: writeAndRead,
    expect: refusedOrEncrypted(),
    catches: ['upload-visible-before-complete'],
  }),
];
