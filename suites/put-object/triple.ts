import { accepted, echoes, echoesNothing, returns } from '../../core/expectations/accepted.ts';
import { all, steps } from '../../core/expectations/combine.ts';
import { refusedAndConcealed } from '../../core/expectations/concealed.ts';
import { refusedOr, refusedOrEncrypted } from '../../core/expectations/lenient.ts';
import { rule } from '../../core/rule.ts';
import { mutation } from '../../generators/index.ts';
import { refusals } from '../../spec/recorded/refusals.ts';
import { creatingWrites, keyAndBody } from '../scenes/drawn.ts';
import { answersExactly, refusesWrite } from '../scenes/refusals.ts';
import { writeAndRead } from '../scenes/write-and-read.ts';

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
  answersExactly({
    id: 'put.triple.no-key.exact',
    title: 'PutObject with SSE-C headers but no key is 400 InvalidArgument with the AWS message',
    clause: 'recorded.put.no-key',
    mutations: ['triple.no-key'],
    exact: refusals['key-missing'],
    catches: ['ignores-missing-key', 'stores-partial-triple-plain'],
  }),
  answersExactly({
    id: 'put.triple.no-algorithm.exact',
    title: 'PutObject with SSE-C headers but no algorithm is 400 InvalidArgument, AWS message',
    clause: 'recorded.put.no-algorithm',
    mutations: ['triple.no-algorithm'],
    exact: refusals['algorithm-missing'],
    catches: ['missing-algorithm-stores-plain', 'ignores-missing-algorithm'],
  }),
  answersExactly({
    id: 'put.triple.no-md5.exact',
    title: 'PutObject with algorithm and key but no key MD5 is answered with 400 InvalidArgument',
    clause: 'recorded.put-object.no-md5',
    mutations: ['triple.no-md5'],
    exact: {},
    catches: ['ignores-missing-md5', 'stores-partial-triple-plain'],
  }),
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
  rule({
    id: 'put.triple.only-md5',
    level: 'MUST',
    title: 'A write with the key MD5 as its only SSE-C header is refused or confirms no SSE-C',
    clause: 'ssec.put.triple',
    on: creatingWrites,
    given: { ...keyAndBody, mutation: mutation('triple.only-md5') },
    act: ({ write }, drawn) => write(drawn),
    expect: refusedOr(all(accepted(), echoesNothing())),
    catches: ['confirms-lone-md5', 'confirms-lone-md5-as-algorithm', 'crash-on-lone-md5'],
  }),
  refusesWrite({
    id: 'put.triple.only-md5.refused',
    title: 'A write with the key MD5 as its only SSE-C header is refused',
    clause: 'ssec.put.triple',
    on: creatingWrites,
    mutations: ['triple.only-md5'],
    catches: ['crash-on-lone-md5', 'confirms-lone-md5-as-algorithm'],
  }),
  rule({
    id: 'put.triple.no-md5',
    level: 'MUST',
    title: 'A write with algorithm and key but no key MD5 is refused or encrypts under its key',
    clause: 'ssec.get.any-without-key-fails',
    on: creatingWrites,
    given: { ...keyAndBody, mutation: mutation('triple.no-md5') },
    act: writeAndRead,
    expect: refusedOrEncrypted(),
    catches: ['stores-partial-triple-plain', 'copy-ignores-target-triple'],
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
