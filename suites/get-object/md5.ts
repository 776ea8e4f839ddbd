import { reads, refusesRead } from '../scenes/refusals.ts';

export const getMd5Rules = [
  refusesRead({
    id: 'get.md5.right-md5-wrong-key',
    title: 'A read or copy with another key and the MD5 of the right key is refused',
    clause: 'ssec.get.provide-same-key',
    on: ['GetObject', 'HeadObject', 'GetObjectAttributes', 'CopyObject'],
    mutations: ['key.other-with-right-md5', 'key.zero-with-right-md5'],
    catches: ['compares-only-md5', 'copies-compare-only-md5'],
  }),
  refusesRead({
    id: 'get.md5.right-key-wrong-md5',
    title: 'A read with the right key and the MD5 of another key is refused',
    clause: 'ssec.key-md5.integrity',
    on: reads,
    mutations: ['md5.of-other-key'],
    catches: ['incoherent-md5-garbles-read', 'ignores-key-md5'],
  }),
];
