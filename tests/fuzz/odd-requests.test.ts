import type { Step } from '../../fuzz/step.ts';
import { type Breaks, eachBreaks } from './played.ts';

const place = { bucket: 'one', name: 0, signing: 'header', scheme: 'https' } as const;
const key = { key: 'A', salt: 0 } as const;
const put = (sizeBytes: number): Step => ({
  ...{ ...place, key, operation: 'PutObject' },
  body: { sizeBytes, seed: 1 },
});
const get: Step = { ...place, key, operation: 'GetObject' };
const put4k = put(4096);

/** What a fault does to one kind of request, and a sentence that the story breaks then. */
const rows: readonly Breaks[] = [
  [
    'if-match-yields-to-dates',
    'get.if-match',
    [
      put4k,
      {
        ...get,
        condition: { header: 'if-match', etag: 'its own' },
        extras: ['unmodified-since-past'],
      },
    ],
  ],
  [
    'ssec-pads-chunks',
    'ssec.get.decrypts',
    [{ ...put(20_000), payload: 'streaming', chunkSizeBytes: 8193 }, get],
  ],
  [
    'ssec-ignores-overrides',
    'get.response-overrides',
    [put4k, { ...get, extras: ['response-headers'] }],
  ],
  [
    'select-scan-skips-key-check',
    'select.key',
    [
      put4k,
      {
        ...get,
        operation: 'SelectObjectContent',
        key: { key: 'B', salt: 0 },
        extras: ['scan-range'],
      },
    ],
  ],
  [
    'trusts-forwarded-proto',
    'ssec.https-only',
    [{ ...put4k, scheme: 'http', extras: ['forwarded-https'] }],
  ],
];

eachBreaks(rows);

const open: Step = {
  ...place,
  bucket: 'two',
  operation: 'PutBucketPolicy',
  policy: 'lets all read',
};
const two = { bucket: 'two' } as const;
const { key: _, ...keyless } = { ...get, ...two, signing: 'anonymous' } as const;

eachBreaks([
  [
    'public-read-needs-no-key',
    'ssec.get.any-without-key-fails',
    [{ ...put4k, ...two }, open, keyless, { ...keyless, key }],
  ],
]);
