import { crc32Base64 } from '../../core/checksum.ts';
import type { Draft, HeaderPair, Signing } from '../../core/values.ts';
import { type Scope, sha256Hex, signText } from './signature.ts';

type Payload = NonNullable<Signing['payload']>;

const defaultChunkBytes = 64 * 1024;
const emptyHash = sha256Hex('');
const lineEnd = Buffer.from('\r\n');

const streamingHashes = {
  streaming: 'STREAMING-AWS4-HMAC-SHA256-PAYLOAD',
  'streaming-trailer': 'STREAMING-AWS4-HMAC-SHA256-PAYLOAD-TRAILER',
  'unsigned-trailer': 'STREAMING-UNSIGNED-PAYLOAD-TRAILER',
} as const;

/** The value of x-amz-content-sha256 for a body sent in this way. */
export function payloadHash(payload: Payload, body: Uint8Array): string {
  if (payload === 'hash') return body.length === 0 ? emptyHash : sha256Hex(body);
  if (payload === 'unsigned') return 'UNSIGNED-PAYLOAD';
  return streamingHashes[payload];
}

/**
 * Headers, and with them those that announce an aws-chunked body. It is named after another
 * Content-Encoding, as the AWS SDKs do, since it was applied last.
 */
export function withStreaming(headers: readonly HeaderPair[], draft: Draft): readonly HeaderPair[] {
  const payload = draft.signing.payload ?? 'hash';
  if (payload === 'hash' || payload === 'unsigned') return headers;
  const isEncoding = ([name]: HeaderPair) => name.toLowerCase() === 'content-encoding';
  const encodings = headers.filter(isEncoding).map(([, value]) => value);
  const lines: HeaderPair[] = [
    ...headers.filter((pair) => !isEncoding(pair)),
    ['content-encoding', [...encodings, 'aws-chunked'].join(',')],
    ['x-amz-decoded-content-length', String(draft.body.length)],
  ];
  if (payload !== 'streaming') lines.push(['x-amz-trailer', trailerOf(draft)[0]]);
  return lines;
}

/** A body as sent, and the signatures in it. */
export interface EncodedBody {
  readonly bytes: Uint8Array;
  readonly signatures: readonly string[];
}

/**
 * The aws-chunked form of a body; each chunk's signature covers the one before it.
 * @see https://docs.aws.amazon.com/AmazonS3/latest/API/sigv4-streaming.html
 * @see https://docs.aws.amazon.com/AmazonS3/latest/API/sigv4-streaming-trailers.html
 */
export function encodeBody(
  draft: Draft,
  { scope, seed }: { readonly scope: Scope; readonly seed: string },
): EncodedBody {
  const payload = draft.signing.payload ?? 'hash';
  if (payload === 'hash' || payload === 'unsigned') return { bytes: draft.body, signatures: [] };
  const isSigned = payload !== 'unsigned-trailer';
  const pieces: Uint8Array[] = [];
  const signatures: string[] = [];
  let previous = seed;
  for (const chunk of chunksOf(draft.body, draft.signing.chunkSizeBytes)) {
    let head = chunk.length.toString(16);
    if (isSigned) {
      previous = signChunk(scope, { previous, chunk });
      const place = chunk.length === 0 ? 'last' : signatures.length === 0 ? 'first' : 'between';
      if (draft.signing.spoilsChunk === place) previous = spoiled(previous);
      signatures.push(previous);
      head += `;chunk-signature=${previous}`;
    }
    pieces.push(Buffer.from(`${head}\r\n`));
    if (chunk.length > 0) pieces.push(chunk, lineEnd);
  }
  if (payload !== 'streaming') {
    const [name, value] = trailerOf(draft);
    pieces.push(Buffer.from(`${name}:${value}\r\n`, 'latin1'));
    if (isSigned) {
      const signature = signTrailer(scope, { previous, trailer: [name, value] });
      signatures.push(signature);
      pieces.push(Buffer.from(`x-amz-trailer-signature:${signature}\r\n`));
    }
  }
  pieces.push(lineEnd);
  return { bytes: Buffer.concat(pieces), signatures };
}

function* chunksOf(body: Uint8Array, sizeBytes = defaultChunkBytes): Generator<Uint8Array> {
  for (let first = 0; first < body.length; first += sizeBytes) {
    yield body.subarray(first, first + sizeBytes);
  }
  yield body.subarray(body.length);
}

function signChunk(
  scope: Scope,
  { previous, chunk }: { readonly previous: string; readonly chunk: Uint8Array },
): string {
  const stamp = `${scope.timestamp}\n${scope.text}\n${previous}`;
  const hash = chunk.length === 0 ? emptyHash : sha256Hex(chunk);
  return signText(scope, `AWS4-HMAC-SHA256-PAYLOAD\n${stamp}\n${emptyHash}\n${hash}`);
}

/** Makes a signature wrong by its first digit. */
function spoiled(signature: string): string {
  return (signature.startsWith('0') ? '1' : '0') + signature.slice(1);
}

function signTrailer(
  scope: Scope,
  { previous, trailer }: { readonly previous: string; readonly trailer: HeaderPair },
): string {
  const stamp = `${scope.timestamp}\n${scope.text}\n${previous}`;
  const hash = sha256Hex(Buffer.from(`${trailer[0]}:${trailer[1]}\n`, 'latin1'));
  return signText(scope, `AWS4-HMAC-SHA256-TRAILER\n${stamp}\n${hash}`);
}

function trailerOf(draft: Draft): HeaderPair {
  if (draft.signing.trailer !== undefined) return draft.signing.trailer;
  return ['x-amz-checksum-crc32', crc32Base64(draft.body)];
}
