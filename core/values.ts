import type { Carrier, Member, OperationName } from '../spec/operations.ts';
import type { CustomerKey } from './customer-key.ts';
import type { ObjectBody } from './object-body.ts';

export type { CustomerKey, ObjectBody };

/** A header as it stands on the wire; values are latin1, order and repetition are kept. */
export type HeaderPair = readonly [name: string, value: string];
/** A query parameter before encoding; no value means a bare name (`?acl`). */
export type QueryPair = readonly [name: string, value?: string];
/** One member of a triple as sent; a member that is not sent is not in the list. */
export type MemberPair = readonly [member: Member, value: string];

/** The members of one triple and where the request carries them. */
export interface CarriedTriple {
  readonly carrier: Carrier;
  readonly members: readonly MemberPair[];
}

/** How a request is authenticated. */
export interface Signing {
  /** `form`: the signature is in the fields of a POST form. */
  readonly mode: 'header' | 'query' | 'form' | 'anonymous';
  /** Lower-case names of headers that are sent but left out of the signature. */
  readonly unsignedHeaders?: readonly string[];
  /** `hash`: SHA-256 of the body; `streaming`: aws-chunked with signed chunks. */
  readonly payload?: 'hash' | 'unsigned' | 'streaming' | 'streaming-trailer' | 'unsigned-trailer';
  /** For `query`. */
  readonly expiresSeconds?: number;
  /** Changes the headers after they were signed. */
  readonly tamper?: (headers: readonly HeaderPair[]) => readonly HeaderPair[];
  /** For the aws-chunked payloads: checksum trailer, e.g. `x-amz-checksum-crc32`. */
  readonly trailer?: HeaderPair;
  /** For the signed aws-chunked payloads: the signature of this chunk is wrong. */
  readonly spoilsChunk?: 'first' | 'last';
  /** For `form`: fields of which the policy holds no condition. */
  readonly uncoveredFields?: readonly string[];
  /** For `form`: changes the policy's conditions before they are signed. */
  readonly conditions?: (conditions: readonly unknown[]) => readonly unknown[];
}

/** Which connection carries the request. */
export interface Transport {
  /** `https` is the endpoint under test; `http` its plain twin. */
  readonly scheme: 'https' | 'http';
  /** `raw`: written byte by byte on a socket, for what HTTP clients refuse to send. */
  readonly wire: 'client' | 'raw';
  /** Sends `Expect: 100-continue` and waits for the interim answer before the body. */
  readonly expectContinue?: boolean;
  /** Sends the body with chunked transfer coding and no Content-Length. */
  readonly chunked?: boolean;
  /** Sends half of the body and closes the connection. */
  readonly truncated?: boolean;
}

/** All of a draft but its body. */
export interface DraftHead {
  readonly operation: OperationName;
  readonly method: string;
  readonly bucket: string;
  /** The object's name, empty for a request on the bucket. */
  readonly name: string;
  readonly query: readonly QueryPair[];
  /** Without Host, Authorization, x-amz-date and x-amz-content-sha256, which signing adds. */
  readonly headers: readonly HeaderPair[];
  readonly triples: readonly CarriedTriple[];
  readonly signing: Signing;
  readonly transport: Transport;
  /** POST form fields beside the triple; `afterFile` stand behind the file. */
  readonly form?: {
    readonly fields: readonly HeaderPair[];
    readonly afterFile?: readonly HeaderPair[];
  };
}

/** A request before it is signed. Every step takes one and returns another. */
export interface Draft extends DraftHead {
  readonly body: Uint8Array;
}

/** A draft that went out. Of its body only the size is kept: large ones add up over a trial. */
export interface SentDraft extends DraftHead {
  readonly bodySizeBytes: number;
}

/** What an exchange keeps of its draft. */
export function sentDraft({ body, ...rest }: Draft): SentDraft {
  return { ...rest, bodySizeBytes: body.byteLength };
}

/**
 * One named difference from a valid request, at one step of build, mutate, sign, send.
 * Switched off, the request is valid: that is the control of every rule that draws one.
 */
export interface Mutation {
  readonly name: string;
  readonly step: 'triple' | 'request' | 'signature' | 'transport';
  readonly active: boolean;
  /** What the mutation does, in words that name no secret. */
  readonly says: string;
  /** `target` is the carrier whose triple is changed. */
  edit(draft: Draft, target: Carrier, key: CustomerKey): Draft;
}

/** How an object is, or shall be, encrypted at rest. */
export type Encryption =
  | { readonly mode: 'plain' }
  | { readonly mode: 'SSE-S3' }
  | { readonly mode: 'SSE-KMS' }
  | { readonly mode: 'SSE-C'; readonly key: CustomerKey };

export const plain: Encryption = { mode: 'plain' };
export const sseS3: Encryption = { mode: 'SSE-S3' };
export const sseKms: Encryption = { mode: 'SSE-KMS' };
export const ssec = (key: CustomerKey): Encryption => ({ mode: 'SSE-C', key });

/** A range of bytes; `first` and `last` are the positions that a right answer returns. */
export interface ByteRange {
  readonly header: string;
  readonly first: number;
  readonly last: number;
}

/** An object that a rule arranged. */
export interface Stored {
  readonly name: string;
  readonly encryption: Encryption;
  readonly body: ObjectBody;
  /** As the endpoint wrote it, quotes included. */
  readonly etag: string;
  readonly versionId?: string;
  /** Where it is, if not in the trial's own bucket. */
  readonly bucket?: string;
  /** Sizes of the parts of a multipart object, in bytes. */
  readonly partSizesBytes?: readonly number[];
}

/** A multipart upload under way. */
export interface Upload {
  readonly id: string;
  readonly name: string;
  readonly encryption: Encryption;
  readonly parts: readonly UploadedPart[];
}
export interface UploadedPart {
  readonly number: number;
  readonly etag: string;
  readonly body: ObjectBody;
  /** Checksum elements for the Complete document, e.g. `ChecksumCRC32`. */
  readonly checksums?: Readonly<Record<string, string>>;
}
