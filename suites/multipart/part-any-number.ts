import { refused } from '../../core/expectations.ts';
import { rule } from '../../core/rule.ts';
import { each, mutation } from '../../generators/index.ts';
import { keyAndBody } from '../scenes/drawn.ts';
import { partScene, sendPart } from '../scenes/part-writes.ts';

export const mpuPartAnyNumberRules = [
  rule({
    id: 'mpu.part.any-number.same-key',
    level: 'MUST',
    title: 'UploadPart or UploadPartCopy of part 2 or 10,000 without the upload key is refused',
    clause: 'ssec.mpu.same-key',
    on: ['UploadPart', 'UploadPartCopy'],
    trials: 1,
    given: {
      ...keyAndBody,
      number: each(2, 10_000),
      mutation: mutation('triple.none', 'key.other'),
    },
    arrange: ({ have, operation }, drawn) => partScene({ have, operation }, drawn),
    act: ({ s3 }, { number, body, mutation }, scene) =>
      sendPart(s3, scene, { number, body, mutation }),
    expect: refused(),
    catches: ['later-parts-take-any-key', 'part-key-unchecked'],
  }),
  rule({
    id: 'mpu.part.any-number.out-of-range',
    level: 'MUST',
    title: 'UploadPart or UploadPartCopy of part 0, -1 or 10,001 into an SSE-C upload is refused',
    clause: 'mpu.part-number',
    on: ['UploadPart', 'UploadPartCopy'],
    trials: 1,
    given: { ...keyAndBody, number: each(0, -1, 10_001) },
    arrange: ({ have, operation }, drawn) => partScene({ have, operation }, drawn),
    act: ({ s3 }, { number, body }, scene) => sendPart(s3, scene, { number, body }),
    control: ({ s3 }, { body }, scene) => sendPart(s3, scene, { number: 10_000, body }),
    expect: refused(),
    catches: ['part-number-out-of-range-accepted'],
  }),
];
