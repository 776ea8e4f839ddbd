import { neverCrashes, refusedAs } from '../../core/expectations.ts';
import { rule } from '../../core/rule.ts';
import { fuzzedMutation, mutation } from '../../generators/index.ts';
import { keyAndBody } from '../scenes/drawn.ts';
import { argumentName } from '../scenes/refusals.ts';

export const errorsRules = [
  rule({
    id: 'errors.never-5xx',
    level: 'MUST',
    title: 'No value of an SSE-C header or field causes a 5xx answer or a broken connection',
    clause: 'http.client-error',
    on: [
      'PutObject',
      'GetObject',
      'HeadObject',
      'GetObjectAttributes',
      'CopyObject',
      'CreateMultipartUpload',
      'UploadPart',
      'UploadPartCopy',
      'PostObject',
    ],
    trials: 12,
    given: { ...keyAndBody, mutation: fuzzedMutation() },
    act: ({ perform }, drawn) => perform(drawn),
    expect: neverCrashes(),
    catches: ['crash-on-key-error', 'crash-on-bad-base64'],
  }),
  rule({
    id: 'errors.argument-name',
    level: 'SHOULD',
    title: 'A put or copy with bad SSE-C headers is 400, ArgumentName x-amz-server-side-encryption',
    clause: 'recorded.argument-name',
    on: ['PutObject', 'CopyObject'],
    given: {
      ...keyAndBody,
      mutation: mutation(
        'triple.no-key',
        'triple.no-algorithm',
        'key.len-10',
        'algorithm.kms',
        'md5.zero',
      ),
    },
    act: ({ write }, drawn) => write(drawn),
    expect: refusedAs({ status: 400, argumentName }),
    catches: ['vendor-error-codes', 'ignores-missing-key', 'ignores-missing-algorithm'],
  }),
  rule({
    id: 'errors.argument-name.read',
    level: 'SHOULD',
    title: 'GetObject with algorithm KMS is 400 with ArgumentName x-amz-server-side-encryption',
    clause: 'recorded.argument-name',
    on: ['GetObject'],
    given: { ...keyAndBody, mutation: mutation('algorithm.kms') },
    act: ({ perform }, drawn) => perform(drawn),
    expect: refusedAs({ status: 400, argumentName }),
    catches: ['errors-without-document', 'ignores-algorithm-value'],
  }),
];
