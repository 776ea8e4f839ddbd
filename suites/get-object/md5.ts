import { exactOrRefused, reads } from '../scenes/exact-reads.ts';
import { refusesRead } from '../scenes/refusals.ts';

export const getMd5Rules = [
  refusesRead({
    id: 'get.md5.right-md5-wrong-key',
    title: 'Another key, or one of zero bytes, beside the MD5 of the stored key is refused',
    clause: 'ssec.get.provide-same-key',
    on: ['GetObject', 'HeadObject', 'GetObjectAttributes', 'CopyObject'],
    mutations: ['key.other-with-right-md5', 'key.zero-with-right-md5'],
    catches: ['compares-only-md5', 'copies-compare-only-md5'],
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
];
