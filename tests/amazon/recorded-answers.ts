import { hash } from 'node:crypto';
import fc from 'fast-check';
import { decodedKey } from '../../core/model/decoded-key.ts';
import type { CheckedRequest, SentMembers } from '../../core/model/order-of-checks.ts';
import { recordedRequest } from '../../generators/recorded-request.ts';
import type { Carrier } from '../../spec/operations.ts';
import type { RecordedAnswer, RecordedRow } from '../../spec/recorded/row.ts';
import { recordedRows } from '../../spec/recorded/rows.ts';

const carriers: readonly Carrier[] = ['headers', 'copySourceHeaders', 'formFields'];

/** The recorded answers that prove something. */
export const provingRows = recordedRows.filter((row) => row.provesNothing === undefined);

/** Rows whose requests do not differ in anything that SSE-C depends on, and their one answer. */
export interface Recorded {
  readonly rows: readonly RecordedRow[];
  readonly answer: RecordedAnswer;
}

/**
 * The recorded answers by what identifies their requests. Throws where two rows of one request
 * contradict each other.
 */
export function recordedAnswers(
  rows: readonly RecordedRow[] = provingRows,
): ReadonlyMap<string, Recorded> {
  const found = new Map<string, Recorded>();
  for (const row of rows) {
    const [request] = fc.sample(recordedRequest(row), { numRuns: 1, seed: 3 });
    if (request === undefined) continue;
    const id = identityOf(request);
    const before = found.get(id);
    if (before !== undefined && essence(before.answer) !== essence(row.answer))
      throw new Error(`${row.id} contradicts ${before.rows[0]?.id}`);
    const answer = before?.answer.confirms === undefined ? row.answer : before.answer;
    found.set(id, { rows: [...(before?.rows ?? []), row], answer });
  }
  return found;
}

function essence({ status, code, message, argumentName, argumentValue }: RecordedAnswer): string {
  return JSON.stringify([status, code, message, argumentName, argumentValue]);
}

/**
 * Everything of a request that the recorded checks depend on, without its keys. The transport is
 * checked before the SSE-C headers, so over plain http it is enough that some were sent.
 */
export function identityOf(request: CheckedRequest): string {
  const { operation, sent, met, contentMd5 } = request;
  return JSON.stringify({
    operation,
    http: request.isPlainHttp ?? false,
    sse: request.serverSideEncryption ?? '',
    storage: request.hasUnknownStorageClass ?? false,
    digest: contentMd5 !== undefined && Buffer.from(contentMd5, 'base64').byteLength !== 16,
    part: (request.partNumbers ?? []).some((part) => part < 1),
    range: request.range !== undefined,
    success: request.successStatus ?? 0,
    members: carriers.map((carrier) =>
      request.isPlainHttp === true
        ? sent[carrier] !== undefined
        : stateOf(
            operation === 'CompleteMultipartUpload' ? whole(sent[carrier]) : sent[carrier],
            met[carrier],
          ),
    ),
  });
}

/** Amazon takes partial SSE-C headers of CompleteMultipartUpload for none. */
function whole(sent: SentMembers = {}): SentMembers {
  const isWhole = [sent.algorithm, sent.key, sent.md5].every((value) => value !== undefined);
  return isWhole ? sent : {};
}

function stateOf(sent: SentMembers = {}, met: 'plain' | Uint8Array | undefined): string {
  const { algorithm, key, md5 } = sent;
  const bytes = key === undefined ? undefined : decodedKey(key);
  const own = bytes && hash('md5', bytes, 'base64');
  return [
    met instanceof Uint8Array ? 'sse-c' : (met ?? ''),
    algorithm === undefined
      ? ''
      : ['AES256', 'KMS', ''].includes(algorithm)
        ? `"${algorithm}"`
        : '?',
    key === undefined || bytes === undefined ? '' : keyState(key, { bytes, met }),
    md5 === undefined ? '' : md5 === own ? 'own md5' : md5 === '' ? 'empty md5' : 'other md5',
  ].join('/');
}

function keyState(
  text: string,
  { bytes, met }: { readonly bytes: Uint8Array; readonly met: 'plain' | Uint8Array | undefined },
): string {
  if (/[^\0-\x7f]/.test(text)) return 'beyond ascii';
  if (bytes.byteLength === 0) return text === '' ? 'empty key' : 'nothing';
  if (met instanceof Uint8Array)
    return Buffer.compare(bytes, met) === 0 ? 'the key' : 'another key';
  return bytes.byteLength === 32 ? 'a key' : 'a key of another length';
}
