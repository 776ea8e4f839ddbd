import type { Carrier } from '../operations.ts';
import type { AlgorithmClass, KeyClass, Md5Class } from './classes.ts';
import type { CheckedOperation } from './order-of-checks.ts';

export type RowId = `recorded.${string}.${string}`;

/** The members of one carrier; one that is left out was not sent. */
export interface RecordedMembers {
  readonly algorithm?: AlgorithmClass;
  readonly key?: KeyClass;
  readonly md5?: Md5Class;
}

/** What the request met, and what else it said. SSE-C means: encrypted with the key. */
export interface RecordedScene {
  readonly object?: 'plain' | 'sse-c' | 'sse-c-multipart';
  readonly source?: 'plain' | 'sse-c';
  /** `sse-c-key-sent`: created with the very key that this request sends for the part. */
  readonly upload?: 'plain' | 'sse-c' | 'sse-c-key-sent';
  readonly transport?: 'http';
  /** The value of x-amz-server-side-encryption. */
  readonly serverSideEncryption?: string;
  readonly storageClass?: 'STANDARD' | 'unknown';
  /** Content-MD5: 13 bytes are no MD5 at all. */
  readonly contentMd5?: 'of-body' | '13-bytes';
  /** The number of a part in the list of CompleteMultipartUpload. */
  readonly partNumber?: number;
  readonly range?: string;
  /** The success_action_status of a form. */
  readonly successStatus?: 201;
  readonly checksum?: 'CRC32';
  readonly checksumMode?: 'ENABLED';
  readonly versioning?: 'Enabled';
  readonly version?: 'current' | 'current-by-id' | 'older-by-id';
}

/** What ArgumentValue quoted: a member that was sent, or something else of the request. */
export type Quoted =
  | `${Carrier}.key`
  | `${Carrier}.algorithm`
  | `${Carrier}.key-misread`
  | 'server-side-encryption'
  | 'part-number';

/**
 * What a success confirms: the algorithm, the MD5 of the key that was sent, or
 * x-amz-server-side-encryption with AES256.
 */
type Confirmed = 'algorithm' | 'md5' | 'sse-s3';

/** An answer, without what differs from one request to the next. */
export interface RecordedAnswer {
  readonly status: number;
  readonly code?: string;
  readonly message?: string;
  readonly argumentName?: string;
  readonly argumentValue?: Quoted;
  /** Left out where the recording client could not see it. */
  readonly confirms?: readonly Confirmed[];
}

/** One answer of Amazon S3, and the request that it answered. */
export interface RecordedRow {
  readonly id: RowId;
  readonly operation: CheckedOperation;
  readonly scene: RecordedScene;
  readonly sent: { readonly [C in Carrier]?: RecordedMembers };
  readonly answer: RecordedAnswer & {
    readonly headers?: Readonly<Record<string, string>>;
    /** The members of the recording client's answer that were filled. */
    readonly fields?: readonly string[];
  };
  /** Why the row says nothing about Amazon's checks. */
  readonly provesNothing?: string;
  /** The collection, and the test in it. */
  readonly origin: `${'localstack' | 'meeseeks-s3'}:${string}`;
}
