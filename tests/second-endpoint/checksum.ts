import { createHash } from 'node:crypto';
import type { Values } from './call.ts';
import { invalidArgument, notImplemented, S3Error } from './s3-error.ts';

export const algorithms = [
  'CRC32',
  'CRC32C',
  'CRC64NVME',
  'SHA1',
  'SHA256',
  'SHA512',
  'MD5',
] as const;
export type Algorithm = (typeof algorithms)[number];
export type ChecksumType = 'FULL_OBJECT' | 'COMPOSITE';

export interface Checksum {
  readonly algorithm: Algorithm;
  readonly type: ChecksumType;
  readonly value: string;
}

const unknownAlgorithms = ['xxhash64', 'xxhash3', 'xxhash128'];

const polynomials = {
  CRC32: { bits: 32, reversed: 0xedb88320n },
  CRC32C: { bits: 32, reversed: 0x82f63b78n },
  CRC64NVME: { bits: 64, reversed: 0x9a6c9329ac4bc9b5n },
} as const;
type Crc = keyof typeof polynomials;

export const isCrc = (algorithm: Algorithm): algorithm is Crc => algorithm in polynomials;

interface Table {
  readonly high: Uint32Array;
  readonly low: Uint32Array;
}

function tableOf(reversed: bigint): Table {
  const [high, low] = [new Uint32Array(256), new Uint32Array(256)];
  for (let index = 0; index < 256; index++) {
    let value = BigInt(index);
    for (let bit = 0; bit < 8; bit++)
      value = (value & 1n) === 1n ? (value >> 1n) ^ reversed : value >> 1n;
    high[index] = Number(value >> 32n);
    low[index] = Number(value & 0xffffffffn);
  }
  return { high, low };
}

const tables = Object.fromEntries(
  Object.entries(polynomials).map(([name, { reversed }]) => [name, tableOf(reversed)]),
) as unknown as Readonly<Record<Crc, Table>>;

/** Two halves, so that no big integer is needed for each byte. */
function crcOf(name: Crc, bytes: Buffer): bigint {
  const { high: tableHigh, low: tableLow } = tables[name];
  const isWide = polynomials[name].bits === 64;
  let [high, low] = [isWide ? 0xffffffff : 0, 0xffffffff];
  for (let at = 0; at < bytes.length; at++) {
    const index = (low ^ (bytes[at] ?? 0)) & 0xff;
    low = ((low >>> 8) | (high << 24)) ^ (tableLow[index] ?? 0);
    high = (high >>> 8) ^ (tableHigh[index] ?? 0);
  }
  const [outHigh, outLow] = [isWide ? ~high >>> 0 : 0, ~low >>> 0];
  return (BigInt(outHigh) << 32n) | BigInt(outLow);
}

function crcBytes(name: Crc, value: bigint): Buffer {
  const bytes = Buffer.alloc(8);
  bytes.writeBigUInt64BE(value);
  return bytes.subarray(8 - polynomials[name].bits / 8);
}

/** Multiplies a vector over GF(2) by a matrix of its columns. */
function times(matrix: readonly bigint[], vector: bigint): bigint {
  let [sum, rest] = [0n, vector];
  for (const column of matrix) {
    if (rest === 0n) break;
    if ((rest & 1n) === 1n) sum ^= column;
    rest >>= 1n;
  }
  return sum;
}

/** The CRC of two stretches in a row, from the CRC of each. */
function joined(name: Crc, one: bigint, other: bigint, otherSize: number): bigint {
  const { bits, reversed } = polynomials[name];
  // The step of one bit of zeros; squared, that of two, four, …
  let step = Array.from({ length: bits }, (_, bit) =>
    bit === 0 ? reversed : 1n << BigInt(bit - 1),
  );
  let [value, rest] = [one, otherSize * 8];
  while (rest > 0) {
    if (rest % 2 === 1) value = times(step, value);
    const now = step;
    step = now.map((column) => times(now, column));
    rest = Math.floor(rest / 2);
  }
  return value ^ other;
}

export function digestOf(algorithm: Algorithm, bytes: Buffer): string {
  if (isCrc(algorithm)) return crcBytes(algorithm, crcOf(algorithm, bytes)).toString('base64');
  return createHash(algorithm.toLowerCase()).update(bytes).digest('base64');
}

export interface PartDigest {
  readonly value: string;
  readonly size: number;
}

/** The checksum of an object in parts, from those of its parts. */
export function digestOfParts(
  algorithm: Algorithm,
  type: ChecksumType,
  parts: readonly PartDigest[],
): string {
  const raw = parts.map(({ value }) => Buffer.from(value, 'base64'));
  if (type === 'COMPOSITE' || !isCrc(algorithm)) {
    return `${digestOf(algorithm, Buffer.concat(raw))}-${parts.length}`;
  }
  const numbers = raw.map((bytes) => BigInt(`0x${bytes.toString('hex')}`));
  const whole = numbers.reduce((sum, one, at) => joined(algorithm, sum, one, parts[at]?.size ?? 0));
  return crcBytes(algorithm, whole).toString('base64');
}

export const headerOf = (algorithm: Algorithm) => `x-amz-checksum-${algorithm.toLowerCase()}`;

function sizeOf(algorithm: Algorithm): number {
  return Buffer.from(digestOf(algorithm, Buffer.alloc(0)), 'base64').length;
}

export function algorithmOf(text: string, header: string): Algorithm {
  const found = algorithms.find((one) => one === text.toUpperCase());
  if (found !== undefined) return found;
  if (unknownAlgorithms.includes(text.toLowerCase())) throw notImplemented(header);
  throw new S3Error('InvalidRequest', 'Checksum algorithm provided is unsupported.', {
    elements: { Header: header },
  });
}

export interface Claim {
  readonly algorithm: Algorithm;
  readonly value: string;
}

/** The one checksum that a request claims of its body, in a header or after it. */
export function claimOf(values: Values, trailers: ReadonlyMap<string, string>): Claim | undefined {
  const read: Values = (name) => values(name) ?? trailers.get(name);
  const unknown = unknownAlgorithms.find((one) => read(`x-amz-checksum-${one}`) !== undefined);
  if (unknown !== undefined) throw notImplemented(`x-amz-checksum-${unknown}`);
  const claims = algorithms.flatMap((algorithm) => {
    const value = read(headerOf(algorithm));
    return value === undefined ? [] : [{ algorithm, value }];
  });
  const [claim] = claims;
  if (claims.length > 1) {
    throw new S3Error(
      'InvalidRequest',
      'Expecting a single x-amz-checksum- header. Multiple checksum Types are not allowed.',
    );
  }
  const named = values('x-amz-sdk-checksum-algorithm');
  if (named !== undefined) {
    const algorithm = algorithmOf(named, 'x-amz-sdk-checksum-algorithm');
    if (claim !== undefined && claim.algorithm !== algorithm) {
      throw new S3Error(
        'InvalidRequest',
        'Value for x-amz-sdk-checksum-algorithm header is invalid.',
      );
    }
    if (claim === undefined) {
      throw new S3Error(
        'InvalidRequest',
        'x-amz-sdk-checksum-algorithm specified, but no corresponding x-amz-checksum-* or x-amz-trailer headers were found.',
      );
    }
  }
  return claim;
}

/** Refuses a value that is no digest of its kind. */
export function assertDigest({ algorithm, value }: Claim): void {
  const bytes = Buffer.from(value, 'base64');
  if (bytes.toString('base64') === value && bytes.length === sizeOf(algorithm)) return;
  throw new S3Error('InvalidRequest', `Value for ${headerOf(algorithm)} header is invalid.`);
}

export function assertClaim(claim: Claim | undefined, bytes: Buffer): void {
  if (claim === undefined) return;
  assertDigest(claim);
  if (digestOf(claim.algorithm, bytes) === claim.value) return;
  throw new S3Error(
    'BadDigest',
    `The ${claim.algorithm} you specified did not match the calculated checksum.`,
  );
}

/** Content-MD5 is the Base64 of 16 bytes. */
export function assertMd5Form(value: string | undefined): void {
  if (value === undefined) return;
  const digest = Buffer.from(value, 'base64');
  if (digest.length === 16 && digest.toString('base64') === value) return;
  throw new S3Error('InvalidDigest', 'The Content-MD5 you specified was invalid.');
}

export function assertContentMd5(value: string | undefined, bytes: Buffer): void {
  assertMd5Form(value);
  if (value === undefined || createHash('md5').update(bytes).digest('base64') === value) return;
  throw new S3Error('BadDigest', 'The Content-MD5 you specified did not match what we received.');
}

/** Which type an upload has: only some algorithms can be joined, and CRC-64 only joined. */
export function typeOf(algorithm: Algorithm, asked: string | undefined): ChecksumType {
  const allowed: readonly ChecksumType[] =
    algorithm === 'CRC64NVME'
      ? ['FULL_OBJECT']
      : isCrc(algorithm)
        ? ['COMPOSITE', 'FULL_OBJECT']
        : ['COMPOSITE'];
  const found = asked === undefined ? allowed[0] : allowed.find((one) => one === asked);
  if (found !== undefined) return found;
  if (asked !== 'COMPOSITE' && asked !== 'FULL_OBJECT') {
    throw invalidArgument(
      'x-amz-checksum-type',
      'Value for x-amz-checksum-type header is invalid.',
    );
  }
  throw new S3Error(
    'InvalidRequest',
    `The ${asked} checksum type cannot be used with the ${algorithm.toLowerCase()} checksum algorithm.`,
  );
}
