import { createCipheriv, createHash } from 'node:crypto';

const cachedBytesMax = 64 * 1024;

/**
 * The bytes of an object: a keystream that its seed alone determines, so that a byte at a wrong
 * offset is seen. No two 16-byte windows of one body are equal, nor those of two seeds (the chance
 * is below 2^-80 for the sizes in use).
 */
export class ObjectBody {
  readonly sizeBytes: number;
  readonly seed: number;
  #bytes: Buffer | undefined;

  private constructor(of: { readonly sizeBytes: number; readonly seed: number }) {
    this.sizeBytes = of.sizeBytes;
    this.seed = of.seed;
  }

  static of(of: { readonly sizeBytes: number; readonly seed: number }): ObjectBody {
    return new ObjectBody(of);
  }

  /** Several bodies one behind the other, as the parts of a multipart object are. */
  static joined(parts: readonly ObjectBody[]): ObjectBody {
    const bytes = Buffer.concat(parts.map((part) => part.bytes()));
    const body = new ObjectBody({ sizeBytes: bytes.byteLength, seed: parts[0]?.seed ?? 0 });
    body.#bytes = bytes;
    return body;
  }

  /** The whole body. Small bodies are kept, large ones made anew at each call. */
  bytes(): Buffer {
    if (this.#bytes !== undefined) return this.#bytes;
    const key = createHash('sha256').update(`object body ${this.seed}`).digest();
    const cipher = createCipheriv('aes-256-ctr', key, Buffer.alloc(16));
    const bytes = cipher.update(Buffer.alloc(this.sizeBytes));
    if (this.sizeBytes <= cachedBytesMax) this.#bytes = bytes;
    return bytes;
  }

  /** First and last byte positions, both inclusive. */
  slice(range: { readonly first: number; readonly last: number }): Buffer {
    return this.bytes().subarray(range.first, range.last + 1);
  }

  toString(): string {
    return `${this.sizeBytes.toLocaleString('en')} bytes of seed ${this.seed}`;
  }

  toJSON(): string {
    return this.toString();
  }
}
