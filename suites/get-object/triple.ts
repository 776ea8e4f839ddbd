import { exactOrRefused, reads, refusesRead } from '../scenes/refusals.ts';

export const getTripleRules = [
  refusesRead({
    id: 'get.triple.only-md5',
    title: 'A read of an SSE-C object with the key MD5 header alone is refused',
    clause: 'ssec.get.provide-same-key',
    on: reads,
    mutations: ['triple.only-md5'],
    catches: ['md5-alone-unlocks'],
  }),
  refusesRead({
    id: 'get.triple.only-algorithm',
    title: 'A read of an SSE-C object with the algorithm header alone is refused',
    clause: 'ssec.get.provide-same-key',
    on: reads,
    mutations: ['triple.only-algorithm'],
    catches: ['algorithm-alone-unlocks'],
  }),
  refusesRead({
    id: 'get.triple.only-key',
    title: 'A read of an SSE-C object with the key header alone is refused',
    clause: 'ssec.get.three-headers',
    on: reads,
    mutations: ['triple.only-key'],
    catches: ['key-alone-unlocks'],
  }),
  refusesRead({
    id: 'get.triple.no-key',
    title: 'A read of an SSE-C object with algorithm and key MD5 but no key is refused',
    clause: 'ssec.get.provide-same-key',
    on: reads,
    mutations: ['triple.no-key'],
    catches: ['md5-alone-unlocks', 'stores-plaintext'],
  }),
  refusesRead({
    id: 'get.triple.no-algorithm',
    title: 'A read of an SSE-C object with key and key MD5 but no algorithm is refused',
    clause: 'ssec.get.three-headers',
    on: reads,
    mutations: ['triple.no-algorithm'],
    catches: ['ignores-missing-algorithm'],
  }),
  exactOrRefused({
    id: 'get.triple.no-md5.exact-bytes',
    title: 'A read with algorithm and key but no key MD5 is refused or returns exactly the object',
    mutations: ['triple.no-md5'],
    catches: ['incoherent-md5-garbles-read'],
  }),
];
