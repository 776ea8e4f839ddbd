import { exactOrRefused, reads } from '../scenes/exact-reads.ts';
import { refusesRead } from '../scenes/refusals.ts';

export const getTripleRules = [
  refusesRead({
    id: 'get.triple.only-md5',
    title: 'The key MD5 alone, which answers disclose, never opens an object',
    clause: 'ssec.get.provide-same-key',
    on: reads,
    mutations: ['triple.only-md5'],
    catches: ['md5-alone-unlocks'],
  }),
  refusesRead({
    id: 'get.triple.only-algorithm',
    title: 'A read with the algorithm alone is refused',
    clause: 'ssec.get.provide-same-key',
    on: reads,
    mutations: ['triple.only-algorithm'],
    catches: ['algorithm-alone-unlocks'],
  }),
  refusesRead({
    id: 'get.triple.only-key',
    title: 'A read with the key alone is refused',
    clause: 'ssec.get.three-headers',
    on: reads,
    mutations: ['triple.only-key'],
    catches: ['key-alone-unlocks'],
  }),
  refusesRead({
    id: 'get.triple.no-key',
    title: 'A read with algorithm and key MD5 but without the key is refused',
    clause: 'ssec.get.provide-same-key',
    on: reads,
    mutations: ['triple.no-key'],
    catches: ['md5-alone-unlocks', 'stores-plaintext'],
  }),
  refusesRead({
    id: 'get.triple.no-algorithm',
    title: 'A read without the algorithm is refused',
    clause: 'ssec.get.three-headers',
    on: reads,
    mutations: ['triple.no-algorithm'],
    catches: ['ignores-missing-algorithm'],
  }),
  refusesRead({
    id: 'get.triple.no-md5',
    level: 'SHOULD',
    disputed: 'peer.read.no-md5',
    title: 'A read without the key MD5 is refused',
    clause: 'ssec.get.three-headers',
    on: reads,
    mutations: ['triple.no-md5'],
    catches: ['read-md5-optional', 'ignores-missing-md5'],
  }),
  exactOrRefused({
    id: 'get.triple.no-md5.exact-bytes',
    title: 'A read without the key MD5 is refused or returns exactly the object',
    mutations: ['triple.no-md5'],
    catches: ['incoherent-md5-garbles-read'],
  }),
];
