import { neverCrashes } from '../../core/expectations.ts';
import { rule } from '../../core/rule.ts';
import { fuzzedMutation } from '../../generators/index.ts';
import { keyAndBody } from '../scenes/drawn.ts';

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
    trials: 5,
    given: { ...keyAndBody, mutation: fuzzedMutation() },
    act: ({ perform }, drawn) => perform(drawn),
    expect: neverCrashes(),
    catches: ['crash-on-key-error', 'crash-on-bad-base64'],
  }),
];
