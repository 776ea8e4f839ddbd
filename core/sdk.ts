import type { Exchange } from './exchange.ts';
import type { ByteRange, CustomerKey, Encryption, ObjectBody, Stored, Upload } from './values.ts';

/** How the SDK sends a request: by a presigned URL, or over plain http. */
interface SdkVariation {
  /** `in query`: the SSE-C headers are parameters of the URL. */
  readonly presigned?: boolean | 'in query';
  readonly scheme?: 'https' | 'http';
}

/** A read of a stored object by the SDK, with its own key, another one, or none. */
export interface SdkRead extends SdkVariation {
  readonly of: Stored;
  readonly key?: CustomerKey | 'none';
  readonly range?: ByteRange;
  /** Whether the SDK asks for the checksum of the object and compares it. */
  readonly verifies?: boolean;
}

/** A download in ranges by the SDK, as a transfer manager splits it. */
export interface SdkDownload {
  readonly of: Stored;
  readonly key?: CustomerKey | 'none';
  readonly sliceBytes: number;
}

/** A write of an object by the SDK, under a fresh name. */
export interface SdkWrite extends SdkVariation {
  readonly key: CustomerKey;
  readonly body: ObjectBody;
  readonly checksum?: 'CRC32' | 'SHA256';
  /** From a stream: in chunks, with a checksum in the trailer. */
  readonly streams?: boolean;
}

/** A multipart upload by the SDK, under a fresh name. */
export interface SdkUpload {
  readonly key: CustomerKey;
  readonly body: ObjectBody;
  readonly partSizesBytes: readonly number[];
  /** The second part is missing at first, as ListParts shows; then it is uploaded. */
  readonly resumes?: boolean;
}

/**
 * The AWS SDK as a second client, which builds, signs and parses by itself. The exchange of an
 * accepted answer has the headers and body that the SDK returned; an answer that it rejects is
 * `malformed`.
 */
export interface Sdk {
  put(input: SdkWrite): Promise<Exchange>;
  get(input: SdkRead): Promise<Exchange>;
  head(input: SdkRead): Promise<Exchange>;
  copy(input: {
    readonly source: Stored;
    readonly sourceKey?: CustomerKey | 'none';
    readonly to: Encryption;
    readonly onto?: 'itself' | 'other';
  }): Promise<Exchange>;
  /**
   * A copy in parts, as transfer managers make it: HeadObject with the source key, then UploadPartCopy
   * with both keys, a range and the ETag of the source. The answer to CompleteMultipartUpload, or the
   * first that was not accepted.
   */
  copyInParts(input: {
    readonly source: Stored;
    readonly sourceKey?: CustomerKey | 'none';
    readonly key: CustomerKey;
    readonly partSizeBytes: number;
  }): Promise<Exchange>;
  /** HeadObject, then ranges of its ETag at the same time, in checksum mode, put together. */
  download(input: SdkDownload): Promise<Exchange>;
  /** GetObjectAttributes; the size of the object is the `content-length` of the exchange. */
  attributes(input: SdkRead): Promise<Exchange>;
  /** ListObjectsV2 by the name of the object, whose size is the `content-length`. */
  list(of: Stored): Promise<Exchange>;
  /** DeleteObjects of one name, without a key. */
  remove(of: Stored): Promise<Exchange>;
  uploadPart(input: {
    readonly upload: Upload;
    readonly number: number;
    readonly body: ObjectBody;
    readonly key?: CustomerKey | 'none';
  }): Promise<Exchange>;
  /** Create, UploadPart, Complete: the answer to Complete, or the first that was not accepted. */
  inParts(input: SdkUpload): Promise<Exchange>;
  /** A multipart upload by the SDK's transfer manager, with its default settings. */
  transfer(input: SdkUpload): Promise<Exchange>;
  /** A POST form that the SDK signed. */
  post(input: SdkWrite): Promise<Exchange>;
}
