import { refused, refusedAs } from '../../core/expectations.ts';
import { rule } from '../../core/rule.ts';
import { ssec } from '../../core/values.ts';
import { mutation } from '../../generators/index.ts';
import { keyAndBody } from '../scenes/drawn.ts';

export const mpuPartNoHeadersRules = [
  rule({
    id: 'mpu.part.no-headers',
    level: 'MUST',
    title: 'UploadPart without SSE-C headers to an SSE-C upload is refused',
    clause: 'ssec.mpu.same-key',
    on: ['UploadPart'],
    given: { ...keyAndBody, mutation: mutation('triple.none') },
    arrange: ({ have }, { key }) => have.upload({ encryption: ssec(key) }),
    act: ({ s3 }, { body, mutation }, upload) =>
      s3.uploadPart({ upload, number: 1, body, mutation }),
    expect: refused(),
    catches: ['part-key-unchecked'],
  }),
  rule({
    id: 'mpu.part.no-headers.exact',
    level: 'SHOULD',
    title: 'UploadPart without the SSE-C headers of its upload is 400 InvalidRequest, AWS message',
    clause: 'recorded.part.no-headers',
    on: ['UploadPart'],
    given: { ...keyAndBody, mutation: mutation('triple.none') },
    arrange: ({ have }, { key }) => have.upload({ encryption: ssec(key) }),
    act: ({ s3 }, { body, mutation }, upload) =>
      s3.uploadPart({ upload, number: 1, body, mutation }),
    expect: refusedAs({
      status: 400,
      code: 'InvalidRequest',
      message:
        'The multipart upload initiate requested encryption. Subsequent part requests must include the appropriate encryption parameters.',
    }),
    catches: ['part-key-unchecked', 'errors-without-document'],
  }),
];
