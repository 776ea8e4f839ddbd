import type { HeaderPair, QueryPair } from '../../core/values.ts';
import { canonicalQuery, compare } from './uri-encoding.ts';

/** What a signature covers. */
export interface Covered {
  readonly method: string;
  /** Path as on the wire, without the query. */
  readonly path: string;
  readonly query: readonly QueryPair[];
  /** Only those that are signed. */
  readonly headers: readonly HeaderPair[];
  readonly payloadHash: string;
}

/** The canonical text of a request, and the names of the headers that it covers. */
export interface CanonicalRequest {
  readonly text: string;
  /** `host;x-amz-date` */
  readonly signedHeaders: string;
}

/**
 * The canonical request of Signature Version 4. Lines of one name are joined with a comma in wire
 * order; outer and repeated spaces go in the canonical form only, the wire keeps them.
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

// Only space and tab count: `trim` and `\s` would also eat the latin1 no-break space, a data byte.
function tidied(value: string): string {
  if (!/^[ \t]|[ \t]$|[ \t]{2}|\t/.test(value)) return value;
  return value.replace(/[ \t]+/g, ' ').replace(/^ | $/g, '');
}
