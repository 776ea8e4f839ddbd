/** What ArgumentValue quotes: a member of the SSE-C headers at fault, or something else. */
export type Quotes = 'algorithm' | 'key' | 'key-misread' | 'server-side-encryption' | 'part-number';

export interface Refusal {
  readonly status: number;
  readonly code: string;
  /** Left out where no recording holds it. */
  readonly message?: string;
  readonly argumentName?: string;
  readonly argumentValue?: Quotes;
}

const requests = 'Requests specifying Server Side Encryption with Customer provided keys must';

/** Every way in which Amazon refuses, with its own words. */
export const refusals = {
  'plain-http': invalidArgument(`${requests} be made over a secure connection.`),
  'algorithm-missing': invalidArgument(`${requests} provide a valid encryption algorithm.`),
  'key-missing': invalidArgument(`${requests} provide an appropriate secret key.`),
  'md5-missing': invalidArgument(
    `${requests} provide the client calculated MD5 of the secret key.`,
  ),
  'key-misread': invalidArgument(
    'The secret key was improperly encoded. The secret key must be Base64 encoded.',
    'key-misread',
  ),
  'key-too-short': invalidArgument('The secret key was invalid - too short.', 'key'),
  'md5-mismatch': invalidArgument(
    'The calculated MD5 hash of the key did not match the hash that was provided.',
  ),
  'algorithm-unknown': {
    ...invalidArgument(
      'The Encryption request you specified is not valid. Supported value: AES256.',
      'algorithm',
    ),
    code: 'InvalidEncryptionAlgorithmError',
  },
  'key-length': invalidArgument('The secret key was invalid for the specified algorithm.'),
  incompatible: invalidArgument(
    'Server Side Encryption with Customer provided key is incompatible with the encryption method specified',
    'server-side-encryption',
  ),
  'not-for-parts': invalidArgument(
    'x-amz-server-side-encryption header is not supported for this operation.',
    'server-side-encryption',
  ),
  'wrong-key': {
    status: 403,
    code: 'AccessDenied',
    message: `${requests} provide the correct secret key.`,
  },
  'not-the-original-key': invalidRequest(
    'The provided encryption parameters did not match the ones used originally.',
  ),
  'key-for-checksums': invalidRequest(
    'The object was stored using a form of Server Side Encryption. Correct SSE-C request parameters are required for this request when specifying checksums for each part.',
  ),
  'stored-with-sse-c': invalidRequest(
    'The object was stored using a form of Server Side Encryption. The correct parameters must be provided to retrieve the object.',
  ),
  'not-applicable': invalidRequest('The encryption parameters are not applicable to this object.'),
  'upload-differs': invalidRequest(
    'The multipart upload initiate requested encryption. Subsequent part requests must include the appropriate encryption parameters.',
  ),
  'storage-class': {
    status: 400,
    code: 'InvalidStorageClass',
    message: 'The storage class you specified is not valid',
  },
  'content-md5': {
    status: 400,
    code: 'InvalidDigest',
    message: 'The Content-MD5 you specified was invalid.',
  },
  'part-number': {
    status: 400,
    code: 'InvalidArgument',
    message: 'PartNumber must be >= 1',
    argumentName: 'PartNumber',
    argumentValue: 'part-number',
  },
  'part-unknown': { status: 400, code: 'InvalidPart' },
} satisfies Readonly<Record<string, Refusal>>;

export type RefusalId = keyof typeof refusals;

/** Amazon names the argument that chooses the encryption, whichever member is at fault. */
function invalidArgument(message: string, argumentValue?: Quotes): Refusal {
  const named = {
    status: 400,
    code: 'InvalidArgument',
    message,
    argumentName: 'x-amz-server-side-encryption',
  };
  return argumentValue === undefined ? named : { ...named, argumentValue };
}

function invalidRequest(message: string): Refusal {
  return { status: 400, code: 'InvalidRequest', message };
}
