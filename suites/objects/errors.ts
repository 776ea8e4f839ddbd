import type { Exchange } from '../../core/exchange.ts';
import { accepted, all, holds, keepsSecret, neverCrashes, steps } from '../../core/expectations.ts';
import { rule } from '../../core/rule.ts';
import { customerKey, fuzzedMutation, mutation, objectBody } from '../../generators/index.ts';

/** What must never happen, whatever the triple. */
export const errorRules = [
  rule({
    id: 'errors.never-5xx',
    level: 'MUST',
    title: 'No value of an SSE-C header brings a 5xx answer or a broken connection',
    clause: 'http.refused-not-applied',
    on: [
      'PutObject',
      'GetObject',
      'HeadObject',
      'CopyObject',
      'CreateMultipartUpload',
      'UploadPart',
    ],
    trials: 12,
    given: { key: customerKey(), body: objectBody(), mutation: fuzzedMutation() },
    act: ({ perform }, drawn) => perform(drawn),
    expect: neverCrashes(),
    catches: ['crash-on-bad-base64'],
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
    act: async ({ perform }, { key, body, bad }) =>
      [await perform({ key, body }), await perform({ key, body, mutation: bad })] as const,
    expect: steps(all(accepted(), keepsSecret('key')), keepsSecret('key')),
    catches: [
      'attributes-refuse-triple',
      'copy-takes-target-key-for-source',
      'delete-needs-key',
      'echoes-key',
      'echoes-key-in-error',
      'tagging-needs-key',
    ],
  }),
  rule({
    id: 'put.key.control-bytes',
    level: 'SHOULD',
    title: 'A control byte in the key header is refused or ends the connection',
    clause: 'derived.header-value',
    on: ['PutObject'],
    given: { key: customerKey(), body: objectBody(), mutation: mutation('key.control-byte') },
    act: ({ write }, drawn) => write(drawn),
    expect: holds<Exchange>('is refused or ends the connection', (answer) =>
      answer.status === 0 || (answer.status >= 400 && answer.status < 500)
        ? []
        : [{ expected: '4xx or a closed connection', received: String(answer.status) }],
    ),
    catches: ['crash-on-control-byte'],
  }),
];
