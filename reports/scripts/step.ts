import type { RecordedExchange } from '../../core/report.ts';

/**
 * A piece of a value: text as it is; a key or key MD5 that the script draws, by fingerprint; the
 * bucket; an upload id that an earlier step was given; another key MD5, or filler of so many
 * characters, for a value that the report does not show.
 */
export type Piece =
  | { readonly text: string }
  | { readonly key: string }
  | { readonly md5: string }
  | { readonly bucket: true }
  | { readonly upload: number }
  | { readonly otherMd5: true }
  | { readonly filler: number };

/** The body of a step: random bytes, or the parts of an upload with the ETags that they were given. */
export type Body =
  | { readonly bytes: number }
  | { readonly parts: readonly { readonly number: string; readonly step: number }[] };

/** One request of a script. */
export interface Step {
  readonly role: string;
  readonly operation: string;
  readonly method: string;
  readonly scheme: 'https' | 'http';
  readonly target: readonly Piece[];
  readonly headers: readonly (readonly [name: string, value: readonly Piece[]])[];
  readonly body: Body | undefined;
  /** What was answered when the report was made: `200`, `403 AccessDenied`. */
  readonly recorded: string;
}

/** Operations whose body a script can make again. */
const bodies: readonly string[] = ['PutObject', 'UploadPart'];

/** A recorded request as a step; undefined where a script cannot send it. */
export function stepOf(
  all: readonly RecordedExchange[],
  index: number,
  bucket: string,
): Step | undefined {
  const exchange = all[index];
  if (exchange === undefined) return undefined;
  const { request, answer, role } = exchange;
  const { operation, method, scheme, headers, target, triple = '' } = request;
  const isOdd = /formFields|query/i.test(triple) || /X-Amz-|not shown/i.test(target);
  const body = bodyOf(all, index);
  if (isOdd || body === 'unknown' || !/^[A-Z]+$/.test(method)) return undefined;
  if (headers.some(([name]) => !/^[\w-]+$/.test(name))) return undefined;
  if (headers.some(([name]) => /decoded-content-length|transfer-encoding|expect/i.test(name)))
    return undefined;
  return {
    ...{ role, operation, method, scheme, body },
    target: targetOf(all, index, bucket),
    headers: headers.map(([name, value]) => [name, piecesOf(name, value, bucket)] as const),
    recorded: `${answer.status} ${answer.errorCode ?? answer.broken ?? ''}`.trim(),
  };
}

function bodyOf(all: readonly RecordedExchange[], index: number): Body | 'unknown' | undefined {
  const { operation, bodySizeBytes, target } = all[index]?.request ?? {};
  if (bodySizeBytes === undefined || bodySizeBytes === 0) return undefined;
  if (operation === undefined) return 'unknown';
  if (bodies.includes(operation)) return { bytes: bodySizeBytes };
  if (operation !== 'CompleteMultipartUpload') return 'unknown';
  const upload = uploadId(target ?? '');
  const parts = all.slice(0, index).flatMap(({ request }, step) => {
    const number = /[?&]partNumber=(\d+)/.exec(request.target)?.[1];
    const isPart = request.method === 'PUT' && uploadId(request.target) === upload;
    return isPart && number !== undefined ? [{ number, step }] : [];
  });
  return parts.length === 0 ? 'unknown' : { parts };
}

function uploadId(target: string): string | undefined {
  return /[?&]uploadId=([^&]*)/.exec(target)?.[1];
}

/** The path and query, the bucket and upload ids replaced. */
function targetOf(
  all: readonly RecordedExchange[],
  index: number,
  bucket: string,
): readonly Piece[] {
  const target = all[index]?.request.target ?? '/';
  const [path = '', query] = target.split('?');
  // A parameter without a value is signed as one with an empty value; old versions of curl need it.
  const parameters = query?.split('&').map((one) => (one.includes('=') ? one : `${one}=`));
  const text = parameters === undefined ? path : `${path}?${parameters.toSorted().join('&')}`;
  const id = uploadId(text);
  const from = all.slice(0, index).findLastIndex(({ request, answer }) => {
    const isSame = request.target.split('?')[0] === path;
    const isGiven = id !== undefined && answer.excerpt?.includes(decodeURIComponent(id));
    return request.operation === 'CreateMultipartUpload' && (isGiven || isSame);
  });
  if (id === undefined || id === '' || from === -1) return inBucket(text, bucket);
  const [before = '', after = ''] = text.split(`uploadId=${id}`);
  return [...inBucket(`${before}uploadId=`, bucket), { upload: from }, { text: after }];
}

function inBucket(text: string, bucket: string): readonly Piece[] {
  const start = `/${bucket}`;
  const isIn = text === start || text.startsWith(`${start}/`) || text.startsWith(`${start}?`);
  if (!isIn) return [{ text }];
  return [{ text: '/' }, { bucket: true }, { text: text.slice(start.length) }];
}

/** A header value with what the report replaced made new. */
function piecesOf(name: string, value: string, bucket: string): readonly Piece[] {
  if (/copy-source$/i.test(name)) return inBucket(value, bucket);
  const md5 = /^MD5 of key#([0-9a-f]{8})$/.exec(value)?.[1];
  if (md5 !== undefined) return [{ md5 }];
  const key = /^key#([0-9a-f]{8})$/.exec(value)?.[1];
  if (key !== undefined) return [{ key }];
  const hidden = /^\((\d+) bytes, not shown\)$/.exec(value)?.[1];
  if (hidden !== undefined) return [{ filler: Number(hidden) }];
  if (value === '(not shown)') return [{ otherMd5: true }];
  return value === '(empty)' ? [] : [{ text: value }];
}
