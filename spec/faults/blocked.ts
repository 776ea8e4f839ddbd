/** Buckets that block SSE-C by BlockedEncryptionTypes. */
export const blockedFaults = {
  'blocked-types-ignored': { does: 'Accepts SSE-C writes into a bucket that blocks SSE-C.' },
  'blocked-types-miss-parts': { does: 'Accepts SSE-C parts into a bucket that blocks SSE-C.' },
  'blocked-types-miss-forms': { does: 'Accepts SSE-C forms into a bucket that blocks SSE-C.' },
  'blocked-types-miss-presigned': {
    does: 'Accepts presigned SSE-C writes into a bucket that blocks SSE-C.',
  },
  'blocked-types-miss-chunked': {
    does: 'Accepts SSE-C writes in aws-chunked encoding into a bucket that blocks SSE-C.',
  },
  'blocked-types-after-key': {
    does: 'Answers 400 to a malformed key in a bucket that blocks SSE-C, whatever the bucket says.',
  },
  'blocked-types-block-ranges': {
    does: 'Refuses ranges of SSE-C objects in a bucket that blocks SSE-C.',
  },
  'blocked-types-block-attributes': {
    does: 'Refuses GetObjectAttributes of SSE-C objects in a bucket that blocks SSE-C.',
  },
  'blocked-types-hide-objects': {
    does: 'Leaves SSE-C objects out of the lists of a bucket that blocks SSE-C.',
  },
  'blocked-types-block-reads': {
    does: 'Refuses reads of SSE-C objects in a bucket that blocks SSE-C.',
  },
  'blocked-types-block-managed': {
    does: 'Refuses SSE-S3 and SSE-KMS writes into a bucket that blocks SSE-C.',
  },
  'blocked-types-stay': { does: 'Keeps blocking SSE-C after PutBucketEncryption with NONE.' },
  'blocked-types-crash': { does: 'Answers 500 to a PutBucketEncryption that blocks SSE-C.' },
  'blocked-types-crash-copy': {
    does: 'Answers 500 to a copy from an SSE-C source in a bucket that blocks SSE-C.',
  },
  'blocked-types-crash-part': { does: 'Answers 500 to a part in a bucket that blocks SSE-C.' },
  'blocked-types-skip-validation': {
    does: 'Stores a write with malformed SSE-C headers without SSE-C in a bucket that blocks SSE-C.',
  },
  'blocked-types-forgotten': {
    does: 'Accepts BlockedEncryptionTypes and leaves it out of GetBucketEncryption.',
  },
} as const;
