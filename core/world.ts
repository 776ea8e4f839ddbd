import type { OperationName, Read, Write } from '../spec/operations.ts';
import type { Exchange, Written } from './exchange.ts';
import type { Sdk } from './sdk.ts';
import type { Story } from './story.ts';
import type {
  ByteRange,
  CustomerKey,
  Draft,
  Encryption,
  HeaderPair,
  Mutation,
  ObjectBody,
  QueryPair,
  Signing,
  Stored,
  Transport,
  Upload,
} from './values.ts';

/** Differences from a valid request that any request can have. */
export interface Variation {
  readonly mutation?: Mutation;
  readonly presigned?: boolean;
  readonly headers?: readonly HeaderPair[];
  readonly query?: readonly QueryPair[];
  readonly signing?: Partial<Signing>;
  readonly transport?: Partial<Transport>;
}

/** The key and body for the operation of the case; everything else it needs is set up for it. */
export interface OperationInput extends Variation {
  readonly key: CustomerKey;
  readonly body?: ObjectBody;
}

/** A read of a stored object, with its own key unless `key` says otherwise. */
export interface ReadInput extends Variation {
  readonly of: Stored;
  readonly key?: CustomerKey | 'none';
  readonly range?: ByteRange;
  /** In place of the document that selects the whole object. */
  readonly document?: string;
}

/** A write under a fresh name, or under that of `onto`. */
export interface WriteInput extends Variation {
  readonly key?: CustomerKey;
  readonly encryption?: Encryption;
  readonly body?: ObjectBody;
  readonly onto?: Pick<Stored, 'name'>;
}

/** A request on an object that needs no more than its name. */
export interface CallInput extends Variation {
  readonly of: Pick<Stored, 'name' | 'versionId'>;
  /** The body of the request, usually XML. */
  readonly document?: string;
  /** Adds SSE-C headers to an operation that defines none. */
  readonly key?: CustomerKey;
}

/** Which of the two keys of a copy a mutation changes. */
interface Aimed {
  /** By default the key of the source, if it has one. */
  readonly mutates?: 'writeKey' | 'readKey';
}

/** A copy of a stored object under a fresh name, onto itself, or onto another name. */
export interface CopyInput extends Variation, Aimed {
  readonly source: Stored;
  readonly sourceKey?: CustomerKey | 'none';
  readonly to: Encryption;
  readonly onto?: 'itself' | 'other' | Pick<Stored, 'name'>;
  /** The source is named as `bucket/name`, without a slash in front. */
  readonly isBare?: boolean;
}

/** A part of an upload, under the key of the upload unless `key` says otherwise. */
export interface PartInput extends Variation {
  readonly upload: Upload;
  readonly key?: CustomerKey | 'none';
  readonly number: number;
  readonly body: ObjectBody;
}

/** A part of an upload that is copied from a stored object. */
export interface PartCopyInput extends Omit<PartInput, 'body'>, Aimed {
  readonly source: Stored;
  readonly sourceKey?: CustomerKey | 'none';
  /** Positions of the first and last byte, `bytes=0-9`. */
  readonly sourceRange?: string;
  /** The source is named as `bucket/name`, without a slash in front. */
  readonly isBare?: boolean;
}

/** The completion of an upload with its parts, in their order. */
export interface CompleteInput extends Variation {
  readonly upload: Upload;
  readonly key?: CustomerKey | 'if asked for';
}

/** One statement of a bucket policy. */
type Statement = Readonly<Record<string, unknown>>;

/** The set-up of a trial; a refused request ends the trial as `blocked`. */
export interface Have {
  object(of: {
    readonly body: ObjectBody;
    readonly encryption: Encryption;
    /** Uploads the body in parts of these sizes, which add up to its own. */
    readonly partSizesBytes?: readonly number[];
    readonly headers?: readonly HeaderPair[];
    readonly onto?: Pick<Stored, 'name'>;
    /**
     * One object for all trials with the same body and key: for large bodies that are only read.
     */
    readonly isShared?: boolean;
    /** Store it in the bucket of the run, where the trial has a bucket of its own. */
    readonly isInRunBucket?: boolean;
    /** Requests on the object name this version instead of reading the current one. */
    readonly isVersion?: true;
  }): Promise<Stored>;
  /** A name under which nothing is stored. */
  nothing(of: { readonly encryption: Encryption; readonly body: ObjectBody }): Promise<Stored>;
  /** Stores an object once for all trials of a run with the same id, and returns it to each. */
  once<T extends Stored>(id: string, store: () => Promise<T>): Promise<T>;
  versions<const T extends readonly { readonly key: CustomerKey; readonly body: ObjectBody }[]>(
    of: T,
  ): Promise<{ readonly [I in keyof T]: Stored }>;
  copy(
    source: Stored,
    of: { readonly to: Encryption; readonly onto: 'itself' | 'other' },
  ): Promise<Stored>;
  upload(of: {
    readonly encryption: Encryption;
    readonly parts?: readonly ObjectBody[];
    readonly onto?: Pick<Stored, 'name'>;
    readonly headers?: readonly HeaderPair[];
  }): Promise<Upload>;
  /** Sets the bucket policy; by default a statement applies to every principal and object. */
  policy(statement: Statement, ...more: readonly Statement[]): Promise<void>;
  /** Any other request; the trial is blocked unless it is accepted. */
  accepted<T extends Exchange>(step: Promise<T>): Promise<T>;
  /** Any other precondition; where it is false the trial is blocked with this reason. */
  sure(isSo: boolean, otherwise: string): void;
}

/** The operations of S3, one method each. */
export interface S3 {
  putObject(input: WriteInput): Promise<Written>;
  getObject(input: ReadInput): Promise<Exchange>;
  headObject(input: ReadInput): Promise<Exchange>;
  listObjectsV2(input: Variation & { readonly prefix?: string }): Promise<Exchange>;
  listObjects(input: Variation & { readonly prefix?: string }): Promise<Exchange>;
  deleteObjects(
    input: Variation & { readonly of: readonly Pick<Stored, 'name'>[] },
  ): Promise<Exchange>;
  copyObject(input: CopyInput): Promise<Written>;
  uploadPart(input: PartInput): Promise<Written>;
  uploadPartCopy(input: PartCopyInput): Promise<Written>;
  listParts(
    input: Variation & { readonly upload: Upload; readonly key?: CustomerKey },
  ): Promise<Exchange>;
  abortMultipartUpload(input: Variation & { readonly upload: Upload }): Promise<Exchange>;
  /** A form upload; `form` adds fields to the SSE-C fields. */
  postObject(input: WriteInput & { readonly form?: Draft['form'] }): Promise<Written>;
  /**
   * Sends no SSE-C headers by default. `if asked for`: sends none, and where that is refused sends
   * the request again with the key of the upload, for rules that claim nothing about the key of
   * Complete.
   */
  completeMultipartUpload(input: CompleteInput): Promise<Written>;
  /** Any operation on an object that needs no more than its name. */
  call(operation: OperationName, input: CallInput): Promise<Exchange>;
  /** GetObject once with each key, then once without. */
  getWithEach<const T extends readonly CustomerKey[]>(
    of: Pick<Stored, 'name'>,
    keys: T,
  ): Promise<readonly [...{ readonly [I in keyof T]: Exchange }, Exchange]>;
  /** The answer to a write, then those of `getWithEach` on the name that it wrote. */
  readBack<const T extends readonly CustomerKey[], W extends Exchange>(
    write: Promise<W>,
    keys: T,
  ): Promise<readonly [W, ...{ readonly [I in keyof T]: Exchange }, Exchange]>;
}

/** What every rule is given, whatever its operation. @public */
export interface Common {
  /** The operation of the case. */
  readonly operation: OperationName;
  readonly have: Have;
  readonly s3: S3;
  /** The AWS SDK as a second client, for rules that need the feature `sdk`. */
  readonly sdk: Sdk;
  /** Sends the operation of the case, whichever it is, with everything it needs set up. */
  perform(subject: OperationInput): Promise<Exchange>;
  /** Sends the operation of the case on a stored object: a read with its key, or a list of it. */
  look(of: Stored): Promise<Exchange>;
  /** Sends all at once and waits for all answers. */
  together<T, R>(
    items: readonly T[],
    send: (item: T, index: number) => Promise<R>,
  ): Promise<readonly R[]>;
  /** Sends one after the other. */
  inTurn<T, R>(items: readonly T[], send: (item: T, index: number) => Promise<R>): Promise<R[]>;
  /**
   * Sends a request again until its answer meets the condition or the time is up: the time that a
   * bucket setting takes to reach every server, or a late write to show. Returns the last answer.
   */
  until<R extends Exchange>(
    isDone: (answer: R) => boolean,
    send: () => Promise<R>,
    what?: 'a change' | 'a late write',
  ): Promise<R>;
  /** Sends the commands of a story one after the other to one name. */
  play(story: Story): Promise<readonly Exchange[]>;
}

/** A mutation changes the SSE-C headers of the key to encrypt with. */
interface Writing {
  write(subject: OperationInput): Promise<Written>;
}

/** A mutation changes the SSE-C headers of the key to decrypt with. */
interface Reading {
  read(of: Stored, vary: Omit<ReadInput, 'of'>): Promise<Exchange>;
}

/**
 * A rule has `write` if all of its operations encrypt with a key, `read` if all decrypt with one.
 */
export type World<O extends OperationName> = Common &
  ([O] extends [Write] ? Writing : unknown) &
  ([O] extends [Read] ? Reading : unknown);
