import type { Call } from './call.ts';
import { invalidArgument, S3Error } from './s3-error.ts';
import { assertSignature, type Scope, sha256, signatureOf } from './scope.ts';
import type { Caller } from './signature.ts';

/** The bytes that were meant, and the trailing headers after them. */
export interface Payload {
  readonly bytes: Buffer;
  readonly trailers: ReadonlyMap<string, string>;
}

const none: ReadonlyMap<string, string> = new Map();
const emptyHash = sha256('');

function incomplete(message = 'The request body terminated unexpectedly'): S3Error {
  return new S3Error('IncompleteBody', message);
}

interface Chain {
  readonly scope: Scope;
  signature: string;
}

function expectNext(chain: Chain, given: string | undefined, chunk: Buffer): void {
  const lines = [chain.signature, emptyHash, sha256(chunk)];
  const expected = signatureOf(chain.scope, 'AWS4-HMAC-SHA256-PAYLOAD', lines);
  assertSignature(given ?? '', expected);
  chain.signature = expected;
}

/** Reads `aws-chunked`: chunks, each signed if there is a chain, then what trails. */
function chunked(sent: Buffer, chain: Chain | undefined): { bytes: Buffer; rest: string } {
  const chunks: Buffer[] = [];
  let at = 0;
  for (;;) {
    const end = sent.indexOf('\r\n', at);
    if (end < 0 || end - at > 256) throw incomplete();
    const line = sent.toString('latin1', at, end);
    const parts = /^([0-9a-fA-F]{1,8})(?:;chunk-signature=([0-9a-f]{64}))?$/.exec(line);
    if (parts === null) throw incomplete('A chunk of the body is malformed.');
    const size = Number.parseInt(parts[1] ?? '', 16);
    const chunk = sent.subarray(end + 2, end + 2 + size);
    if (chunk.length < size) throw incomplete();
    if (chain !== undefined) expectNext(chain, parts[2], chunk);
    at = end + 2 + size;
    if (size === 0) return { bytes: Buffer.concat(chunks), rest: sent.toString('latin1', at) };
    if (sent.toString('latin1', at, at + 2) !== '\r\n') throw incomplete();
    chunks.push(chunk);
    at += 2;
  }
}

function trailersOf(
  rest: string,
  declared: readonly string[],
  chain: Chain | undefined,
): ReadonlyMap<string, string> {
  const lines = rest.split(/\r?\n/).filter((line) => line !== '');
  const trailers = new Map(
    lines.map((line) => {
      const at = line.indexOf(':');
      return [line.slice(0, Math.max(at, 0)).trim().toLowerCase(), line.slice(at + 1).trim()];
    }),
  );
  const signature = trailers.get('x-amz-trailer-signature');
  trailers.delete('x-amz-trailer-signature');
  const names = [...trailers.keys()];
  if (names.length !== declared.length || !declared.every((name) => trailers.has(name))) {
    throw new S3Error(
      'MalformedTrailerError',
      'The request contained trailing data that was not well-formed or did not conform to our published schema.',
    );
  }
  if (chain !== undefined) {
    const text = [...trailers].map(([name, value]) => `${name}:${value}\n`).join('');
    const lines = [chain.signature, sha256(text)];
    assertSignature(signature ?? '', signatureOf(chain.scope, 'AWS4-HMAC-SHA256-TRAILER', lines));
  }
  return trailers;
}

const streaming: Readonly<Record<string, { isSigned: boolean; hasTrailer: boolean }>> = {
  'STREAMING-AWS4-HMAC-SHA256-PAYLOAD': { isSigned: true, hasTrailer: false },
  'STREAMING-AWS4-HMAC-SHA256-PAYLOAD-TRAILER': { isSigned: true, hasTrailer: true },
  'STREAMING-UNSIGNED-PAYLOAD-TRAILER': { isSigned: false, hasTrailer: true },
};

function decodedLength(call: Call): number {
  const text = call.header('x-amz-decoded-content-length');
  if (text === undefined || !/^\d+$/.test(text)) {
    throw new S3Error('MissingContentLength', 'You must provide the Content-Length HTTP header.');
  }
  return Number(text);
}

/** The body without its transfer encoding, as far as the signature vouches for it. */
export function payloadOf(call: Call, caller: Caller): Payload {
  const hash = call.header('x-amz-content-sha256');
  const kind = streaming[hash ?? ''];
  if (kind !== undefined) {
    const length = decodedLength(call);
    const isOwner = caller.is === 'owner';
    if (kind.isSigned && !isOwner) throw new S3Error('AccessDenied', 'Access Denied');
    const chain =
      kind.isSigned && isOwner ? { scope: caller.scope, signature: caller.signature } : undefined;
    const { bytes, rest } = chunked(call.sent, chain);
    const declared = (call.header('x-amz-trailer') ?? '')
      .split(',')
      .map((one) => one.trim().toLowerCase())
      .filter((one) => one !== '');
    if (bytes.length !== length) {
      throw incomplete(
        'You did not provide the number of bytes specified by the Content-Length HTTP header',
      );
    }
    const trailers = trailersOf(rest, declared, kind.hasTrailer ? chain : undefined);
    return { bytes, trailers };
  }
  if (hash === undefined || hash === 'UNSIGNED-PAYLOAD')
    return { bytes: call.sent, trailers: none };
  if (!/^[0-9a-f]{64}$/.test(hash)) {
    throw invalidArgument(
      'x-amz-content-sha256',
      'x-amz-content-sha256 must be UNSIGNED-PAYLOAD, STREAMING-AWS4-HMAC-SHA256-PAYLOAD or a valid sha256 value.',
    );
  }
  if (sha256(call.sent) !== hash) {
    throw new S3Error(
      'XAmzContentSHA256Mismatch',
      "The provided 'x-amz-content-sha256' header does not match what was computed.",
    );
  }
  return { bytes: call.sent, trailers: none };
}

/** A write needs a length: its own, or the one that its decoded body is to have. */
export function assertLength(call: Call): void {
  const isKnown = ['content-length', 'x-amz-decoded-content-length'].some(
    (name) => call.header(name) !== undefined,
  );
  if (isKnown) return;
  throw new S3Error('MissingContentLength', 'You must provide the Content-Length HTTP header.');
}
