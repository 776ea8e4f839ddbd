import type { Clause } from './clause.ts';

/** Clauses on requests that read with a customer key. */
export const readClauses = {
  'ssec.get.any-without-key-fails': {
    quote: 'any GET request for an object without its encryption key fails',
    source: 'guide',
    basis: 'documented',
  },
  'ssec.get.same-key': {
    quote:
      'Amazon S3 first verifies that the encryption key you provided matches and then decrypts the object',
    source: 'guide',
    basis: 'documented',
  },
  'ssec.get.provide-same-key': {
    quote: 'you must provide the same encryption key as part of your request',
    source: 'guide',
    basis: 'documented',
  },
  'ssec.get.three-headers': {
    quote: 'when you GET the object, you must use the following headers',
    source: 'get',
    basis: 'documented',
  },
  'ssec.get.decrypts': {
    quote: 'decrypts the object before returning the object data to you',
    source: 'guide',
    basis: 'documented',
  },
  'ssec.get.echo': {
    quote:
      'the response will include this header to provide round-trip message integrity verification',
    source: 'get',
    basis: 'documented',
  },
  'ssec.get.echo-if-requested': {
    quote: 'If server-side encryption with a customer-provided encryption key was requested',
    source: 'get',
    basis: 'documented',
  },
  'ssec.get.no-sse-header': {
    quote:
      'Encryption request headers, like x-amz-server-side-encryption, should not be sent for the GetObject requests',
    source: 'get',
    basis: 'documented',
  },
  'ssec.head.headers': {
    quote: 'when you retrieve the metadata from the object, you must use the following headers',
    source: 'head',
    basis: 'documented',
  },
  'ssec.head.echo': {
    quote: 'the response will include this header to confirm the encryption algorithm',
    source: 'head',
    basis: 'documented',
  },
  'head.like-get': {
    quote: 'The response is identical to the GET response except that there is no response body.',
    source: 'head',
    basis: 'documented',
  },
  'head.generic-code': {
    quote:
      'if the HEAD request generates an error, it returns a generic code, such as 400 Bad Request, 403 Forbidden, 404 Not Found',
    source: 'head',
    basis: 'documented',
  },
  'ssec.metadata-not-encrypted': {
    quote: 'Server-side encryption encrypts only the object data, not object metadata.',
    source: 'guide',
    basis: 'documented',
  },
  'get.body-size': {
    quote: 'Size of the body in bytes.',
    source: 'get',
    basis: 'documented',
  },
  'get.no-such-key': {
    quote: 'The specified key does not exist.',
    source: 'errors',
    basis: 'documented',
  },
  'get.response-overrides': {
    quote: 'Sets the Content-Type header of the response.',
    source: 'get',
    basis: 'documented',
  },
  'get.range-header': {
    quote: 'Downloads the specified byte range of an object.',
    source: 'get',
    basis: 'documented',
  },
  'get.range-invalid': {
    quote: 'The requested range cannot be satisfied.',
    source: 'errors',
    basis: 'documented',
  },
  'get.one-range': {
    quote: "Amazon S3 doesn't support retrieving multiple ranges of data per GET request.",
    source: 'get',
    basis: 'documented',
  },
  'http.range': {
    quote: 'A 206 answer holds the bytes that its Content-Range names (section 15.3.7).',
    source: 'http',
    basis: 'documented',
  },
  'http.if-range': {
    quote:
      'If the validator matches, the Range header is processed; else it is ignored (section 13.1.5).',
    source: 'http',
    basis: 'documented',
  },
  'get.if-match': {
    quote:
      'Return the object only if its entity tag (ETag) is the same as the one specified; otherwise, return a 412 Precondition Failed error.',
    source: 'get',
    basis: 'documented',
  },
  'get.if-none-match': {
    quote:
      'Return the object only if its entity tag (ETag) is different from the one specified; otherwise, return a 304 Not Modified error.',
    source: 'get',
    basis: 'documented',
  },
  'get.if-unmodified-since': {
    quote:
      'Return the object only if it has not been modified since the specified time; otherwise, return a 412 Precondition Failed error.',
    source: 'get',
    basis: 'documented',
  },
  'get.if-modified-since': {
    quote:
      'Return the object only if it has been modified since the specified time; otherwise, return a 304 Not Modified error.',
    source: 'get',
    basis: 'documented',
  },
  'get.part-number': {
    quote: "Effectively performs a 'ranged' GET request for the part specified.",
    source: 'get',
    basis: 'documented',
  },
  'get.parts-count': {
    quote:
      'The count of parts this object has. This value is only returned if you specify partNumber in your request and the object was uploaded as a multipart upload.',
    source: 'get',
    basis: 'documented',
  },
  'http.partial-only-to-range': {
    quote:
      'The 206 (Partial Content) status code indicates that the server is successfully fulfilling a range request for the target resource (section 15.3.7).',
    source: 'http',
    basis: 'documented',
  },
  'object.etag-reflects': {
    quote: 'The ETag reflects changes only to the contents of an object, not its metadata.',
    source: 'object',
    basis: 'documented',
  },
} as const satisfies Record<string, Clause>;
