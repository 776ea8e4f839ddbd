import { rows } from '../fault-facts.ts';

/** SSE-C together with another encryption mode: SSE-S3, SSE-KMS and the default of a bucket. */
export const modesFaults = {
  'other-mode-wins-on-copies-and-forms': {
    does: 'Stores a form with SSE-C and another mode, and a copy with SSE-C and aws:kms, without SSE-C.',
  },
  'ignores-mode-conflict': { does: 'Accepts SSE-C together with another encryption mode.' },
  'crash-on-mode-conflict': { does: 'Answers 500 to SSE-C together with another encryption mode.' },
  'ignores-conflict-and-superfluous': {
    does: 'Accepts SSE-C together with another encryption mode, and SSE-C headers on reads of objects without SSE-C.',
    isMixture: true,
  },
  'kms-header-wins': {
    does: 'Stores a write without SSE-C if it also carries a KMS context or bucket-key header.',
  },
  'default-encryption-wins': {
    does: 'Applies the default encryption of an empty bucket in place of SSE-C.',
  },
  'overwrite-keeps-old-mode': {
    does: 'Keeps the encryption mode of the old object when it is overwritten in another mode.',
  },
  'crash-on-sse-header-on-read': {
    does: 'Answers 500 to x-amz-server-side-encryption on a read with SSE-C headers.',
  },
  'ignores-sse-header-on-read': {
    does: 'Ignores x-amz-server-side-encryption on a read of an object without SSE-C.',
  },
  'part-mode-wins': {
    does: 'Drops the SSE-C headers of a part that names another encryption mode.',
  },
  'default-encryption-conflicts-with-part': {
    does: 'Refuses SSE-C parts in a bucket with default encryption and at most one object name.',
  },
  'part-copy-fails-under-default': {
    does: 'Refuses part copies without encryption headers in a bucket with default encryption and at most one object name.',
  },
  'part-copy-triple-fails-at-complete': {
    does: 'Accepts SSE-C headers on a part copy into an SSE-S3 upload, then refuses to complete it.',
  },
  'copy-source-triple-conflicts-with-sse-s3': {
    does: 'Refuses to copy an SSE-C source to an SSE-S3 target.',
  },
  'copy-forgets-managed-mode': {
    does: 'Leaves x-amz-server-side-encryption out of the answer to a copy from SSE-C to SSE-S3.',
  },
  'copy-refuses-kms-source': { does: 'Refuses to copy an SSE-KMS object to SSE-C.' },
  'takes-ssec-as-default': { does: 'Accepts SSE-C as the default encryption of a bucket.' },
  'update-encryption-to-ssec': {
    does: 'Accepts UpdateObjectEncryption that asks for SSE-C, and changes nothing.',
  },
  'update-encryption-passes-ssec': {
    does: 'Accepts UpdateObjectEncryption of an SSE-C object, and changes nothing.',
  },
  'delete-encryption-opens-ssec': {
    does: 'After DeleteBucketEncryption, serves the SSE-C objects of the bucket without their keys.',
  },
  'delete-encryption-drops-ssec': {
    does: 'After DeleteBucketEncryption, stores SSE-C objects of PutObject without SSE-C.',
  },
  'update-encryption-takes-ssec': {
    does: 'Re-encrypts an SSE-C object with a key of its own by UpdateObjectEncryption.',
  },
  ...rows('Keeps the key of an SSE-C object that is overwritten without SSE-C by {}.', {
    'plain-form-keeps-old-key': 'a form',
    'plain-copy-keeps-old-key': 'a copy',
    'plain-upload-keeps-old-key': 'a multipart upload',
  }),
} as const;
