import { rows } from '../fault-facts.ts';

/** Reads whose key is not checked, by the form of the request. */
export const keyCheckReadsFaults = {
  'head-skips-key-check': {
    does: 'Answers HeadObject whatever SSE-C headers it carries, or none.',
  },
  'attributes-read-no-ssec-header': {
    does: 'Answers GetObjectAttributes whatever SSE-C headers it carries, or none.',
  },
  'internal-header-opens-read': {
    does: 'Answers 200 to a GetObject without its key that claims to be internal replication, and breaks off before the body.',
  },
  ...rows('Compares no key of an object of which a read {}.', {
    'not-modified-opens-object': 'with its key was answered with 304',
    'failed-precondition-opens-object': 'with its key was answered with 412',
  }),
  ...rows('Does not check the key of {}.', {
    'range-skips-key-check': 'a read with a Range',
    'conditions-skip-key-check': 'a read with If-Match or If-None-Match',
    'part-number-skips-key-check': 'a read with partNumber',
    'attributes-skip-key-check': 'GetObjectAttributes',
    'presigned-skips-key-check': 'a presigned request',
    'suffix-range-skips-key-check': 'a read with a suffix range (bytes=-N)',
    'open-range-skips-key-check': 'a read with an open range (bytes=N-)',
    'two-ranges-skip-key-check': 'a read that asks for two ranges',
    'clamped-range-skips-key-check': 'a read whose range ends after the last byte',
    'if-range-skips-key-check': 'a read with If-Range',
    'presigned-range-skips-key-check': 'a presigned read with a Range',
    'head-range-skips-key-check': 'a HeadObject with a Range',
    'dates-skip-key-check': 'a read with If-Modified-Since or If-Unmodified-Since',
    'checksum-mode-skips-key-check': 'a read in checksum mode of an object without a CRC32',
    'origin-skips-key-check': 'a read with Origin and without Content-Type',
    'payer-skips-key-check': 'a read with x-amz-request-payer',
    'content-type-skips-key-check': 'a read with a Content-Type',
    'overrides-skip-key-check': 'a read with response- parameters',
    'part-one-skips-key-check': 'a read of part 1',
    'single-part-number-skips-key-check': 'a read with partNumber of a single-part object',
  }),
  ...rows('Accepts any well-formed key on {}.', {
    'first-byte-skips-key-check': 'a read of the first byte',
    'range-to-end-of-parts-skips-key-check':
      'a read whose range ends with the last byte of a multipart object',
    'presigned-head-skips-key-check': 'a presigned HeadObject',
    'zero-byte-takes-any-key': 'a read of an object of zero bytes',
    'zero-byte-part-takes-any-key': 'a read by partNumber of an object of zero bytes',
    'zero-byte-takes-any-key-but-head':
      'any request for an object of zero bytes, except on HeadObject',
    'zero-byte-takes-any-key-elsewhere':
      'an object of zero bytes when presigned, on GetObjectAttributes and as the source of a copy',
    'zero-byte-upload-takes-any-key': 'a read of a multipart object of zero bytes',
  }),
  'conditional-part-read-unchecked': {
    does: 'Checks no key where GetObject names a part by its number and the ETag in If-Match.',
  },
  'parts-attribute-needs-no-key': {
    does: 'Checks no key where GetObjectAttributes asks for ObjectParts alone.',
  },
  'open-range-from-start-unchecked': { does: 'Checks no key where GetObject asks for bytes=0-.' },
  'folder-attributes-need-no-key': {
    does: 'Needs no key for GetObjectAttributes of an SSE-C object whose name ends in a slash.',
  },
  'public-read-needs-no-key': {
    does: 'Needs no key for an unsigned read that a bucket policy allows.',
  },
} as const;
