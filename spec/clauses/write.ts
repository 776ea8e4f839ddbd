import type { Clause } from './clause.ts';

/** Clauses on requests that write under a customer key. */
export const writeClauses = {
  'ssec.put.triple': {
    quote: 'you must provide encryption key information using the following request headers',
    source: 'rest',
    basis: 'documented',
  },
  'ssec.put.algorithm': {
    quote: 'The header value must be "AES256".',
    source: 'rest',
    basis: 'documented',
  },
  'ssec.put.key': {
    quote: 'provide the 256-bit, base64-encoded encryption key',
    source: 'rest',
    basis: 'documented',
  },
  'ssec.key-md5.integrity': {
    quote:
      'message integrity check to ensure that the encryption key was transmitted without error',
    source: 'rest',
    basis: 'documented',
  },
  'ssec.key-md5.form': {
    quote: 'base64-encoded 128-bit MD5 digest of the encryption key',
    source: 'rest',
    basis: 'documented',
  },
  'ssec.put.echo': {
    quote: 'the response will include this header to confirm the encryption algorithm',
    source: 'put',
    basis: 'documented',
  },
  'ssec.echo.key-md5': {
    quote:
      'provide round-trip message integrity verification of the customer-provided encryption key',
    source: 'put',
    basis: 'documented',
  },
  'ssec.key.not-stored': {
    quote: 'Amazon S3 does not store the encryption key you provide.',
    source: 'guide',
    basis: 'documented',
  },
  'ssec.exclusive': {
    quote: 'You have four mutually exclusive options to protect data using server-side encryption',
    source: 'put',
    basis: 'documented',
  },
  'ssec.over-default': {
    quote: 'the encryption setting in your request takes precedence',
    source: 'copy',
    basis: 'documented',
  },
  'ssec.not-implemented': {
    quote: 'A header you provided implies functionality that is not implemented.',
    source: 'errors',
    basis: 'documented',
  },
  'ssec.https-only': {
    quote: 'Amazon S3 rejects any requests made over HTTP when using SSE-C.',
    source: 'guide',
    basis: 'documented',
  },
  'ssec.etag-not-md5': {
    quote:
      'encrypted by SSE-C or SSE-KMS, have ETags that are not an MD5 digest of their object data',
    source: 'object',
    basis: 'documented',
  },
  'put.content-md5': {
    quote: 'The Content-MD5 you specified did not match what we received.',
    source: 'errors',
    basis: 'documented',
  },
  'put.if-none-match': {
    quote: 'Uploads the object only if the object key name does not already exist',
    source: 'put',
    basis: 'documented',
  },
  'put.if-match': {
    quote:
      'Uploads the object only if the ETag (entity tag) value provided during the WRITE operation matches',
    source: 'put',
    basis: 'documented',
  },
  's3.strong-consistency': {
    quote: 'strong read-after-write consistency for PUTs and DELETEs of objects',
    source: 'consistency',
    basis: 'documented',
  },
  's3.never-partial': {
    quote: 'you will get either the old data or the new data, but never partial or corrupt data',
    source: 'consistency',
    basis: 'documented',
  },
  's3.last-writer': {
    quote: 'the request with the latest timestamp wins',
    source: 'consistency',
    basis: 'documented',
  },
  'sigv4.all-amz-headers': {
    quote: 'All headers with the x-amz- prefix, including x-amz-copy-source, must be signed.',
    source: 'copy',
    basis: 'documented',
  },
  'http.names': {
    quote: 'Each field name is case-insensitive (section 5.1).',
    source: 'http',
    basis: 'documented',
  },
  'http.refused-not-applied': {
    quote:
      '4xx (Client Error): The request contains bad syntax or cannot be fulfilled (section 15).',
    source: 'http',
    basis: 'documented',
  },
  'http.client-error': {
    quote:
      'The 400 (Bad Request) status code indicates that the server cannot or will not process the request due to something that is perceived to be a client error (section 15.5.1); with 5xx the server is aware that it has erred (section 15.6).',
    source: 'http',
    basis: 'documented',
  },
  'http.unknown-fields': {
    quote: 'Other recipients SHOULD ignore unrecognized header and trailer fields (section 5.1).',
    source: 'http',
    basis: 'documented',
  },
  'ssec.default-only-without': {
    quote:
      "If a PUT Object request doesn't specify any server-side encryption, this default encryption will be applied.",
    source: 'encryptionRule',
    basis: 'documented',
  },
  'put.headers-8k': {
    quote: 'Request headers are limited to 8 KB in size.',
    source: 'head',
    basis: 'documented',
  },
  'http.field-values': {
    quote: 'Leading and trailing white space is not part of a field value (section 5.5).',
    source: 'http',
    basis: 'documented',
  },
  'http.expect': {
    quote: 'A server may answer with a final status before the content is sent (section 10.1.1).',
    source: 'http',
    basis: 'documented',
  },
  'put.tagging': {
    quote: 'The tag-set for the object. The tag-set must be encoded as URL Query parameters.',
    source: 'put',
    basis: 'documented',
  },
  'object.never-partial': {
    quote: 'Amazon S3 never stores partial objects.',
    source: 'post',
    basis: 'documented',
  },
} as const satisfies Record<string, Clause>;
