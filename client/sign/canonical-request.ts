import type { HeaderPair, QueryPair } from '../../core/values.ts';
import { canonicalQuery, compare } from './uri-encoding.ts';

/** The parts of a request that a signature covers. */
export interface Covered {
  readonly method: string;
  /** The encoded path as sent, without the query. */
  readonly path: string;
  readonly query: readonly QueryPair[];
  /** The signed headers. */
  readonly headers: readonly HeaderPair[];
  readonly payloadHash: string;
}

/** The canonical text of a request, and the names of its signed headers. */
export interface CanonicalRequest {
  readonly text: string;
  /** `host;x-amz-date` */
  readonly signedHeaders: string;
}

/**
 * The canonical request of Signature Version 4. Repeated headers are joined with commas in the order
 * sent. Outer and repeated spaces are removed here only; the request is sent with them.
 * @see https://docs.aws.amazon.com/AmazonS3/latest/API/sig-v4-header-based-auth.html
 */
export function canonicalRequest(of: Covered): CanonicalRequest {
  const lines = new Map<string, string>();
  for (const [name, value] of of.headers) {
    const lower = name.toLowerCase();
    const before = lines.get(lower);
    const tidy = tidied(value);
    lines.set(lower, before === undefined ? tidy : `${before},${tidy}`);
  }
  const names = [...lines.keys()].sort(compare);
  const signedHeaders = names.join(';');
  let text = `${of.method}\n${of.path}\n${canonicalQuery(of.query)}\n`;
  for (const name of names) text += `${name}:${lines.get(name)}\n`;
  return { text: `${text}\n${signedHeaders}\n${of.payloadHash}`, signedHeaders };
}

// Space and tab only: `trim` and `\s` would also remove the no-break space, a data byte in latin1.
function tidied(value: string): string {
  if (!/^[ \t]|[ \t]$|[ \t]{2}|\t/.test(value)) return value;
  return value.replace(/[ \t]+/g, ' ').replace(/^ | $/g, '');
}
