import type { Exchange } from './exchange.ts';
import type { ByteRange, CustomerKey, Encryption, ObjectBody, Stored, Upload } from './values.ts';

/** How the SDK sends a request: by a presigned URL, or over plain http. */
interface SdkVariation {
  readonly presigned?: boolean;
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

/** A write of an object by the SDK, under a fresh name. */
export interface SdkWrite extends SdkVariation {
  readonly key: CustomerKey;
  readonly body: ObjectBody;
  readonly checksum?: 'CRC32' | 'SHA256';
}

/** A multipart upload by the SDK, under a fresh name. */
export interface SdkUpload {
  readonly key: CustomerKey;
  readonly body: ObjectBody;
  readonly partSizesBytes: readonly number[];
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
