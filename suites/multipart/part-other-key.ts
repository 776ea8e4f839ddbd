import { refused, refusedAs } from '../../core/expectations.ts';
import { rule } from '../../core/rule.ts';
import { ssec } from '../../core/values.ts';
import { mutation } from '../../generators/index.ts';
import { keyAndBody } from '../scenes/drawn.ts';

export const mpuPartOtherKeyRules = [
  rule({
    id: 'mpu.part.other-key',
    level: 'MUST',
    title: 'UploadPart with another key than that of its upload is refused',
    clause: 'ssec.mpu.same-key',
    on: ['UploadPart'],
    given: { ...keyAndBody, mutation: mutation('key.other') },
    arrange: ({ have }, { key }) => have.upload({ encryption: ssec(key) }),
    act: ({ s3 }, { body, mutation }, upload) =>
      s3.uploadPart({ upload, number: 1, body, mutation }),
    expect: refused(),
    catches: ['part-key-unchecked'],
  }),
  rule({
    id: 'mpu.part.other-key.exact',
    level: 'SHOULD',
    title: 'UploadPart with another key than its upload is 400 InvalidRequest with the AWS message',
    clause: 'recorded.part.other-key',
    on: ['UploadPart'],
    given: { ...keyAndBody, mutation: mutation('key.other') },
    arrange: ({ have }, { key }) => have.upload({ encryption: ssec(key) }),
    act: ({ s3 }, { body, mutation }, upload) =>
      s3.uploadPart({ upload, number: 1, body, mutation }),
    expect: refusedAs({
      status: 400,
      code: 'InvalidRequest',
      message: 'The provided encryption parameters did not match the ones used originally.',
    }),
    catches: ['part-key-unchecked'],
  }),
];
