import { createCipheriv, createHmac, randomBytes, timingSafeEqual } from 'node:crypto';

/** What remains of a customer key: enough to know it again, nothing to open with. */
export interface KeyPrint {
  readonly salt: Buffer;
  readonly mac: Buffer;
}

const macOf = (salt: Buffer, key: Buffer) => createHmac('sha256', salt).update(key).digest();

export function printOf(key: Buffer): KeyPrint {
  const salt = randomBytes(32);
  return { salt, mac: macOf(salt, key) };
}

export function isKeyOf(print: KeyPrint, key: Buffer): boolean {
  return timingSafeEqual(macOf(print.salt, key), print.mac);
}

/** A stretch of an object, encrypted in counter mode from a start of its own. */
export interface Stretch {
  readonly start: Buffer;
  readonly data: Buffer;
}

const block = 16;

/** AES-256 in counter mode is its own reverse. */
function crypt(key: Buffer, start: Buffer, data: Buffer): Buffer {
  const cipher = createCipheriv('aes-256-ctr', key, start);
  return Buffer.concat([cipher.update(data), cipher.final()]);
}

function counterAfter(start: Buffer, blocks: number): Buffer {
  const value = (BigInt(`0x${start.toString('hex')}`) + BigInt(blocks)) % (1n << 128n);
  return Buffer.from(value.toString(16).padStart(32, '0'), 'hex');
}

export function seal(key: Buffer, plain: Buffer): Stretch {
  const start = randomBytes(block);
  return { start, data: crypt(key, start, plain) };
}

/** Opens the bytes from `from` up to `to`, which is not included. */
function openStretch(key: Buffer, { start, data }: Stretch, from: number, to: number): Buffer {
  const skipped = from % block;
  const blocks = (from - skipped) / block;
  return crypt(key, counterAfter(start, blocks), data.subarray(from - skipped, to)).subarray(
    skipped,
  );
}

/** Opens a range of stretches in a row. */
export function open(
  key: Buffer,
  stretches: readonly Stretch[],
  range: { from: number; to: number },
): Buffer {
  const opened: Buffer[] = [];
  let at = 0;
  for (const stretch of stretches) {
    const from = Math.max(range.from - at, 0);
    const to = Math.min(range.to - at, stretch.data.length);
    if (from < to) opened.push(openStretch(key, stretch, from, to));
    at += stretch.data.length;
  }
  return Buffer.concat(opened);
}
