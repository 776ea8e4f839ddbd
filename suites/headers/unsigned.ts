import { all, conceals, refused } from '../../core/expectations.ts';
import { rule } from '../../core/rule.ts';
import { ssec } from '../../core/values.ts';
import { customerKey, mutation, objectBody } from '../../generators/index.ts';
import { keyAndBody } from '../scenes/drawn.ts';

const unsigned = mutation('signature.omits-triple', 'signature.other-key-than-signed');

export const headersUnsignedRules = [
  rule({
    id: 'headers.unsigned.every-operation',
    level: 'MUST',
    title: 'No operation takes SSE-C headers that its signature leaves out or contradicts',
    clause: 'sigv4.all-amz-headers',
    on: [
      'CreateMultipartUpload',
      'UploadPart',
      'UploadPartCopy',
      'GetObjectAttributes',
      'SelectObjectContent',
    ],
    trials: 1,
    given: { ...keyAndBody, mutation: unsigned },
    act: ({ perform }, drawn) => perform(drawn),
    expect: all(refused(), conceals('body')),
    catches: [
      'ignores-unsigned-headers',
      'ignores-unsigned-headers-elsewhere',
      'ignores-signatures-elsewhere',
    ],
  }),
  rule({
    id: 'headers.unsigned.complete',
    level: 'MUST',
    title: 'Complete takes no SSE-C headers that its signature leaves out or contradicts',
    clause: 'sigv4.all-amz-headers',
    on: ['CompleteMultipartUpload'],
    trials: 1,
    given: { ...keyAndBody, mutation: unsigned },
    arrange: ({ have }, { key, body }) => have.upload({ encryption: ssec(key), parts: [body] }),
    act: ({ s3 }, { key, mutation }, upload) =>
      s3.completeMultipartUpload({ upload, key, mutation }),
    expect: refused(),
    catches: ['ignores-unsigned-headers', 'ignores-unsigned-headers-elsewhere'],
  }),
  rule({
    id: 'headers.unsigned-rejected',
    level: 'MUST',
    title: 'SSE-C headers that the signature leaves out are refused',
    clause: 'sigv4.all-amz-headers',
    on: ['PutObject', 'CopyObject', 'GetObject', 'HeadObject'],
    given: { key: customerKey(), body: objectBody(), mutation: mutation('signature.omits-triple') },
    act: ({ perform }, drawn) => perform(drawn),
    expect: all(refused(), conceals('body')),
    catches: ['ignores-unsigned-headers'],
  }),
];
