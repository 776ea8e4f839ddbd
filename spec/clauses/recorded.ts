import type { Clause } from './clause.ts';

/** Recorded answers of Amazon S3, and clauses derived from others: at most a SHOULD. */
export const recordedClauses = {
  'recorded.put.no-algorithm': recorded(
    'Requests specifying Server Side Encryption with Customer provided keys must provide a valid encryption algorithm.',
  ),
  'recorded.put.no-key': recorded(
    'Requests specifying Server Side Encryption with Customer provided keys must provide an appropriate secret key.',
  ),
  'recorded.put.key-length': recorded('The secret key was invalid for the specified algorithm.'),
  'recorded.put.md5-mismatch': recorded(
    'The calculated MD5 hash of the key did not match the hash that was provided.',
  ),
  'recorded.algorithm': recorded(
    'The Encryption request you specified is not valid. Supported value: AES256.',
  ),
  'recorded.conflict': recorded(
    'Server Side Encryption with Customer provided key is incompatible with the encryption method specified',
  ),
  'recorded.get.no-key': recorded(
    'The object was stored using a form of Server Side Encryption. The correct parameters must be provided to retrieve the object.',
  ),
  'recorded.get.wrong-key': recorded(
    'Requests specifying Server Side Encryption with Customer provided keys must provide the correct secret key.',
  ),
  'recorded.https-only': recorded(
    'Requests specifying Server Side Encryption with Customer provided keys must be made over a secure connection.',
  ),
  'recorded.no-sse-header': recorded('Answers about SSE-C objects hold no ServerSideEncryption.'),
  'recorded.etag': recorded(
    'ETag "b84c1aee7b2787381547d4277d117b01", one for all readers, a new one for each write',
  ),
  'recorded.content-length': recorded('ContentLength 9 for a body of nine bytes'),
  'recorded.argument-name': recorded('ArgumentName x-amz-server-side-encryption'),
  'recorded.range-and-part': recorded(
    'Cannot specify both Range header and partNumber query parameter',
  ),
  'recorded.part.no-headers': recorded(
    'The multipart upload initiate requested encryption. Subsequent part requests must include the appropriate encryption parameters.',
  ),
  'recorded.part.other-key': recorded(
    'The provided encryption parameters did not match the ones used originally.',
  ),
  'recorded.part.etag': recorded('Three ETags for three identical parts under one key'),
  'recorded.complete.etag': recorded('"2d296eb6540ecd21430c385336c5dc9c-3" for three parts'),
  'recorded.complete.no-headers': recorded('HTTPStatusCode 200 for Complete without SSE-C headers'),
  'recorded.part-number.out-of-range': recorded('416 InvalidPartNumber'),
  'recorded.copy.etag': recorded(
    'ETag 6af8307c2460f2d208ad254f04be4b0d, the MD5 of the plaintext, for a copy to the default',
  ),
  'recorded.delete': recorded('HTTPStatusCode 204 for DeleteObject without a key'),
  'recorded.plain-object': {
    quote: 'The encryption parameters are not applicable to this object.',
    source: 'boto982',
    basis: 'recorded',
  },
  'recorded.error-xml': {
    quote: 'HTTP/1.1 400 Bad Request, Content-Type: application/xml, an Error document',
    source: 'minio4894',
    basis: 'recorded',
  },
  'peer.read.no-md5': {
    quote: 'A user reports that reads without the key MD5 work against Amazon S3.',
    source: 'localstack12136',
    basis: 'derived',
  },
  'peer.post-echo': {
    quote: 'A form upload adds the encryption headers to its answer',
    source: 'garagePost',
    basis: 'derived',
  },
  'peer.head.no-key': {
    quote: 'A HEAD of an SSE-C object without its key is answered with 400.',
    source: 's3tests',
    basis: 'derived',
  },
  'peer.kms-key-id': {
    quote: 'SSE-C and managed encryption headers cannot be used together',
    source: 'rustfsSse',
    basis: 'derived',
  },
  'derived.header-value': {
    quote:
      'A field value outside the grammar is malformed; a recipient answers 400 (sections 5.5, 15.5.1).',
    source: 'http',
    basis: 'derived',
  },
  'derived.one-value': {
    quote:
      'A sender must not generate several field lines of a field that is not a list (section 5.3).',
    source: 'http',
    basis: 'derived',
  },
  'derived.reveals-nothing': {
    quote: 'any GET request for an object without its encryption key fails',
    source: 'guide',
    basis: 'derived',
  },
  'derived.user-metadata': {
    quote: 'Server-side encryption encrypts only the object data, not object metadata.',
    source: 'guide',
    basis: 'derived',
  },
} as const satisfies Record<string, Clause>;

function recorded<const Q extends string>(quote: Q): Clause {
  return { quote, source: 'recorded', basis: 'recorded' };
}
