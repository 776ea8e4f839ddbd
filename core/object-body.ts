import { type Cipher, createCipheriv, createHash } from 'node:crypto';

const cachedBytesMax = 64 * 1024;
const chosenBytesMax = 1024 * 1024;

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

  /** A body of chosen bytes, where what it holds is what matters; at most `chosenBytesMax` long. */
  static holding(bytes: Uint8Array): ObjectBody {
    const body = new ObjectBody({
      sizeBytes: Math.min(bytes.byteLength, chosenBytesMax),
      seed: -1,
    });
    body.#bytes = Buffer.from(bytes.subarray(0, chosenBytesMax));
    return body;
  }

  /** A stretch of this body as a body of its own: what one part of a multipart object holds. */
  part(of: { readonly firstByte: number; readonly sizeBytes: number }): ObjectBody {
    const part = new ObjectBody({ sizeBytes: of.sizeBytes, seed: this.seed });
    part.#bytes = this.bytes().subarray(of.firstByte, of.firstByte + of.sizeBytes);
    return part;
  }

  /** The whole body. Small bodies are kept, large ones made anew at each call. */
  bytes(): Buffer {
    if (this.#bytes !== undefined) return this.#bytes;
    const key = createHash('sha256').update(`object body ${this.seed}`).digest();
    const cipher = createCipheriv('aes-256-ctr', key, Buffer.alloc(16));
    const bytes = keystream(cipher, this.sizeBytes);
    if (this.sizeBytes <= cachedBytesMax) this.#bytes = bytes;
    return bytes;
  }

  /** First and last byte positions, both inclusive. */
  slice(range: { readonly first: number; readonly last: number }): Buffer {
    return this.bytes().subarray(range.first, range.last + 1);
  }

  toString(): string {
    const origin = this.seed < 0 ? 'chosen' : `of seed ${this.seed}`;
    return `${this.sizeBytes.toLocaleString('en')} bytes ${origin}`;
  }

  toJSON(): string {
    return this.toString();
  }
}

const zeros = Buffer.alloc(cachedBytesMax);

/** Encrypted zeros, made in pieces so that a large body is held once. */
function keystream(cipher: Cipher, sizeBytes: number): Buffer {
  if (sizeBytes <= zeros.byteLength) return cipher.update(zeros.subarray(0, sizeBytes));
  const bytes = Buffer.allocUnsafe(sizeBytes);
  for (let at = 0; at < sizeBytes; at += zeros.byteLength) {
    cipher.update(zeros.subarray(0, Math.min(zeros.byteLength, sizeBytes - at))).copy(bytes, at);
  }
  return bytes;
}
