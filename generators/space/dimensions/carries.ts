import { hash } from 'node:crypto';
import { crc32Base64 } from '../../../core/checksum.ts';
import type { ObjectBody } from '../../../core/object-body.ts';
import type { HeaderPair } from '../../../core/values.ts';
import type { DimensionValues } from './dimension.ts';

/** What the last write carries with its SSE-C headers. */
export const carries = {
  nothing: { says: 'nothing else' },
  metadata: { says: 'user metadata' },
  'content-headers': {
    says: 'Content-Type, Content-Encoding, Content-Language, Expires and others',
  },
  'vendor-metadata': {
    says: 'user metadata with the names under which products store encryption',
  },
  tags: { says: 'tags', needs: ['tagging'] },
  crc32: { says: 'a CRC32 of the body', needs: ['checksums'] },
  'content-md5': { says: 'Content-MD5' },
  'if-none-match': { says: 'If-None-Match: *', needs: ['conditional-writes'] },
} as const satisfies DimensionValues;

/** Headers that come back with every read, by what the write carries. */
export const keptHeaders: Readonly<Partial<Record<keyof typeof carries, readonly HeaderPair[]>>> = {
  metadata: [
    ['x-amz-meta-colour', 'ultramarine'],
    ['x-amz-meta-two-words', 'deep blue'],
  ],
  'content-headers': [
    ['Content-Type', 'text/x-conformance'],
    ['Cache-Control', 'no-store'],
    ['Content-Language', 'de'],
    ['Content-Disposition', 'attachment; filename="a.txt"'],
    ['Content-Encoding', 'gzip'],
    ['Expires', 'Fri, 01 Jan 2100 00:00:00 GMT'],
  ],
  'vendor-metadata': [
    ['x-amz-meta-x-minio-internal-server-side-encryption-iv', 'AAAAAAAAAAAAAAAAAAAAAA=='],
    ['x-amz-meta-x-rustfs-encryption-original-size', '1'],
    ['x-amz-meta-encrypted', 'false'],
  ],
};

/** The headers of a write of this body. */
export function carriedHeaders(
  name: keyof typeof carries,
  body: ObjectBody,
): readonly HeaderPair[] {
  switch (name) {
    case 'crc32':
      return [['x-amz-checksum-crc32', crc32Base64(body.bytes())]];
    case 'content-md5':
      return [['content-md5', hash('md5', body.bytes(), 'base64')]];
    case 'tags':
      return [['x-amz-tagging', 'shade=ultramarine&n=1']];
    case 'if-none-match':
      return [['if-none-match', '*']];
    default:
      return keptHeaders[name] ?? [];
  }
}

/** The headers that a read of the scene's object returns. A form has no field for a language. */
export function keptHeadersOf(names: {
  readonly carries: keyof typeof carries;
  readonly written: string;
}): readonly HeaderPair[] {
  const headers = keptHeaders[names.carries] ?? [];
  return names.written === 'form'
    ? headers.filter(([name]) => name !== 'Content-Language')
    : headers;
}
