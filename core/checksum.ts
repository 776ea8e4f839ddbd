import { createHash } from 'node:crypto';
import { crc32 } from 'node:zlib';

/** The Base64 CRC32 of a body, big-endian, as `x-amz-checksum-crc32` carries it. */
export function crc32Base64(of: Uint8Array): string {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(crc32(of));
  return bytes.toString('base64');
}

/** The Base64 SHA-256 of a body, as `x-amz-checksum-sha256` carries it. */
export function sha256Base64(of: Uint8Array): string {
  return createHash('sha256').update(of).digest('base64');
}
