import type { Carrier, OperationName } from '../operations.ts';
import type { RefusalId } from './refusals.ts';

/** What a check looks at. `core/model/` holds the code of each, under the same name. */
export const conditions = {
  'plain-http': 'SSE-C headers come without TLS',
  'storage-class-unknown': 'x-amz-storage-class has a value that S3 does not know',
  'content-md5-malformed': 'Content-MD5 does not hold 16 bytes',
  'other-encryption': 'x-amz-server-side-encryption comes with SSE-C headers',
  'part-number-below-1': 'the part list holds a number below 1',
  'part-unknown': 'the part list holds a wrong ETag',
  'headers-sent': 'any SSE-C header was sent',
  'headers-partial': 'some of the three SSE-C headers were sent, but not all',
  'headers-on-plain': 'SSE-C headers meet an object or upload without SSE-C',
  'no-headers-on-plain': 'no SSE-C headers meet an object or upload without SSE-C',
  'no-headers-on-sse-c': 'no SSE-C headers meet an object or upload with SSE-C',
  'no-algorithm': 'the algorithm was not sent; an empty value counts as sent',
  'no-key': 'the key was not sent; an empty value counts as sent',
  'no-md5': 'the MD5 of the key was not sent; an empty value counts as sent',
  'key-beyond-ascii': 'the key holds a character beyond ASCII',
  'key-decodes-to-nothing': 'the key decodes to no bytes at all',
  'md5-mismatch': 'the MD5 is not, letter by letter, the Base64 MD5 of the decoded key',
  'algorithm-unknown': 'the algorithm is not AES256',
  'key-length': 'the decoded key does not have 32 bytes',
  'other-key': 'the decoded key is not the one of the object or upload',
} as const;
export type Condition = keyof typeof conditions;

/** One check. Where `answer` is `not-recorded`, what Amazon does is not known. */
export interface Check {
  readonly when: Condition;
  readonly carrier: Carrier;
  readonly answer: RefusalId | 'not-recorded';
}

/** The checks of an operation; the first that holds answers. */
export interface OperationChecks {
  readonly checks: readonly Check[];
  /** CompleteMultipartUpload takes partial SSE-C headers for none. */
  readonly ignoresPartial?: boolean;
  readonly status: number;
  /** The carrier whose algorithm and MD5 a success confirms. */
  readonly confirms?: Carrier;
  /** What a success confirms where that carrier holds nothing. */
  readonly otherwise: 'sse-s3' | 'algorithm' | 'not-recorded';
}

const check = (when: Condition, carrier: Carrier, answer: Check['answer']): Check => ({
  when,
  carrier,
  answer,
});

/** Whether all three members are there; on reads and copy sources the MD5 may be missing. */
function allSent(carrier: Carrier, { md5IsOptional = false } = {}): readonly Check[] {
  return [
    check('no-algorithm', carrier, 'algorithm-missing'),
    check('no-key', carrier, 'key-missing'),
    ...(md5IsOptional ? [] : [check('no-md5', carrier, 'md5-missing')]),
  ];
}

/** What the members hold, before the key itself is looked at. */
function valid(carrier: Carrier, beyondAscii: Check['answer'] = 'not-recorded'): readonly Check[] {
  return [
    check('key-beyond-ascii', carrier, beyondAscii),
    check('key-decodes-to-nothing', carrier, 'key-too-short'),
    check('md5-mismatch', carrier, 'md5-mismatch'),
    check('algorithm-unknown', carrier, 'algorithm-unknown'),
  ];
}

const http = check('plain-http', 'headers', 'plain-http');
const incompatible = check('other-encryption', 'headers', 'incompatible');
const encrypting = [
  ...allSent('headers'),
  ...valid('headers'),
  check('key-length', 'headers', 'key-length'),
];
const inUpload = [
  ...allSent('headers'),
  ...valid('headers'),
  check('other-key', 'headers', 'not-the-original-key'),
];

const read: OperationChecks = {
  checks: [
    http,
    check('headers-on-plain', 'headers', 'not-applicable'),
    check('no-headers-on-sse-c', 'headers', 'stored-with-sse-c'),
    ...allSent('headers', { md5IsOptional: true }),
    ...valid('headers'),
    check('other-key', 'headers', 'wrong-key'),
  ],
  status: 200,
  confirms: 'headers',
  otherwise: 'not-recorded',
};

const copySource = [
  ...allSent('copySourceHeaders', { md5IsOptional: true }),
  ...valid('copySourceHeaders'),
  check('other-key', 'copySourceHeaders', 'not-the-original-key'),
  check('headers-on-plain', 'copySourceHeaders', 'not-recorded'),
];

/** The order of Amazon's checks, by operation. */
export const orderOfChecks = {
  PutObject: {
    checks: [
      http,
      check('storage-class-unknown', 'headers', 'storage-class'),
      check('content-md5-malformed', 'headers', 'content-md5'),
      incompatible,
      ...encrypting,
    ],
    status: 200,
    confirms: 'headers',
    otherwise: 'not-recorded',
  },
  CreateMultipartUpload: {
    checks: [http, incompatible, ...encrypting],
    status: 200,
    confirms: 'headers',
    otherwise: 'sse-s3',
  },
  PostObject: {
    checks: [
      check('plain-http', 'formFields', 'plain-http'),
      check('other-encryption', 'formFields', 'incompatible'),
      ...allSent('formFields'),
      ...valid('formFields', 'key-misread'),
      check('key-length', 'formFields', 'key-length'),
    ],
    status: 204,
    confirms: 'formFields',
    otherwise: 'not-recorded',
  },
  UploadPart: {
    checks: [
      http,
      check('content-md5-malformed', 'headers', 'content-md5'),
      check('other-encryption', 'headers', 'not-for-parts'),
      check('headers-on-plain', 'headers', 'upload-differs'),
      check('no-headers-on-sse-c', 'headers', 'upload-differs'),
      ...inUpload,
    ],
    status: 200,
    confirms: 'headers',
    otherwise: 'not-recorded',
  },
  CopyObject: {
    checks: [
      http,
      ...copySource,
      check('no-headers-on-sse-c', 'copySourceHeaders', 'stored-with-sse-c'),
      incompatible,
      ...encrypting,
    ],
    status: 200,
    confirms: 'headers',
    otherwise: 'sse-s3',
  },
  UploadPartCopy: {
    checks: [
      check('plain-http', 'headers', 'not-recorded'),
      ...copySource,
      check('no-headers-on-sse-c', 'copySourceHeaders', 'not-recorded'),
      check('other-encryption', 'headers', 'not-recorded'),
      check('headers-on-plain', 'headers', 'not-recorded'),
      check('no-headers-on-sse-c', 'headers', 'not-recorded'),
      ...inUpload,
    ],
    status: 200,
    confirms: 'headers',
    otherwise: 'not-recorded',
  },
  GetObject: read,
  HeadObject: read,
  GetObjectAttributes: {
    checks: [
      check('plain-http', 'headers', 'not-recorded'),
      check('headers-on-plain', 'headers', 'not-recorded'),
      check('no-headers-on-sse-c', 'headers', 'not-recorded'),
      check('headers-partial', 'headers', 'not-recorded'),
      check('key-beyond-ascii', 'headers', 'not-recorded'),
      check('key-decodes-to-nothing', 'headers', 'not-recorded'),
      check('md5-mismatch', 'headers', 'not-recorded'),
      check('algorithm-unknown', 'headers', 'algorithm-unknown'),
      check('other-key', 'headers', 'not-recorded'),
    ],
    status: 200,
    otherwise: 'not-recorded',
  },
  CompleteMultipartUpload: {
    checks: [
      http,
      check('part-number-below-1', 'headers', 'part-number'),
      ...valid('headers'),
      check('other-key', 'headers', 'key-for-checksums'),
      check('no-headers-on-plain', 'headers', 'not-recorded'),
      check('headers-on-plain', 'headers', 'key-for-checksums'),
      check('part-unknown', 'headers', 'part-unknown'),
    ],
    ignoresPartial: true,
    status: 200,
    confirms: 'headers',
    otherwise: 'algorithm',
  },
  ListParts: {
    checks: [check('headers-sent', 'headers', 'not-recorded')],
    status: 200,
    otherwise: 'not-recorded',
  },
  DeleteObject: {
    checks: [check('headers-sent', 'headers', 'not-recorded')],
    status: 204,
    otherwise: 'not-recorded',
  },
} satisfies Partial<Record<OperationName, OperationChecks>>;

export type CheckedOperation = keyof typeof orderOfChecks;
