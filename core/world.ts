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

/** What every request may vary. Without it the request is valid. */
export interface Variation {
  readonly mutation?: Mutation;
  readonly presigned?: boolean;
  readonly headers?: readonly HeaderPair[];
  readonly query?: readonly QueryPair[];
  readonly signing?: Partial<Signing>;
  readonly transport?: Partial<Transport>;
}

/** What a case's operation works on. The operation table sets the scene that is not given. */
export interface OperationInput extends Variation {
  readonly key: CustomerKey;
  readonly body?: ObjectBody;
}

/** Opens what is read: the stored object's own key unless told otherwise. */
export interface ReadInput extends Variation {
  readonly of: Stored;
  readonly key?: CustomerKey | 'none';
  readonly range?: ByteRange;
}

/** A write under a name of this trial: a fresh one, or that of `onto`. */
export interface WriteInput extends Variation {
  readonly key?: CustomerKey;
  readonly encryption?: Encryption;
  readonly body?: ObjectBody;
  readonly onto?: Pick<Stored, 'name'>;
}

/** A request that carries no key. */
export interface CallInput extends Variation {
  readonly of: Pick<Stored, 'name' | 'versionId'>;
  /** Sent with the request, an XML document most of the time. */
  readonly document?: string;
  /** A triple on an operation that has no carrier of its own goes into headers. */
  readonly key?: CustomerKey;
}

/** Which of a copy's two keys a mutation lands on. */
interface Aimed {
  /** The source's, where it has one, unless told otherwise. */
  readonly mutates?: 'writeKey' | 'readKey';
}

/** A copy of a stored object under a fresh name, onto itself, or onto another name. */
export interface CopyInput extends Variation, Aimed {
  readonly source: Stored;
  readonly sourceKey?: CustomerKey | 'none';
  readonly to: Encryption;
  readonly onto?: 'itself' | 'other' | Pick<Stored, 'name'>;
}

/** A part of an upload, under the upload's own key unless another one, or none, is named. */
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
}

/** The end of an upload: the parts that it names, in their order. */
export interface CompleteInput extends Variation {
  readonly upload: Upload;
  readonly key?: CustomerKey | 'if asked for';
}

/** A statement of a bucket policy. */
type Statement = Readonly<Record<string, unknown>>;

/** Makes what must already be there. Any refusal here ends the trial as `blocked`. */
export interface Have {
  object(of: {
    readonly body: ObjectBody;
    readonly encryption: Encryption;
    /** Uploads the body in parts of these sizes, which add up to its own. */
    readonly partSizesBytes?: readonly number[];
    readonly headers?: readonly HeaderPair[];
    readonly onto?: Pick<Stored, 'name'>;
    /** One object for all trials that ask for the same: for large bodies that are only read. */
    readonly isShared?: boolean;
    /** In the run's bucket, when the trial has one of its own. */
    readonly isInRunBucket?: boolean;
    /** Requests name this version; else they see what lies under the name when they come. */
    readonly isVersion?: true;
  }): Promise<Stored>;
  /** A name under which nothing is stored. */
  nothing(of: { readonly encryption: Encryption; readonly body: ObjectBody }): Promise<Stored>;
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
  /** Sets the policy of the trial's own bucket; it is on everybody and every object unless told otherwise. */
  policy(statement: Statement, ...more: readonly Statement[]): Promise<void>;
  /** Any other step; refused or broken, it blocks the trial. */
  accepted<T extends Exchange>(step: Promise<T>): Promise<T>;
  /** What else must be so before the claim can be judged; else the trial is blocked with these words. */
  sure(isSo: boolean, otherwise: string): void;
}

/** S3, one method per operation, on this trial's own object unless told otherwise. */
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
  /** A form upload; `form` adds fields beside the triple's. */
  postObject(input: WriteInput & { readonly form?: Draft['form'] }): Promise<Written>;
  /**
   * Without a key unless one is named. `if asked for`: without one, and where that is refused again
   * with the upload's own, for rules that claim nothing about the key of a Complete.
   */
  completeMultipartUpload(input: CompleteInput): Promise<Written>;
  /** Operations on an object that need nothing but its name. */
  call(operation: OperationName, input: CallInput): Promise<Exchange>;
  /** GET of a name once with each key, and once without. */
  getWithEach<const T extends readonly CustomerKey[]>(
    of: Pick<Stored, 'name'>,
    keys: T,
  ): Promise<readonly [...{ readonly [I in keyof T]: Exchange }, Exchange]>;
  /** The answer to a write, then `getWithEach` of the name that it wrote. */
  readBack<const T extends readonly CustomerKey[], W extends Exchange>(
    write: Promise<W>,
    keys: T,
  ): Promise<readonly [W, ...{ readonly [I in keyof T]: Exchange }, Exchange]>;
}

interface Common {
  /** The case's operation. */
  readonly operation: OperationName;
  readonly have: Have;
  readonly s3: S3;
  /** An independent client, for rules that need the feature `sdk`. */
  readonly sdk: Sdk;
  /** The case's operation, whichever it is, in a valid scene. */
  perform(subject: OperationInput): Promise<Exchange>;
  /** The case's operation looks at a stored object: a read with its key, or a list that shows it. */
  look(of: Stored): Promise<Exchange>;
  /** Starts all at once and waits for all. */
  together<T, R>(
    items: readonly T[],
    send: (item: T, index: number) => Promise<R>,
  ): Promise<readonly R[]>;
  /** One after the other. */
  inTurn<T, R>(items: readonly T[], send: (item: T, index: number) => Promise<R>): Promise<R[]>;
  /**
   * Sends again until the answer is this, for as long as it may take: a change of a bucket to reach
   * every server, a write that comes late to show. The last answer, whichever it is.
   */
  until<R extends Exchange>(
    isDone: (answer: R) => boolean,
    send: () => Promise<R>,
    what?: 'a change' | 'a late write',
  ): Promise<R>;
  /** Sends the commands of a story one after the other, on one name. */
  play(story: Story): Promise<readonly Exchange[]>;
}

/** A mutated triple lands on the key that seals. */
interface Writing {
  write(subject: OperationInput): Promise<Written>;
}

/** A mutated triple lands on the key that opens. */
interface Reading {
  read(
    of: Stored,
    vary: Variation & { readonly key?: CustomerKey | 'none'; readonly range?: ByteRange },
  ): Promise<Exchange>;
}

/** `write` exists only where every operation of the rule seals, `read` only where every one opens. */
export type World<O extends OperationName> = Common &
  ([O] extends [Write] ? Writing : unknown) &
  ([O] extends [Read] ? Reading : unknown);
