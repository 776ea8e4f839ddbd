import type { Carrier, Member, OperationName } from '../spec/operations.ts';
import type { CustomerKey } from './customer-key.ts';
import type { ObjectBody } from './object-body.ts';

export type { CustomerKey, ObjectBody };

/** A header as it is sent; values are latin1, order and repetition are kept. */
export type HeaderPair = readonly [name: string, value: string];
/** A query parameter before encoding; no value means a bare name (`?acl`). */
export type QueryPair = readonly [name: string, value?: string];
/** One SSE-C header or field as it is sent; a list has only those that are sent. */
export type MemberPair = readonly [member: Member, value: string];

/** The SSE-C headers of one key, and whether they are headers, form fields or query parameters. */
export interface CarriedSsecHeaders {
  readonly carrier: Carrier;
  readonly members: readonly MemberPair[];
}

/** How a request is authenticated. */
export interface Signing {
  /** `form`: the signature is in the fields of a POST form. */
  readonly mode: 'header' | 'query' | 'form' | 'anonymous';
  /** By whom; an account that owns nothing of what the run makes, or that of the run. */
  readonly account?: 'second';
  /** Lower-case names of headers that are sent but left out of the signature. */
  readonly unsignedHeaders?: readonly string[];
  /** `hash`: SHA-256 of the body; `streaming`: aws-chunked with signed chunks. */
  readonly payload?: 'hash' | 'unsigned' | 'streaming' | 'streaming-trailer' | 'unsigned-trailer';
  /** Validity of a presigned URL. */
  readonly expiresSeconds?: number;
  /** Changes the headers after signing. */
  readonly tamper?: (headers: readonly HeaderPair[]) => readonly HeaderPair[];
  /** For the aws-chunked payloads: checksum trailer, e.g. `x-amz-checksum-crc32`. */
  readonly trailer?: HeaderPair;
  /** For the aws-chunked payloads: bytes of each chunk but the last, 64 KiB by default. */
  readonly chunkSizeBytes?: number;
  /** For the signed aws-chunked payloads: the signature of this chunk is wrong. */
  readonly spoilsChunk?: 'first' | 'last';
  /** For `form`: fields of which the policy holds no condition. */
  readonly uncoveredFields?: readonly string[];
  /** For `form`: changes the policy's conditions before they are signed. */
  readonly conditions?: (conditions: readonly unknown[]) => readonly unknown[];
}

/** Which connection carries the request. */
export interface Transport {
  /** `https`: the endpoint under test; `http`: the same endpoint without TLS. */
  readonly scheme: 'https' | 'http';
  /** `raw`: written to a socket by us, for requests that HTTP clients refuse to send. */
  readonly wire: 'client' | 'raw';
  /** Sends `Expect: 100-continue` and waits for the interim answer before the body. */
  readonly expectContinue?: boolean;
  /** Sends the body with chunked transfer coding and no Content-Length. */
  readonly chunked?: boolean;
  /** Sends half of the body and closes the connection. */
  readonly truncated?: boolean;
  /** Of `client`: one connection for all requests that give it this name, one after the other. */
  readonly connection?: string;
}

/** A draft without its body. */
export interface DraftHead {
  readonly operation: OperationName;
  readonly method: string;
  readonly bucket: string;
  /** The object's name, empty for a request on the bucket. */
  readonly name: string;
  readonly query: readonly QueryPair[];
  /** Without Host, Authorization, x-amz-date and x-amz-content-sha256, which signing adds. */
  readonly headers: readonly HeaderPair[];
  readonly ssecHeaders: readonly CarriedSsecHeaders[];
  readonly signing: Signing;
  readonly transport: Transport;
  /** POST form fields besides the SSE-C fields; those of `afterFile` follow the file. */
  readonly form?: {
    readonly fields: readonly HeaderPair[];
    readonly afterFile?: readonly HeaderPair[];
    /** The field `key` ends in ${filename}, and the file has the last segment of the name as its own. */
    readonly isNamedByFile?: boolean;
  };
}

/** A request before it is signed. */
export interface Draft extends DraftHead {
  readonly body: Uint8Array;
}

/** A draft that was sent. Of its body only the size is kept, to save memory. */
export interface SentDraft extends DraftHead {
  /** The gateway that was asked, where a service has several. */
  readonly gateway?: string;
  readonly bodySizeBytes: number;
}

/** The draft without its body, as an exchange keeps it. */
export function sentDraft({ body, ...rest }: Draft): SentDraft {
  return { ...rest, bodySizeBytes: body.byteLength };
}

/**
 * One named difference from a valid request. With `active: false` the request is valid, which makes
 * the control of every rule that draws a mutation.
 */
export interface Mutation {
  readonly name: string;
  readonly step: 'triple' | 'request' | 'signature' | 'transport';
  readonly active: boolean;
  /** The difference in words, without secrets. */
  readonly says: string;
  /** `target` is the carrier whose SSE-C headers are changed. */
  edit(draft: Draft, target: Carrier, key: CustomerKey): Draft;
}

/** The encryption mode of an object, with its key for SSE-C. */
export type Encryption =
  | { readonly mode: 'plain' }
  | { readonly mode: 'SSE-S3' }
  | { readonly mode: 'SSE-KMS' }
  | { readonly mode: 'SSE-C'; readonly key: CustomerKey };

/** No encryption headers. */
export const plain: Encryption = { mode: 'plain' };
/** Encryption with keys of S3. */
export const sseS3: Encryption = { mode: 'SSE-S3' };
/** Encryption with a key of AWS KMS. */
export const sseKms: Encryption = { mode: 'SSE-KMS' };
/** Encryption with a customer key. */
export const ssec = (key: CustomerKey): Encryption => ({ mode: 'SSE-C', key });

/** A Range header; `first` and `last` are the positions that a correct answer returns. */
export interface ByteRange {
  readonly header: string;
  readonly first: number;
  readonly last: number;
}

/** An object that the set-up of a trial stored. */
export interface Stored {
  readonly name: string;
  readonly encryption: Encryption;
  readonly body: ObjectBody;
  /** As the endpoint returned it, quotes included. */
  readonly etag: string;
  readonly versionId?: string;
  /** Its bucket, if it is not that of the trial. */
  readonly bucket?: string;
  /** Sizes of the parts of a multipart object, in bytes. */
  readonly partSizesBytes?: readonly number[];
}

/** A multipart upload that is not completed yet. */
export interface Upload {
  readonly id: string;
  readonly name: string;
  readonly encryption: Encryption;
  readonly parts: readonly UploadedPart[];
}

/** A part that was uploaded, as the Complete document names it. */
export interface UploadedPart {
  readonly number: number;
  readonly etag: string;
  readonly body: ObjectBody;
  /** Checksum elements for the Complete document, e.g. `ChecksumCRC32`. */
  readonly checksums?: Readonly<Record<string, string>>;
}
