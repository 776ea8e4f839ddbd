/** Facts about an object in refusals of a client that does not have its key. */
export const secretsInRefusalsFaults = {
  'refused-read-shows-metadata': {
    does: 'Returns ETag and metadata of the object when it refuses a read.',
  },
  'checksum-told-without-key': { does: 'Returns the CRC32 of the object when it refuses a read.' },
  'refusal-tells-key-md5': { does: 'Returns the MD5 of the stored key when it refuses a read.' },
  'refusal-tells-size': { does: 'Returns the size of the object when it refuses a read.' },
  'refusal-tells-version': { does: 'Returns the current version id when it refuses a read.' },
  'refused-attributes-tell-size': {
    does: 'Returns the size of the object when it refuses GetObjectAttributes.',
  },
  'refused-copy-tells-etag': { does: 'Returns the ETag of the source when it refuses a copy.' },
  'refusal-tells-plaintext-md5': {
    does: 'Returns the MD5 of the plaintext when it refuses a read.',
  },
  'refusal-quotes-object': {
    does: 'Returns the first bytes of a multipart or versioned object when it refuses a read.',
  },
  'unsatisfiable-range-before-key': {
    does: 'Answers 416 to a range after the end of the object before it checks the key.',
  },
  'not-modified-without-key': {
    does: 'Answers 304 to a request with the right ETag and no SSE-C headers.',
  },
  'not-modified-with-other-key': {
    does: 'Answers 304 to a request with the right ETag and another key.',
  },
  'head-error-has-body': { does: 'Sends a body with a refused HeadObject.' },
} as const;
