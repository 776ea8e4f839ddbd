import { hash } from 'node:crypto';
import { inspect } from 'node:util';

const salt = Buffer.from('fingerprint of a customer key');

/**
 * A 256-bit customer key. Prints as a fingerprint (`key#3f9a1c02`), so that a careless log line
 * leaks nothing. The fingerprint is the start of a salted SHA-256, unrelated to the MD5 that
 * requests carry, so that the key cannot be found from it faster than by trying all keys.
 */
export class CustomerKey {
  readonly #bytes: Uint8Array;
  readonly fingerprint: string;
  #base64: string | undefined;
  #md5Base64: string | undefined;

  private constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
    const digest = hash('sha256', Buffer.concat([salt, bytes]), 'hex');
    this.fingerprint = `key#${digest.slice(0, 8)}`;
  }

  static of(bytes: Uint8Array): CustomerKey {
    return new CustomerKey(bytes);
  }

  /** The 32 bytes of the key. */
  get bytes(): Uint8Array {
    return this.#bytes;
  }

  /** The Base64 form that the key header carries. */
  get base64(): string {
    this.#base64 ??= Buffer.from(this.#bytes).toString('base64');
    return this.#base64;
  }

  /** The Base64 MD5 of the raw key: the digest is over the bytes, not over their Base64 form. */
  get md5Base64(): string {
    this.#md5Base64 ??= hash('md5', this.#bytes, 'base64');
    return this.#md5Base64;
  }

  toString(): string {
    return this.fingerprint;
  }

  toJSON(): string {
    return this.fingerprint;
  }

  [inspect.custom](): string {
    return this.fingerprint;
  }
}
