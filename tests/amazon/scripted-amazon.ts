import { hash } from 'node:crypto';
import { type Client, parseAnswer } from '../../client/index.ts';
import { child, type Exchange, isAccepted, type Role } from '../../core/exchange.ts';
import { decodedKey } from '../../core/model/decoded-key.ts';
import type { CheckedRequest, SentMembers } from '../../core/model/order-of-checks.ts';
import { type Draft, type HeaderPair, sentDraft } from '../../core/values.ts';
import type { Carrier } from '../../spec/operations.ts';
import { orderOfChecks } from '../../spec/recorded/order-of-checks.ts';
import type { RecordedAnswer } from '../../spec/recorded/row.ts';
import { checkedRequest, type Met, validMembers } from './checked-request.ts';
import { identityOf, type Recorded } from './recorded-answers.ts';

const customer = 'x-amz-server-side-encryption-customer-';
const managed = 'x-amz-server-side-encryption';
/**
 * The client of a reference endpoint whose requests are answered as Amazon S3 was recorded to
 * answer them, where a recorded request is like them. A recorded refusal is returned without
 * sending anything; for a recorded success the request is sent with the valid SSE-C headers of
 * the key that Amazon read in it. `fed` collects the rows that were used.
 */
export function answeringAsRecorded(
  client: Client,
  of: { readonly recorded: ReadonlyMap<string, Recorded>; readonly buckets: readonly string[] },
): Client & { readonly fed: Map<string, Set<string>> } {
  const uploads = new Map<string, Met>();
  const fed = new Map<string, Set<string>>();
  const exchange: Client['exchange'] = async (draft, role, limits) => {
    const request = isComparable(draft, of.buckets)
      ? await checkedRequest(client, { draft, uploads })
      : undefined;
    const found = request && of.recorded.get(identityOf(request));
    const { answer, rows } = found ?? {};
    if (role !== 'observe')
      for (const { id } of rows ?? [])
        fed.set(id, (fed.get(id) ?? new Set()).add(`${role} ${draft.operation}`));
    if (request !== undefined && answer !== undefined && answer.status >= 300)
      return refusal(draft, { role, answer, request });
    const sent = answer === undefined ? draft : validated(draft);
    const said = await client.exchange(sent, role, limits);
    remember(uploads, draft, said);
    const shown = { ...said, request: sentDraft(draft) };
    return answer === undefined || !isAccepted(said) ? shown : confirming(shown, answer, request);
  };
  return {
    exchange,
    get requests() {
      return client.requests;
    },
    pace: client.pace,
    get lastFailure() {
      return client.lastFailure;
    },
    wire: client.wire,
    close: () => client.close(),
    fed,
  };
}

/**
 * Nothing is recorded of presigned requests, conditions, invalid signatures and repeated headers,
 * nor of buckets with a policy or other settings of their own.
 */
function isComparable(draft: Draft, buckets: readonly string[]): boolean {
  const { signing, headers, ssecHeaders, query } = draft;
  const { mode, unsignedHeaders, tamper, spoilsChunk, uncoveredFields, conditions } = signing;
  const isOdd = [unsignedHeaders, tamper, spoilsChunk, uncoveredFields, conditions].some(Boolean);
  const isConditional = headers.some(([name]) => /(^|-)if-/i.test(name));
  const isRepeated = ssecHeaders.some(
    ({ carrier, members }) =>
      carrier === 'query' || new Set(members.map(([name]) => name)).size < members.length,
  );
  const isPartRead =
    !query.some(([name]) => name === 'uploadId') && query.some(([name]) => name === 'partNumber');
  return (
    draft.operation in orderOfChecks &&
    buckets.includes(draft.bucket) &&
    !headers.some(([name]) => /customer.(key|algorithm)/i.test(name)) &&
    (mode === 'header' || mode === 'form') &&
    !(isOdd || isConditional || isRepeated || isPartRead)
  );
}

/** The request with the SSE-C headers that Amazon read in it; those that it ignored are left out. */
function validated(draft: Draft): Draft {
  const ssecHeaders = draft.ssecHeaders.flatMap(({ carrier, members }) => {
    const { algorithm, key, md5 } = Object.fromEntries(members) as SentMembers;
    const isWhole = [algorithm, key, md5].every((value) => value !== undefined);
    if (draft.operation === 'CompleteMultipartUpload' && !isWhole) return [];
    return [{ carrier, members: validMembers(decodedKey(key ?? '')) }];
  });
  return { ...draft, ssecHeaders };
}

function remember(uploads: Map<string, Met>, draft: Draft, answer: Exchange): void {
  const id = child(answer.document, 'UploadId')?.text;
  if (draft.operation !== 'CreateMultipartUpload' || id === undefined) return;
  const [sent] = draft.ssecHeaders;
  const { key } = Object.fromEntries(sent?.members ?? []) as SentMembers;
  uploads.set(id, key === undefined ? 'plain' : decodedKey(key));
}

function refusal(
  draft: Draft,
  of: {
    readonly role: Role;
    readonly answer: RecordedAnswer;
    readonly request: CheckedRequest;
  },
): Exchange {
  const { role, answer, request } = of;
  const value = answer.argumentValue && valueQuoted(answer.argumentValue, request);
  const element = (name: string, text: string | undefined) =>
    text === undefined ? '' : `<${name}>${escaped(text)}</${name}>`;
  const document = `<Error>${element('Code', answer.code)}${element('Message', answer.message)}${element('ArgumentName', answer.argumentName)}${element('ArgumentValue', value)}</Error>`;
  const said = {
    status: answer.status,
    headers: [
      ['content-type', 'application/xml'],
      ['x-amz-request-id', 'TESTONLY'],
    ] as readonly HeaderPair[],
    body: Buffer.from(draft.method === 'HEAD' ? '' : document),
    durationMs: 0,
  };
  return { ...said, ...parseAnswer(said), role, request: sentDraft(draft) };
}

function valueQuoted(what: string, request: CheckedRequest): string {
  if (what === 'server-side-encryption') return request.serverSideEncryption ?? '';
  if (what === 'part-number') return String(request.partNumbers?.[0] ?? '');
  const [carrier, member] = what.split('.') as [Carrier, 'key' | 'algorithm' | 'key-misread'];
  const sent = request.sent[carrier] ?? {};
  if (member !== 'key-misread') return sent[member] ?? '';
  // A form is read as UTF-8, so each byte beyond ASCII becomes one character.
  return (sent.key ?? '').replaceAll(/[^\0-\x7f]/g, '\ufffd');
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
}

/** The confirmation that was recorded, in place of that of the reference endpoint. */
function confirming(
  said: Exchange,
  { confirms }: RecordedAnswer,
  request: CheckedRequest | undefined,
): Exchange {
  if (confirms === undefined || request === undefined) return said;
  const others = said.headers.filter(
    ([name]) => name.toLowerCase() !== managed && !name.toLowerCase().startsWith(customer),
  );
  const key = decodedKey((request.sent.headers ?? request.sent.formFields)?.key ?? '');
  const values = {
    algorithm: [`${customer}algorithm`, 'AES256'],
    md5: [`${customer}key-MD5`, hash('md5', key, 'base64')],
    'sse-s3': [managed, 'AES256'],
  } as const;
  return { ...said, headers: [...others, ...confirms.map((one) => values[one])] };
}
