import { echoes, refusedAndConcealed, returns, steps } from '../../core/expectations.ts';
import { rule } from '../../core/rule.ts';
import { creatingWrites, keyAndBody } from '../scenes/drawn.ts';
import { recordedRefusal } from '../scenes/recorded-refusals.ts';
import { refusesWrite } from '../scenes/refusals.ts';

export const putTripleRules = [
  rule({
    id: 'put.triple.valid',
    level: 'MUST',
    title: 'PutObject with SSE-C headers confirms algorithm and key MD5; GetObject needs that key',
    clause: 'ssec.put.triple',
    on: ['PutObject'],
    given: keyAndBody,
    act: ({ write, s3 }, drawn) => s3.readBack(write(drawn), [drawn.key]),
    expect: steps(echoes('key'), returns('body'), refusedAndConcealed()),
    catches: ['confirms-what-it-ignores'],
  }),
  recordedRefusal('put.triple.no-key.exact'),
  recordedRefusal('put.triple.no-algorithm.exact'),
  recordedRefusal('put.triple.no-md5.exact'),
  refusesWrite({
    id: 'put.triple.only-algorithm',
    title: 'A write with the algorithm as its only SSE-C header is refused',
    clause: 'ssec.put.triple',
    on: creatingWrites,
    mutations: ['triple.only-algorithm'],
    catches: ['stores-partial-triple-plain', 'copy-ignores-target-triple'],
  }),
  refusesWrite({
    id: 'put.triple.only-key',
    title: 'A write with the key as its only SSE-C header is refused',
    clause: 'ssec.put.triple',
    on: creatingWrites,
    mutations: ['triple.only-key'],
    catches: ['stores-partial-triple-plain', 'missing-algorithm-stores-plain'],
  }),
  refusesWrite({
    id: 'put.triple.only-md5.refused',
    title: 'A write with the key MD5 as its only SSE-C header is refused',
    clause: 'ssec.put.triple',
    on: creatingWrites,
    mutations: ['triple.only-md5'],
    catches: ['crash-on-lone-md5', 'confirms-lone-md5-as-algorithm'],
  }),
  refusesWrite({
    id: 'put.triple.no-md5.refused',
    title: 'A write with algorithm and key but no key MD5 is refused',
    clause: 'ssec.put.triple',
    on: creatingWrites,
    mutations: ['triple.no-md5'],
    catches: ['ignores-missing-md5', 'stores-partial-triple-plain'],
  }),
  refusesWrite({
    id: 'put.triple.no-key',
    title: 'A write with algorithm and key MD5 but no key is refused',
    clause: 'ssec.put.triple',
    on: creatingWrites,
    mutations: ['triple.no-key'],
    catches: ['ignores-missing-key', 'stores-partial-triple-plain'],
  }),
  refusesWrite({
    id: 'put.triple.no-algorithm',
    title: 'A write with key and key MD5 but no algorithm is refused',
    clause: 'ssec.put.triple',
    on: creatingWrites,
    mutations: ['triple.no-algorithm'],
    catches: ['missing-algorithm-stores-plain', 'ignores-missing-algorithm'],
  }),
];
