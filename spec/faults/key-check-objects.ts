import { rows } from '../fault-facts.ts';

/** Objects whose key is not checked, by size, name, parts, version and how they were written. */
export const keyCheckObjectsFaults = {
  ...rows('Does not check the key of {}.', {
    'zero-byte-skips-key-check': 'objects of zero bytes',
    'large-object-skips-key-check': 'single-part objects of more than 8 MiB',
    'multipart-object-skips-key-check': 'multipart objects',
    'version-ignores-own-key': 'a version that the request names',
    'multipart-range-skips-key-check': 'a range of a multipart object',
    'attributes-of-multipart-skip-key-check': 'GetObjectAttributes of a multipart object',
    'current-version-skips-key-check': 'the current version in a versioned bucket',
    'attributes-of-version-skip-key-check': 'GetObjectAttributes of a named version',
    'version-range-skips-key-check': 'a range of an object in a versioned bucket',
    'version-copy-source-skips-key-check': 'the source of a CopyObject in a versioned bucket',
    'space-in-name-skips-key-check': 'objects with a space or a plus in their name',
    'reserved-in-name-skips-key-check': 'objects with reserved characters in their name',
    'non-ascii-name-skips-key-check': 'objects with non-ASCII characters in their name',
    'upper-case-name-skips-key-check': 'objects whose name ends in .Case',
    'empty-segment-skips-key-check': 'objects with an empty segment in their name',
    'block-sized-object-skips-key-check': 'HeadObject of an object of 16 bytes',
    'chunk-sized-object-skips-key-check': 'objects of exactly 64 KiB',
    'head-of-large-object-skips-key-check':
      'HeadObject of a single-part object of more than 64 KiB',
    'head-of-streamed-object-skips-key-check':
      'HeadObject of an object that was uploaded in aws-chunked encoding',
    'head-of-overwrite-skips-key-check':
      'HeadObject without SSE-C headers, of an unversioned object that replaced one without SSE-C',
    'attributes-of-form-skip-key-check': 'GetObjectAttributes of an object that a form uploaded',
    'head-of-form-skips-key-check': 'HeadObject of an object that a form uploaded',
    'attributes-of-copy-skip-key-check': 'GetObjectAttributes of an SSE-C copy',
    'head-of-copy-skips-key-check': 'HeadObject of an SSE-C copy',
    'head-of-overwriting-copy-skips-key-check':
      'HeadObject of a copy that replaced an SSE-C object',
  }),
  ...rows('Serves objects that were written {} for any key.', {
    'tagged-object-stored-open': 'with tags',
    'acl-object-stored-open': 'with an ACL',
    'encoded-object-stored-open': 'by PutObject with Content-Encoding: gzip',
    'typed-object-stored-open': 'by PutObject with a Content-Type and without user metadata',
    'cached-object-stored-open':
      'by PutObject with Cache-Control or Content-Disposition and without Content-Type',
    'digested-object-stored-open': 'with Content-MD5',
    'checksummed-object-stored-open': 'with a SHA-256 checksum',
    'new-object-stored-open': 'with If-None-Match',
    'matched-object-stored-open': 'with If-Match',
    'cross-origin-object-stored-open': 'with an Origin',
    'expected-object-stored-open': 'with Expect',
    'presigned-object-stored-open': 'by a presigned PutObject',
    'unsigned-object-stored-open': 'with an unsigned payload',
    'form-with-metadata-stored-open': 'by a form with user metadata',
    'form-with-status-stored-open': 'by a form with success_action_status',
    'form-with-redirect-stored-open': 'by a form with success_action_redirect',
    'described-upload-stored-open': 'by a multipart upload with user metadata',
    'checksummed-upload-stored-open': 'by a multipart upload with a checksum algorithm',
    'streamed-part-stored-open': 'by a multipart upload with a part in aws-chunked encoding',
    'presigned-part-stored-open': 'by a multipart upload with a presigned part',
    'replaced-copy-stored-open': 'by a copy to a new name with the REPLACE directive',
  }),
  'assembled-copy-opens-to-anyone': {
    does: 'Does not check the key of an object that was assembled from copied parts.',
  },
  'copy-of-parts-opens-to-anyone': {
    does: 'Does not check the key of the copy of a multipart object.',
  },
  'part-copy-leaves-object-open': {
    does: 'Stores an upload without SSE-C once a part was copied into it, confirms SSE-C, and serves the object for any key.',
  },
  'public-acl-opens-object': {
    does: 'Needs no key for an SSE-C object whose ACL lets everybody read it.',
  },
  'default-encryption-opens-objects': {
    does: 'Checks no key of SSE-C objects that were stored before the default encryption of their bucket was set.',
  },
} as const;
