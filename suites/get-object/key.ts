import { refusesRead } from '../scenes/refusals.ts';

export const getKeyRules = [
  refusesRead({
    id: 'get.key.wrong-length-coherent',
    title: 'A read with a customer key of wrong length and the matching key MD5 is refused',
    clause: 'ssec.get.provide-same-key',
    on: ['GetObject', 'HeadObject'],
    mutations: ['key.double-base64', 'key.len-10', 'key.len-16', 'key.len-33'],
    catches: ['accepts-wrong-key'],
  }),
  refusesRead({
    id: 'get.key.malformed',
    title: 'A read of an SSE-C object with a key that is not valid Base64 is refused',
    clause: 'ssec.get.provide-same-key',
    on: ['GetObject', 'HeadObject', 'GetObjectAttributes'],
    mutations: ['key.not-base64', 'key.bad-padding'],
    catches: ['crash-on-bad-base64'],
  }),
  refusesRead({
    id: 'get.key.empty',
    title: 'A read of an SSE-C object with an empty customer key header is refused',
    clause: 'ssec.get.provide-same-key',
    on: ['GetObject', 'HeadObject', 'GetObjectAttributes'],
    needs: ['empty-headers'],
    mutations: ['key.empty'],
    catches: ['compares-only-md5'],
  }),
];
