import { type Cipher, createCipheriv, createDecipheriv, hash } from 'node:crypto';
import { type ChecksumName, checksums } from './checksum.ts';
import { counted } from './counted.ts';

const cachedBytesMax = 64 * 1024;
const chosenBytesMax = 1024 * 1024;
const comparedBytes = 64 * 1024;

/**
 * The bytes of an object: an AES-CTR keystream determined by its seed. No 16 consecutive bytes
 * occur twice in one body or in bodies of two seeds (the chance is below 2^-80 for the sizes in
 * use), so that a byte at a wrong offset is noticed.
 */
export class ObjectBody {
  readonly sizeBytes: number;
  readonly seed: number;
  /** Offset of this body in the keystream of its seed. */
  readonly #firstByte: number;
  #bytes: Buffer | undefined;
  readonly #checksums = new Map<ChecksumName, string>();

  private constructor(of: {
    readonly sizeBytes: number;
    readonly seed: number;
    readonly firstByte?: number;
  }) {
    this.sizeBytes = of.sizeBytes;
    this.seed = of.seed;
    this.#firstByte = of.firstByte ?? 0;
  }

  static of(of: { readonly sizeBytes: number; readonly seed: number }): ObjectBody {
    return new ObjectBody(of);
  }

  /** A body with the given bytes, of which at most `chosenBytesMax` are used. */
  static holding(bytes: Uint8Array): ObjectBody {
    const body = new ObjectBody({
      sizeBytes: Math.min(bytes.byteLength, chosenBytesMax),
      seed: -1,
    });
    body.#bytes = Buffer.from(bytes.subarray(0, chosenBytesMax));
    return body;
  }

  /** A range of this body as a body of its own: a part of a multipart object. */
  part(of: { readonly firstByte: number; readonly sizeBytes: number }): ObjectBody {
    const { firstByte, sizeBytes } = of;
    const { seed } = this;
    const part = new ObjectBody({ sizeBytes, seed, firstByte: this.#firstByte + firstByte });
    if (this.#bytes !== undefined)
      part.#bytes = this.#bytes.subarray(firstByte, firstByte + sizeBytes);
    return part;
  }

  /** All bytes. Small bodies are cached; large ones are generated at each call to save memory. */
  bytes(): Buffer {
    if (this.#bytes !== undefined) return this.#bytes;
    const bytes = this.#stretch(0, this.sizeBytes);
    if (this.sizeBytes <= cachedBytesMax) this.#bytes = bytes;
    return bytes;
  }

  /**
   * A checksum of all bytes, in Base64. It is computed once, since the model asks for it again; from
   * bytes that the caller has made already, where they are given.
   */
  checksum(name: ChecksumName, bytes?: Uint8Array): string {
    const sum = this.#checksums.get(name) ?? checksums[name](bytes ?? this.bytes());
    this.#checksums.set(name, sum);
    return sum;
  }

  /** The bytes from position `first` to `last`, both inclusive. */
  slice({ first, last }: { readonly first: number; readonly last: number }): Buffer {
    const known = this.#bytes ?? (this.sizeBytes <= cachedBytesMax ? this.bytes() : undefined);
    if (known !== undefined) return known.subarray(first, last + 1);
    return this.#stretch(first, Math.max(0, Math.min(last + 1, this.sizeBytes) - first));
  }

  /**
   * The first position at which these bytes differ from the body, or where the shorter of the two
   * ends; undefined where they are equal. Large bodies are generated and compared piece by piece.
   */
  firstDifference(bytes: Uint8Array): number | undefined {
    const wantedAt = this.#reader();
    for (let first = 0; first < bytes.byteLength; first += comparedBytes) {
      const received = bytes.subarray(first, first + comparedBytes);
      const wanted = wantedAt(first, Math.min(received.byteLength, this.sizeBytes - first));
      if (wanted.equals(received)) continue;
      return first + received.findIndex((byte, index) => byte !== wanted[index]);
    }
    return bytes.byteLength < this.sizeBytes ? bytes.byteLength : undefined;
  }

  /** Reads the body from its start, piece by piece. */
  #reader(): (first: number, sizeBytes: number) => Buffer {
    const known = this.#bytes ?? (this.sizeBytes <= cachedBytesMax ? this.bytes() : undefined);
    if (known !== undefined) return (first, sizeBytes) => known.subarray(first, first + sizeBytes);
    const cipher = cipherAt({ seed: this.seed, firstByte: this.#firstByte });
    return (_, sizeBytes) => cipher.update(zeros.subarray(0, Math.max(0, sizeBytes)));
  }

  /** Whether its bytes are a keystream, and were not chosen. */
  get isDrawn(): boolean {
    return this.seed >= 0;
  }

  /**
   * Whether the bytes hold a whole block of a drawn body, as 31 of its bytes in a row do. The time
   * depends on the size of the bytes alone: a block that is deciphered is the number of its place.
   */
  sharesBlock(bytes: Buffer): boolean {
    const cipher = createDecipheriv('aes-256-ecb', keyOf(this.seed), null).setAutoPadding(false);
    const first = Math.ceil(this.#firstByte / blockBytes);
    const end = Math.floor((this.#firstByte + this.sizeBytes) / blockBytes);
    for (let shift = 0; shift < blockBytes; shift += 1) {
      const rest = bytes.byteLength - shift;
      const numbers = cipher.update(bytes.subarray(shift, shift + rest - (rest % blockBytes)));
      for (let at = 0; at < numbers.byteLength; at += blockBytes)
        if (isBetween(numbers, at, { first, end })) return true;
    }
    return false;
  }

  #stretch(first: number, sizeBytes: number): Buffer {
    return keystream({ seed: this.seed, firstByte: this.#firstByte + first, sizeBytes });
  }

  toString(): string {
    const origin = this.seed < 0 ? 'chosen' : `of seed ${this.seed}`;
    return `${counted(this.sizeBytes, 'byte')} ${origin}`;
  }

  toJSON(): string {
    return this.toString();
  }
}

const zeros = Buffer.alloc(cachedBytesMax);
const blockBytes = 16;

function keyOf(seed: number): Buffer {
  return hash('sha256', `object body ${seed}`, 'buffer');
}

/** Whether the block at a position is a number of 128 bits from `first` up to `end`. */
function isBetween(
  bytes: Buffer,
  at: number,
  { first, end }: { readonly first: number; readonly end: number },
): boolean {
  if (bytes.readUInt32BE(at) !== 0 || bytes.readUInt32BE(at + 4) !== 0) return false;
  const block = Number(bytes.readBigUInt64BE(at + 8));
  return block >= first && block < end;
}

interface Place {
  readonly seed: number;
  readonly firstByte: number;
}

/** The keystream of a seed from some byte on: AES in counter mode can start at any block. */
function cipherAt(of: Place): Cipher {
  const counter = Buffer.alloc(blockBytes);
  counter.writeBigUInt64BE(BigInt(Math.floor(of.firstByte / blockBytes)), 8);
  const cipher = createCipheriv('aes-256-ctr', keyOf(of.seed), counter);
  cipher.update(zeros.subarray(0, of.firstByte % blockBytes));
  return cipher;
}

/** A range of the keystream of a seed. */
function keystream(of: Place & { readonly sizeBytes: number }): Buffer {
  const cipher = cipherAt(of);
  if (of.sizeBytes <= zeros.byteLength) return cipher.update(zeros.subarray(0, of.sizeBytes));
  const bytes = Buffer.allocUnsafeSlow(of.sizeBytes);
  for (let at = 0; at < of.sizeBytes; at += zeros.byteLength) {
    const rest = zeros.subarray(0, Math.min(zeros.byteLength, of.sizeBytes - at));
    cipher.update(rest).copy(bytes, at);
  }
  return bytes;
}
