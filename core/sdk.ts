import type { Exchange } from './exchange.ts';
import type { ByteRange, CustomerKey, Encryption, ObjectBody, Stored, Upload } from './values.ts';

/** Which way an application sends through the SDK: presigned, or over plain http. */
interface SdkVariation {
  readonly presigned?: boolean;
  readonly scheme?: 'https' | 'http';
}

/** A read of a stored object by the SDK: with its own key, another one, or none. */
export interface SdkRead extends SdkVariation {
  readonly of: Stored;
  readonly key?: CustomerKey | 'none';
  readonly range?: ByteRange;
  /** The SDK asks for the object's checksum and compares it. */
  readonly verifies?: boolean;
}

/** A write of a whole object by the SDK, under a fresh name. */
export interface SdkWrite extends SdkVariation {
  readonly key: CustomerKey;
  readonly body: ObjectBody;
  readonly checksum?: 'CRC32' | 'SHA256';
}

/** A write of a large object by the SDK, under a fresh name. */
export interface SdkUpload {
  readonly key: CustomerKey;
  readonly body: ObjectBody;
  readonly partSizesBytes: readonly number[];
}

/**
 * An independent client as applications use it: it builds, signs and reads by itself. Where it
 * took an answer, the exchange holds what it told; an answer that it cannot take is broken.
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
  /** Step by step: the answer to the last step, or to the first that was not accepted. */
  inParts(input: SdkUpload): Promise<Exchange>;
  /** By the SDK's transfer manager, with what it does by default. */
  transfer(input: SdkUpload): Promise<Exchange>;
  /** A form that the SDK signed. */
  post(input: SdkWrite): Promise<Exchange>;
}
