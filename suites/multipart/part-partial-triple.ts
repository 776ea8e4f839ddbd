import { refused, refusedOrSealed } from '../../core/expectations.ts';
import { rule } from '../../core/rule.ts';
import { mutation } from '../../generators/index.ts';
import { keyAndBody } from '../scenes/drawn.ts';
import { writeThrough } from '../scenes/write-through.ts';

export const mpuPartPartialTripleRules = [
  rule({
    id: 'mpu.part.partial-triple',
    level: 'MUST',
    title: 'A part with a partial triple is refused',
    clause: 'ssec.mpu.identical',
    on: ['UploadPart'],
    given: {
      ...keyAndBody,
      mutation: mutation(
        'triple.only-algorithm',
        'triple.only-key',
        'triple.only-md5',
        'triple.no-key',
        'triple.no-algorithm',
      ),
    },
    act: ({ write }, drawn) => write(drawn),
    expect: refused(),
    catches: ['part-takes-partial-triple', 'ignores-missing-algorithm'],
  }),
  rule({
    id: 'mpu.part.partial-triple.no-md5',
    level: 'SHOULD',
    disputed: 'peer.read.no-md5',
    title: 'A part without the key MD5 is refused',
    clause: 'ssec.mpu.identical',
    on: ['UploadPart'],
    given: { ...keyAndBody, mutation: mutation('triple.no-md5') },
    act: ({ write }, drawn) => write(drawn),
    expect: refused(),
    catches: ['part-takes-partial-triple', 'part-without-md5-is-garbled', 'ignores-missing-md5'],
  }),
  rule({
    id: 'mpu.part.partial-triple.no-md5.exact-bytes',
    level: 'MUST',
    title: 'A part without the key MD5 is refused, or holds its bytes under the key',
    clause: 'ssec.get.decrypts',
    on: ['UploadPart'],
    given: { ...keyAndBody, mutation: mutation('triple.no-md5') },
    // An upload of its own for the act and for its control: a lenient endpoint completes both.
    act: (world, drawn) => writeThrough(world, drawn),
    expect: refusedOrSealed(),
    catches: ['part-without-md5-is-garbled', 'upload-visible-before-complete'],
  }),
];
