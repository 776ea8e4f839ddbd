import { refusesWrite } from '../refusals.ts';

const writes = ['PutObject', 'CreateMultipartUpload', 'CopyObject'] as const;

/** Writes whose key has the wrong length, each with the MD5 of what it holds. */
export const putKeyLength = [
  refusesWrite({
    id: 'put.key.len-0',
    title: 'An empty key is refused',
    clause: 'ssec.put.key',
    on: writes,
    needs: ['empty-headers'],
    mutations: ['key.len-0'],
    catches: ['accepts-any-key-length'],
  }),
  refusesWrite({
    id: 'put.key.len-1',
    title: 'A key of 1 byte is refused even with its own MD5',
    clause: 'ssec.put.key',
    on: writes,
    mutations: ['key.len-1'],
    catches: ['accepts-any-key-length'],
  }),
  refusesWrite({
    id: 'put.key.len-16',
    title: 'A key of 16 bytes is refused even with its own MD5',
    clause: 'ssec.put.key',
    on: writes,
    mutations: ['key.len-16'],
    catches: ['accepts-any-key-length'],
  }),
  refusesWrite({
    id: 'put.key.len-24',
    title: 'A key of 24 bytes is refused even with its own MD5',
    clause: 'ssec.put.key',
    on: writes,
    mutations: ['key.len-24'],
    catches: ['accepts-any-key-length'],
  }),
  refusesWrite({
    id: 'put.key.len-31',
    title: 'A key of 31 bytes is refused even with its own MD5',
    clause: 'ssec.put.key',
    on: writes,
    mutations: ['key.len-31'],
    catches: ['accepts-any-key-length'],
  }),
  refusesWrite({
    id: 'put.key.len-33',
    title: 'A key of 33 bytes is refused even with its own MD5',
    clause: 'ssec.put.key',
    on: writes,
    mutations: ['key.len-33'],
    catches: ['accepts-any-key-length'],
  }),
  refusesWrite({
    id: 'put.key.len-48',
    title: 'A key of 48 bytes is refused even with its own MD5',
    clause: 'ssec.put.key',
    on: writes,
    mutations: ['key.len-48'],
    catches: ['accepts-any-key-length'],
  }),
  refusesWrite({
    id: 'put.key.len-64',
    title: 'A key of 64 bytes is refused even with its own MD5',
    clause: 'ssec.put.key',
    on: writes,
    mutations: ['key.len-64'],
    catches: ['accepts-any-key-length'],
  }),
];
