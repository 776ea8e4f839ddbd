import { createHmac, hash } from 'node:crypto';
import type { Credentials, SignContext } from './signed-request.ts';

/** The credential scope of a signature; `timestamp` is `YYYYMMDDTHHMMSSZ`. */
export interface Scope {
  readonly timestamp: string;
  /** `20130524/us-east-1/s3/aws4_request` */
  readonly text: string;
  readonly key: Buffer;
}

export const algorithm = 'AWS4-HMAC-SHA256';

const timestampForm = /^\d{8}T\d{6}Z$/;
// Deriving the signing key costs four HMACs; a run needs one entry for each credentials object.
const derived = new WeakMap<Credentials, { readonly scope: string; readonly key: Buffer }>();

/** The basic ISO 8601 format, `YYYYMMDDTHHMMSSZ`. */
function amzTimestamp(date: Date): string {
  return date.toISOString().replace(/\.\d+|[:-]/g, '');
}

/** The scope at `timestamp` if that is well-formed, otherwise at the time of the injected clock. */
export function scopeOf(context: SignContext, timestamp?: string): Scope {
  const given = timestamp !== undefined && timestampForm.test(timestamp) ? timestamp : undefined;
  const at = given ?? amzTimestamp(context.now());
  const text = `${at.slice(0, 8)}/${context.region}/s3/aws4_request`;
  return { timestamp: at, text, key: signingKey(context.credentials, text) };
}

/** The hex signature of a canonical request in latin1, one character per byte. */
export function signatureOf(scope: Scope, canonicalRequest: string): string {
  const digest = hash('sha256', Buffer.from(canonicalRequest, 'latin1'), 'hex');
  return hmac(scope.key, `${algorithm}\n${scope.timestamp}\n${scope.text}\n${digest}`).toString(
    'hex',
  );
}

/** The hex HMAC of a text with the signing key, for chunks, trailers and policies. */
export function signText(scope: Scope, text: string): string {
  return hmac(scope.key, text).toString('hex');
}

/** SHA-256 in hex. */
export function sha256Hex(bytes: Uint8Array | string): string {
  return hash('sha256', bytes, 'hex');
}

function signingKey(credentials: Credentials, scope: string): Buffer {
  const known = derived.get(credentials);
  if (known?.scope === scope) return known.key;
  const key = scope
    .split('/')
    .reduce<Buffer>(hmac, Buffer.from(`AWS4${credentials.secretAccessKey}`, 'utf8'));
  derived.set(credentials, { scope, key });
  return key;
}

function hmac(key: Buffer, text: string): Buffer {
  return createHmac('sha256', key).update(text).digest();
}
