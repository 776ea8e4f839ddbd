import { createHmac, hash } from 'node:crypto';
import type { Credentials, SignContext } from './signed-request.ts';

/** When and for what a signature holds; `timestamp` is `YYYYMMDDTHHMMSSZ`. */
export interface Scope {
  readonly timestamp: string;
  /** `20130524/us-east-1/s3/aws4_request` */
  readonly text: string;
  readonly key: Buffer;
}

export const algorithm = 'AWS4-HMAC-SHA256';

const timestampForm = /^\d{8}T\d{6}Z$/;
// Deriving the key costs four HMACs; one entry per credentials object is enough for one run.
const derived = new WeakMap<Credentials, { readonly scope: string; readonly key: Buffer }>();

/** The basic ISO 8601 form that signing uses. */
function amzTimestamp(date: Date): string {
  return date.toISOString().replace(/\.\d+|[:-]/g, '');
}

/** The scope at the injected time, or at `timestamp` where that is a well-formed one. */
export function scopeOf(context: SignContext, timestamp?: string): Scope {
  const given = timestamp !== undefined && timestampForm.test(timestamp) ? timestamp : undefined;
  const at = given ?? amzTimestamp(context.now());
  const text = `${at.slice(0, 8)}/${context.region}/s3/aws4_request`;
  return { timestamp: at, text, key: signingKey(context.credentials, text) };
}

/** The hex signature of a canonical request, whose characters stand for bytes (latin1). */
export function signatureOf(scope: Scope, canonicalRequest: string): string {
  const digest = hash('sha256', Buffer.from(canonicalRequest, 'latin1'), 'hex');
  return hmac(scope.key, `${algorithm}\n${scope.timestamp}\n${scope.text}\n${digest}`).toString(
    'hex',
  );
}

/** The hex HMAC of a text with the scope's key, for chunks, trailers and policies. */
export function signText(scope: Scope, text: string): string {
  return hmac(scope.key, text).toString('hex');
}

/** The hex SHA-256 of some bytes. */
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
