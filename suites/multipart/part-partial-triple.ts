import { refused, refusedOrEncrypted } from '../../core/expectations.ts';
import { rule } from '../../core/rule.ts';
import { mutation } from '../../generators/index.ts';
import { keyAndBody } from '../scenes/drawn.ts';
import { writeAndRead } from '../scenes/write-and-read.ts';

export const mpuPartPartialTripleRules = [
  rule({
    id: 'mpu.part.partial-triple',
    level: 'MUST',
    title: 'UploadPart with partial SSE-C headers that lack the key or the algorithm is refused',
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
    id: 'mpu.part.partial-triple.no-md5.exact-bytes',
    level: 'MUST',
    title: 'UploadPart without the key MD5 is refused, or its exact bytes are stored under the key',
    clause: 'ssec.get.decrypts',
    on: ['UploadPart'],
    given: { ...keyAndBody, mutation: mutation('triple.no-md5') },
    // Act and control have an upload each: a lenient endpoint completes both.
    act: (world, drawn) => writeAndRead(world, drawn),
    expect: refusedOrEncrypted(),
    catches: ['part-without-md5-is-garbled', 'upload-visible-before-complete'],
  }),
];
