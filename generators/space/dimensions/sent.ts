import { crc32Base64 } from '../../../core/checksum.ts';
import type { ObjectBody } from '../../../core/object-body.ts';
import type { HeaderPair } from '../../../core/values.ts';
import type { Variation } from '../../../core/world.ts';
import type { DimensionValues } from './dimension.ts';

/** How the last write is sent. */
export const sent = {
  signed: { says: 'with a signed payload' },
  presigned: { says: 'by a presigned URL' },
  'signed-chunks': { says: 'in signed aws-chunked encoding', needs: ['streaming'] },
  'unsigned-trailer': { says: 'aws-chunked with a trailing checksum', needs: ['trailers'] },
  'trailer-without-length': {
    says: 'aws-chunked with a trailing checksum and no Content-Length, as SDKs send a stream',
    needs: ['trailers'],
  },
  'expects-continue': { says: 'after Expect: 100-continue' },
} as const satisfies DimensionValues;

/** The variation of a valid write of this body. */
export function sendingOf(name: keyof typeof sent, body: ObjectBody): Variation {
  const trailer = (): HeaderPair => ['x-amz-checksum-crc32', crc32Base64(body.bytes())];
  switch (name) {
    case 'signed':
      return {};
    case 'presigned':
      return { presigned: true };
    case 'signed-chunks':
      return { signing: { payload: 'streaming' } };
    case 'unsigned-trailer':
      return { signing: { payload: 'unsigned-trailer', trailer: trailer() } };
    case 'trailer-without-length':
      return {
        signing: { payload: 'unsigned-trailer', trailer: trailer() },
        transport: { chunked: true },
      };
    case 'expects-continue':
      return { transport: { expectContinue: true } };
    default:
      return name satisfies never;
  }
}
