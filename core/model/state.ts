import type { ClauseId } from '../../spec/clauses.ts';
import type { ChecksumName } from '../checksum.ts';
import type { Encryption, HeaderPair, ObjectBody } from '../values.ts';

/** A version of an object, or a delete marker. */
export interface Version {
  /** `null` in a bucket without versioning; undefined where the endpoint returned none. */
  readonly id: string | undefined;
  readonly isDeleteMarker: boolean;
  readonly encryption: Encryption;
  /** The bytes, in one piece or several. */
  readonly pieces: readonly ObjectBody[];
  readonly isMultipart: boolean;
  /** The parts of a multipart object; one that was copied may have several pieces. */
  readonly parts?: readonly { readonly number: number; readonly sizeBytes: number }[];
  /** As the endpoint returned it, quotes included; undefined until an answer has shown it. */
  readonly etag: string | undefined;
  /** User metadata and content headers that were asked for. */
  readonly headers: readonly HeaderPair[];
  /** The value of its one tag, if it has any. */
  readonly tag?: string | undefined;
  /** Its ACL, as far as the endpoint has ACLs, lets everybody read it. */
  readonly isPublic?: boolean;
  /** The checksum that its writer sent. */
  readonly checksum?: Checksum | undefined;
  readonly isCopy?: boolean;
  /** Sentences about the requests that made it, which wrong bytes break too. */
  readonly madeBy?: readonly ClauseId[];
  /** It was uploaded in parts with a checksum each. */
  readonly hasPartChecksums?: boolean;
}

/** A checksum of a whole object, as the end of its header's name and its Base64 value. */
export interface Checksum {
  readonly algorithm: string;
  readonly value: string;
}

/** A part of an upload. */
interface Part {
  /** In pieces, since a part may be copied from a range that several pieces make up. */
  readonly body: readonly ObjectBody[];
  readonly etag: string | undefined;
  readonly madeBy?: readonly ClauseId[];
  /** It was sent without a checksum of the algorithm of its upload. */
  readonly lacksSum?: boolean;
}

/** A multipart upload that is neither completed nor aborted. */
export interface OpenUpload {
  readonly id: string;
  readonly name: string;
  readonly encryption: Encryption;
  readonly headers: readonly HeaderPair[];
  readonly tag?: string | undefined;
  readonly isPublic?: boolean;
  /** The checksum algorithm that CreateMultipartUpload named, for which Complete needs the key. */
  readonly checksumAlgorithm: ChecksumName | undefined;
  readonly parts: ReadonlyMap<number, Part>;
}

/** An upload that was completed or aborted: its id, with which it can be named again. */
interface EndedUpload {
  readonly id: string;
  readonly name: string;
  readonly how: 'completed' | 'aborted';
  /** The parts that it had when it ended. */
  readonly parts: ReadonlyMap<number, Part>;
}

/** A bucket as far as a client can tell. */
export interface ModelBucket {
  readonly versioning: 'Off' | 'Enabled' | 'Suspended';
  /** What an object gets that asks for no encryption. */
  readonly defaultEncryption: 'SSE-S3' | 'SSE-KMS';
  readonly blocksSsec: boolean;
  /** Its default encryption was set by the story, so that it can be shown. */
  readonly isDefaultSet?: boolean;
  /** Its default encryption was reset: whether it blocks SSE-C, as new buckets do, is not known. */
  readonly wasReset?: boolean;
  readonly mayBlockSsec?: boolean;
  /** It blocked SSE-C, and no longer does. */
  readonly wasBlocked?: boolean;
  /** What its policy says of writes, or of reads. */
  readonly policy?: 'requires SSE-C' | 'denies SSE-C' | 'lets all read';
  /** The versions of each name, the newest first. */
  readonly names: ReadonlyMap<string, readonly Version[]>;
  /** Open uploads by the number that the model gives them, which is never used again. */
  readonly uploads: ReadonlyMap<number, OpenUpload>;
  readonly endedUploads: ReadonlyMap<number, EndedUpload>;
}

/** What an endpoint stores, as far as its answers show. Never changed; a step makes a new one. */
export interface ModelState {
  /** Buckets by the word that requests use for them, such as `one`; not by their real names. */
  readonly buckets: ReadonlyMap<string, ModelBucket>;
  /** Stands in front of every name of the model in requests and lists. */
  readonly prefix: string;
  readonly uploadsBegun: number;
}

/**
 * The states that the answers so far allow: one, until an answer was wrong, was missing, or left
 * open what was stored. Later answers narrow them.
 */
export type Possible = readonly [ModelState, ...ModelState[]];

/** More states than this are not kept. */
export const statesMax = 24;

/** A bounded number of states. */
export function atMost(states: readonly ModelState[], otherwise: ModelState): Possible {
  const [first = otherwise, ...more] = states.slice(0, statesMax);
  return [first, ...more];
}

/** A new bucket. */
export const emptyBucket: ModelBucket = {
  versioning: 'Off',
  defaultEncryption: 'SSE-S3',
  blocksSsec: false,
  names: new Map(),
  uploads: new Map(),
  endedUploads: new Map(),
};

/** Empty buckets, by the words for them. */
export function emptyState(
  buckets: Readonly<Record<string, ModelBucket>>,
  prefix: string,
): ModelState {
  return { buckets: new Map(Object.entries(buckets)), prefix, uploadsBegun: 0 };
}

/** The size of a version, in bytes. */
export function sizeOf({ pieces }: Pick<Version, 'pieces'>): number {
  return pieces.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0);
}
