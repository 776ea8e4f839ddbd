import { each, keepsSecret, neverCrashes } from '../../core/expectations.ts';
import { rule } from '../../core/rule.ts';
import { customerKey, fuzzedMutation, mutation, objectBody } from '../../generators/index.ts';
import { speak, spoken } from './spoken.ts';

/** What must never happen, whatever the triple. */
export const errorRules = [
  rule({
    id: 'errors.never-5xx',
    level: 'MUST',
    title: 'No value of an SSE-C header brings a 5xx answer or a broken connection',
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
    given: { key: customerKey(), body: objectBody(), mutation: fuzzedMutation() },
    act: ({ perform }, drawn) => perform(drawn),
    expect: neverCrashes(),
    catches: ['crash-on-key-error', 'crash-on-bad-base64'],
  }),
  rule({
    id: 'echo.never-key',
    level: 'MUST',
    title: 'No answer holds the customer key in any spelling',
    clause: 'ssec.key.not-stored',
    on: [
      'PutObject',
      'GetObject',
      'HeadObject',
      'CopyObject',
      'CreateMultipartUpload',
      'UploadPart',
      'UploadPartCopy',
      'CompleteMultipartUpload',
      'ListParts',
      'PostObject',
      'GetObjectAttributes',
      'ListObjectsV2',
      'DeleteObject',
      'GetObjectTagging',
    ],
    given: {
      key: customerKey(),
      body: objectBody(),
      bad: mutation('triple.none', 'md5.of-other-key', 'algorithm.kms', 'triple.no-algorithm'),
    },
    arrange: (world, { key, body }) => spoken(world, { key, body }),
    act: async (world, { key, body, bad }, good) => [
      ...good,
      await speak(world, { key, body, mutation: bad }),
    ],
    expect: each(keepsSecret('key')),
    catches: ['echoes-key', 'redirect-tells-key', 'echoes-key-in-error'],
  }),
];
