import { closeSync, openSync, readSync } from 'node:fs';

/** Far above any report, and below what JSON.parse takes from a list without ending the process. */
const bytesMax = 100_000_000;
const chunkBytes = 1 << 20;

const reasons: Readonly<Record<string, string>> = {
  ENOENT: 'it does not exist',
  EISDIR: 'it is a folder',
  ELOOP: 'it is a symbolic link to itself',
  EACCES: 'it may not be read',
  EPERM: 'it may not be read',
};

/**
 * The text of a file that a user names, without its byte order mark; a pipe is read too. Throws an
 * error whose message is the reason: no such file, a folder, not UTF-8, too large.
 */
export function readText(file: string): string {
  const bytes = bytesIn(file);
  const [first, second] = bytes;
  if ((first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff))
    throw new Error('it is UTF-16: save it as UTF-8');
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (cause) {
    throw new Error('it is no text in UTF-8', { cause });
  }
}

/** Reads in chunks, since a device or a pipe has no size to look at before. */
function bytesIn(file: string): Buffer {
  const chunks: Buffer[] = [];
  let size = 0;
  const opened = open(file);
  try {
    for (;;) {
      const chunk = Buffer.allocUnsafe(chunkBytes);
      const read = readSync(opened, chunk);
      if (read === 0) return Buffer.concat(chunks);
      chunks.push(chunk.subarray(0, read));
      size += read;
      if (size > bytesMax) throw new Error(`it has more than ${bytesMax / 1_000_000} MB`);
    }
  } catch (cause) {
    throw withReason(cause);
  } finally {
    closeSync(opened);
  }
}

function open(file: string): number {
  try {
    return openSync(file, 'r');
  } catch (cause) {
    throw withReason(cause);
  }
}

function withReason(cause: unknown): unknown {
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : '';
  return Object.hasOwn(reasons, code) ? new Error(reasons[code], { cause }) : cause;
}
