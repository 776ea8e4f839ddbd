/** The places in a request for SSE-C headers, and the prefix of their names there. */
export const carriers = {
  headers: 'x-amz-server-side-encryption-customer-',
  copySourceHeaders: 'x-amz-copy-source-server-side-encryption-customer-',
  formFields: 'x-amz-server-side-encryption-customer-',
  query: 'x-amz-server-side-encryption-customer-',
} as const;
export type Carrier = keyof typeof carriers;

/** The ends of the three names, in the order in which AWS documents them. */
export const memberSuffixes = { algorithm: 'algorithm', key: 'key', md5: 'key-MD5' } as const;
export type Member = keyof typeof memberSuffixes;

interface Operation {
  /** Where the key to encrypt with is carried. */
  readonly writeKeyIn?: Carrier;
  /** Where the key to decrypt with is carried. */
  readonly readKeyIn?: Carrier;
}

/** Every operation of the suite, and where it carries customer keys. */
export const operations = {
  PutObject: { writeKeyIn: 'headers' },
  CreateMultipartUpload: { writeKeyIn: 'headers' },
  UploadPart: { writeKeyIn: 'headers' },
  CopyObject: { writeKeyIn: 'headers', readKeyIn: 'copySourceHeaders' },
  UploadPartCopy: { writeKeyIn: 'headers', readKeyIn: 'copySourceHeaders' },
  PostObject: { writeKeyIn: 'formFields' },
  GetObject: { readKeyIn: 'headers' },
  HeadObject: { readKeyIn: 'headers' },
  GetObjectAttributes: { readKeyIn: 'headers' },
  SelectObjectContent: { readKeyIn: 'headers' },
  CompleteMultipartUpload: {},
  AbortMultipartUpload: {},
  ListParts: {},
  ListMultipartUploads: {},
  ListObjects: {},
  ListObjectsV2: {},
  ListObjectVersions: {},
  DeleteObject: {},
  DeleteObjects: {},
  GetObjectAcl: {},
  PutObjectAcl: {},
  GetObjectTagging: {},
  PutObjectTagging: {},
  DeleteObjectTagging: {},
  GetObjectRetention: {},
  PutObjectRetention: {},
  GetObjectLegalHold: {},
  PutObjectLegalHold: {},
  RestoreObject: {},
  HeadBucket: {},
  CreateBucket: {},
  DeleteBucket: {},
  GetBucketEncryption: {},
  PutBucketEncryption: {},
  DeleteBucketEncryption: {},
  GetBucketPolicy: {},
  PutBucketPolicy: {},
  DeleteBucketPolicy: {},
  PutBucketVersioning: {},
  GetBucketOwnershipControls: {},
  PutBucketOwnershipControls: {},
  GetObjectTorrent: {},
  PutObjectAnnotation: {},
  GetObjectAnnotation: {},
  UpdateObjectEncryption: {},
  PutBucketCors: {},
  PreflightRequest: {},
} as const satisfies Record<string, Operation>;

type Table = typeof operations;
export type OperationName = keyof Table;
/** Operations that encrypt with a customer key. */
export type Write = {
  [O in OperationName]: Table[O] extends { writeKeyIn: Carrier } ? O : never;
}[OperationName];
/** Operations that decrypt with a customer key. */
export type Read = {
  [O in OperationName]: Table[O] extends { readKeyIn: Carrier } ? O : never;
}[OperationName];
