import type { SentKey, Step } from '../../fuzz/step.ts';
import { type Breaks, eachBreaks } from './played.ts';

const place = { bucket: 'one', name: 0, signing: 'header', scheme: 'https' } as const;
const key: SentKey = { key: 'A', salt: 1 };
const body = { sizeBytes: 64, seed: 1 };
const put: Step = { ...place, operation: 'PutObject', body, key };
const form: Step = { ...put, operation: 'PostObject', signing: 'form' };
const get: Step = { ...place, operation: 'GetObject', key: { key: 'right', salt: 0 } };
const head: Step = { ...get, operation: 'HeadObject' };
const ranged: Step = { ...get, range: 'bytes=2-9' };
const copy: Step = {
  ...{ ...place, name: 1, operation: 'CopyObject', copyFrom: { bucket: 'one', name: 0 } },
  sourceKey: { key: 'right', salt: 0 },
};
const create: Step = { ...place, name: 2, operation: 'CreateMultipartUpload', upload: 1, key };
const part: Step = { ...create, operation: 'UploadPart', partNumber: 1, body };
const partCopy: Step = {
  ...{ ...create, operation: 'UploadPartCopy', partNumber: 1 },
  ...{ copyFrom: { bucket: 'one', name: 0 }, sourceKey: { key: 'right', salt: 0 } },
};
const complete: Step = {
  ...{ ...place, name: 2, operation: 'CompleteMultipartUpload', upload: 1 },
  parts: [{ number: 1 }],
};
const abort: Step = { ...place, name: 2, operation: 'AbortMultipartUpload', upload: 1 };
const otherSize: Step['body'] = { sizeBytes: 70, seed: 2 };
const inTwo = (step: Step): Step => ({ ...step, bucket: 'two' });
const policy = (of: NonNullable<Step['policy']>): Step => ({
  ...{ ...place, bucket: 'two', operation: 'PutBucketPolicy', policy: of },
});
const settings = (step: Pick<Step, 'versioning' | 'blocksSsec'>): Step => ({
  ...{ ...place, bucket: 'two', defaultEncryption: 'SSE-S3', ...step },
  operation: step.versioning === undefined ? 'PutBucketEncryption' : 'PutBucketVersioning',
});
const faulty = (step: Step, state: SentKey['state']): Step => ({
  ...step,
  key: { ...key, ...(state && { state }) },
});
const onTarget = (etag: 'its own' | 'another') =>
  ({ header: 'if-match', etag, isOnTarget: true }) as const;
const withoutKey = ({ key: _, ...step }: Step): Step => step;

/** What a fault does to a story, and a sentence that the story breaks then. */
const rows: readonly Breaks[] = [
  ['head-of-form-skips-key-check', 'ssec.get.any-without-key-fails', [form, withoutKey(head)]],
  [
    'get-object-attributes.skips.stored-key',
    'attributes.key-required',
    [put, { ...get, operation: 'GetObjectAttributes', key: { key: 'B', salt: 0 } }],
  ],
  [
    'get-object-attributes.skips.algorithm-present',
    'ssec.get.three-headers',
    [put, faulty({ ...get, operation: 'GetObjectAttributes' }, { algorithm: 'absent' })],
  ],
  [
    'zero-byte-has-overhead',
    'ssec.get.decrypts',
    [{ ...put, body: { sizeBytes: 0, seed: 1 } }, head],
  ],
  [
    'copy-skips-source-key',
    'ssec.copy.source-same',
    [put, { ...copy, sourceKey: { key: 'B', salt: 0 } }],
  ],
  [
    'part-copy-ignores-target-algorithm',
    'ssec.mpu.identical',
    [put, create, faulty(partCopy, { algorithm: 'other-value' })],
  ],
  [
    'refused-write-replaces',
    'http.refused-not-applied',
    [put, faulty(put, { md5: 'absent' }), get],
  ],
  [
    'refused-part-replaces',
    'ssec.mpu.same-key',
    [create, part, { ...part, key: { key: 'B', salt: 0 } }, complete],
  ],
  [
    'stores-truncated-body',
    'object.never-partial',
    [put, { ...put, body: otherSize, payload: 'unsigned', isTruncated: true }, get],
  ],
  [
    'suspended-keeps-old-key',
    'versions.suspended',
    [
      inTwo(put),
      settings({ versioning: 'Suspended' }),
      inTwo(put),
      inTwo({ ...put, key: { key: 'B', salt: 0 } }),
      inTwo(get),
    ],
  ],
  [
    'reupload-keeps-first-part',
    'mpu.overwritten-part',
    [create, part, { ...part, body: otherSize }, complete, { ...get, name: 2 }],
  ],
  [
    'quiet-delete-keeps-ssec',
    'delete-multi.modes',
    [put, { ...place, operation: 'DeleteObjects', isQuiet: true }, get],
  ],
  [
    'blocked-types-block-reads',
    'list.still-works',
    [inTwo(put), settings({ blocksSsec: true }), inTwo(get)],
  ],
  [
    'blocked-types-stay',
    'blocked.unblock',
    [settings({ blocksSsec: true }), settings({ blocksSsec: false }), inTwo(put)],
  ],
  ['ignores-if-range', 'http.if-range', [put, { ...ranged, ifRange: 'another' }]],
  [
    'if-range-skips-key-check',
    'ssec.get.any-without-key-fails',
    [put, withoutKey({ ...ranged, ifRange: 'its own' })],
  ],
  [
    'copy-ignores-source-dates',
    'copy.if-match',
    [put, { ...copy, extras: ['source-unmodified-since-past'] }],
  ],
  [
    'copy-ignores-target-if-match',
    'copy.target-if-match',
    [put, { ...put, name: 1 }, { ...copy, key, condition: onTarget('another') }],
  ],
  [
    'complete-ignores-if-match',
    'complete.if-match',
    [{ ...put, name: 2 }, create, part, { ...complete, condition: onTarget('another') }],
  ],
  [
    'policy-key-missing',
    'iam.require-ssec',
    [policy('requires SSE-C'), inTwo(put), inTwo(withoutKey(put))],
  ],
  [
    'policy-holds-for-put-alone',
    'iam.condition-key',
    [put, policy('denies SSE-C'), inTwo({ ...copy, key })],
  ],
  ['policy-misses-copies', 'iam.condition-key', [put, policy('requires SSE-C'), inTwo(copy)]],
  [
    'policy-misses-forms',
    'iam.require-ssec',
    [policy('requires SSE-C'), inTwo(form), inTwo(withoutKey(form))],
  ],
  [
    'policy-misses-uploads',
    'iam.require-ssec',
    [policy('requires SSE-C'), inTwo(create), inTwo(part), inTwo(withoutKey(create))],
  ],
  [
    'policy-crashes-complete',
    'mpu.complete.key-only-with-checksum',
    [policy('denies SSE-C'), ...[create, part, complete].map(withoutKey).map(inTwo)],
  ],
  ['content-md5-of-ciphertext', 'put.content-md5', [{ ...put, contentMd5: 'right' }]],
  [
    'ssec-refuses-first-write',
    'put.if-none-match',
    [{ ...put, condition: { header: 'if-none-match', etag: '*' } }],
  ],
  [
    'checks-https-last',
    'recorded.https-only',
    [faulty({ ...put, scheme: 'http' }, { algorithm: 'other-value' })],
  ],
  ['shows-sealed-key', 'derived.reveals-nothing', [put, head]],
  ['etag-without-quotes', 'recorded.etag', [put]],
  ['etag-of-ciphertext-without-iv', 'recorded.etag', [put, { ...put, name: 1 }]],
  ['part-copy-lacks-etag', 'mpu.part-etag', [put, create, partCopy]],
  [
    'complete-confirms-nothing',
    'recorded.complete-multipart-upload.valid',
    [create, part, complete],
  ],
  [
    'copy-forgets-managed-mode',
    'ssec.copy.managed-target',
    [put, { ...copy, otherMode: 'AES256' }],
  ],
  ['missing-object-is-400', 'get.no-such-key', [{ ...get, key }]],
  ['key-told-when-missing', 'ssec.key.not-stored', [{ ...get, key }]],
  [
    'range-has-whole-checksum',
    'checksum.of-object',
    [
      { ...put, checksum: { algorithm: 'crc32', isRight: true } },
      { ...get, range: 'bytes=2-9', extras: ['checksum-mode'] },
    ],
  ],
  [
    'copy-stores-checksum-of-ciphertext',
    'copy.checksum-algorithm',
    [
      put,
      { ...copy, key, extras: ['copy-checksum'] },
      { ...get, name: 1, extras: ['checksum-mode'] },
    ],
  ],
  [
    'multipart-crc64-of-ciphertext',
    'checksum.of-object',
    [
      { ...create, checksumAlgorithm: 'crc64nvme' },
      { ...part, checksum: { algorithm: 'crc64nvme', isRight: true } },
      { ...complete, key },
      { ...head, name: 2, extras: ['checksum-mode'] },
    ],
  ],
  ['connection-keeps-key', 'ssec.get.any-without-key-fails', [put, withoutKey(get)]],
  [
    'abort-empties-other-uploads',
    'mpu.abort.no-members',
    [create, { ...create, upload: 2 }, { ...part, upload: 2 }, abort, { ...complete, upload: 2 }],
  ],
  ['aborted-upload-completes', 'mpu.no-such-upload', [create, part, abort, complete]],
  ['create-names-case-sensitive', 'http.names', [{ ...create, nameCase: 'upper' }]],
  ['presigned-refuses-ssec', 'ssec.presigned.algorithm', [{ ...put, signing: 'presigned' }]],
  ['http-refusal-tells-key', 'ssec.https-only', [{ ...put, scheme: 'http' }]],
  [
    'copies-garbage-of-duplicates',
    'derived.one-value',
    [
      put,
      { ...copy, sourceKey: { key: 'right', salt: 0, state: { key: 'twice-same' } } },
      withoutKey({ ...get, name: 1 }),
    ],
  ],
];

eachBreaks(rows);
