import {
  accepted,
  all,
  echoesNothing,
  refusedOr,
  refusedOrSealed,
} from '../../core/expectations.ts';
import { rule } from '../../core/rule.ts';
import { customerKey, mutation, objectBody } from '../../generators/index.ts';
import { refusesWrite } from '../refusals.ts';
import { writeThrough } from '../write-through.ts';

const writes = ['PutObject', 'CreateMultipartUpload', 'CopyObject'] as const;

/** Writes that carry only some members of a triple. */
export const putTriple = [
  refusesWrite({
    id: 'put.triple.only-algorithm',
    title: 'A write with the algorithm alone is refused, never stored plain',
    clause: 'ssec.put.triple',
    on: writes,
    mutations: ['triple.only-algorithm'],
    catches: ['stores-partial-triple-plain', 'copy-ignores-target-triple'],
  }),
  refusesWrite({
    id: 'put.triple.only-key',
    title: 'A write with the key alone is refused',
    clause: 'ssec.put.triple',
    on: writes,
    mutations: ['triple.only-key'],
    catches: ['stores-partial-triple-plain', 'missing-algorithm-stores-plain'],
  }),
  rule({
    id: 'put.triple.only-md5',
    level: 'MUST',
    title: 'A write with the key MD5 alone is refused or confirms no SSE-C',
    clause: 'ssec.put.triple',
    on: writes,
    given: { key: customerKey(), body: objectBody(), mutation: mutation('triple.only-md5') },
    act: ({ write }, drawn) => write(drawn),
    expect: refusedOr(all(accepted(), echoesNothing())),
    catches: ['confirms-lone-md5', 'confirms-lone-md5-as-algorithm', 'crash-on-lone-md5'],
  }),
  refusesWrite({
    id: 'put.triple.only-md5.refused',
    level: 'SHOULD',
    disputed: 'peer.lone-md5',
    title: 'A write with the key MD5 alone is refused',
    clause: 'ssec.put.triple',
    on: writes,
    mutations: ['triple.only-md5'],
    catches: ['crash-on-lone-md5', 'confirms-lone-md5-as-algorithm'],
  }),
  rule({
    id: 'put.triple.no-md5',
    level: 'MUST',
    title: 'A write without the key MD5 is refused or sealed under its key',
    clause: 'ssec.get.any-without-key-fails',
    on: writes,
    given: { key: customerKey(), body: objectBody(), mutation: mutation('triple.no-md5') },
    act: writeThrough,
    expect: refusedOrSealed(),
    catches: ['stores-partial-triple-plain', 'copy-ignores-target-triple'],
  }),
  refusesWrite({
    id: 'put.triple.no-md5.refused',
    level: 'SHOULD',
    disputed: 'peer.put.md5-optional',
    title: 'A write without the key MD5 is refused',
    clause: 'ssec.put.triple',
    on: writes,
    mutations: ['triple.no-md5'],
    catches: ['ignores-missing-md5', 'stores-partial-triple-plain'],
  }),
  refusesWrite({
    id: 'put.triple.no-key',
    title: 'A write with algorithm and key MD5 but without the key is refused',
    clause: 'ssec.put.triple',
    on: writes,
    mutations: ['triple.no-key'],
    catches: ['ignores-missing-key', 'stores-partial-triple-plain'],
  }),
  refusesWrite({
    id: 'put.triple.no-algorithm',
    title: 'A write with key and key MD5 but without the algorithm is refused',
    clause: 'ssec.put.triple',
    on: writes,
    mutations: ['triple.no-algorithm'],
    catches: ['missing-algorithm-stores-plain', 'ignores-missing-algorithm'],
  }),
];
