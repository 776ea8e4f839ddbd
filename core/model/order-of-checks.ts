import { hash } from 'node:crypto';
import type { Carrier } from '../../spec/operations.ts';
import {
  type Check,
  type CheckedOperation,
  type Condition,
  type OperationChecks,
  orderOfChecks,
} from '../../spec/recorded/order-of-checks.ts';
import { type Quotes, type Refusal, refusals } from '../../spec/recorded/refusals.ts';
import type { Quoted, RecordedAnswer } from '../../spec/recorded/row.ts';
import { decodedKey } from './decoded-key.ts';

/** The SSE-C headers, form fields or query parameters that were sent in one carrier. */
export interface SentMembers {
  readonly algorithm?: string | undefined;
  readonly key?: string | undefined;
  readonly md5?: string | undefined;
}

/** The properties of a request that Amazon's checks of SSE-C depend on. */
export interface CheckedRequest {
  readonly operation: CheckedOperation;
  readonly sent: { readonly [C in Carrier]?: SentMembers };
  /** The object, source or upload that a carrier is for: plain, or encrypted with this key. */
  readonly met: { readonly [C in Carrier]?: 'plain' | Uint8Array };
  readonly isPlainHttp?: boolean;
  /** The value of x-amz-server-side-encryption. */
  readonly serverSideEncryption?: string | undefined;
  readonly hasUnknownStorageClass?: boolean;
  readonly contentMd5?: string | undefined;
  readonly range?: string | undefined;
  readonly successStatus?: number | undefined;
  readonly partNumbers?: readonly number[];
  readonly hasUnknownPart?: boolean;
}

/** The data of the checks, which a test changes part by part to see that each part matters. */
export interface Amazon {
  readonly orderOfChecks: Readonly<Record<CheckedOperation, OperationChecks>>;
  readonly refusals: Readonly<Record<string, Refusal>>;
  readonly decodedKey: (text: string) => Uint8Array;
}

/** The checks as they were recorded of Amazon S3. */
export const amazon: Amazon = { orderOfChecks, refusals, decodedKey };

/** The input of one check: the request, and the SSE-C headers of one carrier. */
interface Subject {
  readonly request: CheckedRequest;
  readonly members: SentMembers;
  readonly isSent: boolean;
  readonly met: 'plain' | Uint8Array | undefined;
  /** The decoded key, where one was sent. */
  readonly key: Uint8Array | undefined;
}

const holds: Readonly<Record<Condition, (subject: Subject) => boolean>> = {
  'plain-http': ({ request }) =>
    request.isPlainHttp === true && Object.values(request.sent).some(isAnySent),
  'storage-class-unknown': ({ request }) => request.hasUnknownStorageClass === true,
  'content-md5-malformed': ({ request: { contentMd5 } }) =>
    contentMd5 !== undefined && Buffer.from(contentMd5, 'base64').byteLength !== 16,
  'other-encryption': ({ request, isSent }) => isSent && request.serverSideEncryption !== undefined,
  'part-number-below-1': ({ request }) => (request.partNumbers ?? []).some((part) => part < 1),
  'part-unknown': ({ request }) => request.hasUnknownPart === true,
  'headers-sent': ({ isSent }) => isSent,
  'headers-partial': ({ isSent, members }) => isSent && !isWhole(members),
  'headers-on-plain': ({ isSent, met }) => isSent && met === 'plain',
  'no-headers-on-plain': ({ isSent, met }) => !isSent && met === 'plain',
  'no-headers-on-sse-c': ({ isSent, met }) => !isSent && met instanceof Uint8Array,
  'no-algorithm': ({ isSent, members }) => isSent && members.algorithm === undefined,
  'no-key': ({ isSent, members }) => isSent && members.key === undefined,
  'no-md5': ({ isSent, members }) => isSent && members.md5 === undefined,
  'key-beyond-ascii': ({ members }) => /[^\0-\x7f]/.test(members.key ?? ''),
  'key-decodes-to-nothing': ({ key }) => key?.byteLength === 0,
  'md5-mismatch': ({ key, members: { md5 } }) =>
    key !== undefined && md5 !== undefined && hash('md5', key, 'base64') !== md5,
  'algorithm-unknown': ({ members: { algorithm } }) =>
    algorithm !== undefined && algorithm !== 'AES256',
  'key-length': ({ key }) => key !== undefined && key.byteLength !== 32,
  'other-key': ({ key, met }) =>
    key !== undefined && met instanceof Uint8Array && Buffer.compare(key, met) !== 0,
};

/** Every check that a request fails, in Amazon's order: the first one determines the answer. */
export function failedChecks(request: CheckedRequest, by: Amazon = amazon): readonly Check[] {
  const subjects = {
    headers: subject(request, { carrier: 'headers', by }),
    copySourceHeaders: subject(request, { carrier: 'copySourceHeaders', by }),
    formFields: subject(request, { carrier: 'formFields', by }),
    query: subject(request, { carrier: 'query', by }),
  };
  const { checks } = by.orderOfChecks[request.operation];
  return checks.filter(({ when, carrier }) => holds[when](subjects[carrier]));
}

/**
 * Amazon's answer to a request, predicted from its recorded answers: status, code, message and
 * argument of a refusal, or the confirmation of a success. Undefined where none is recorded.
 */
export function predictedAnswer(
  request: CheckedRequest,
  by: Amazon = amazon,
): RecordedAnswer | undefined {
  const [failed] = failedChecks(request, by);
  return failed === undefined ? success(request, by) : refused(request, failed, by);
}

function subject(
  request: CheckedRequest,
  { carrier, by }: { carrier: Carrier; by: Amazon },
): Subject {
  const { ignoresPartial = false } = by.orderOfChecks[request.operation];
  const { [carrier]: sent = {} } = request.sent;
  const members = ignoresPartial && !isWhole(sent) ? {} : sent;
  return {
    request,
    members,
    isSent: isAnySent(members),
    met: request.met[carrier],
    key: members.key === undefined ? undefined : by.decodedKey(members.key),
  };
}

function success(request: CheckedRequest, by: Amazon): RecordedAnswer {
  const { status, confirms, otherwise } = by.orderOfChecks[request.operation];
  const answer = { status: request.successStatus ?? (request.range ? 206 : status) };
  // Amazon calculates the key MD5, so it confirms one also on a read that did not send it.
  if (confirms !== undefined && subject(request, { carrier: confirms, by }).isSent)
    return { ...answer, confirms: ['algorithm', 'md5'] };
  return otherwise === 'not-recorded' ? answer : { ...answer, confirms: [otherwise] };
}

/** The answer of a failed check; of a HEAD the status alone, since its answer has no body. */
export function refused(
  { operation }: CheckedRequest,
  { answer, carrier }: Check,
  by: Amazon = amazon,
): RecordedAnswer | undefined {
  const refusal = by.refusals[answer];
  if (refusal === undefined) return undefined;
  if (operation === 'HeadObject') return { status: refusal.status };
  const { argumentValue, ...rest } = refusal;
  return argumentValue === undefined
    ? rest
    : { ...rest, argumentValue: quoted(argumentValue, carrier) };
}

function quoted(what: Quotes, carrier: Carrier): Quoted {
  return what === 'server-side-encryption' || what === 'part-number' ? what : `${carrier}.${what}`;
}

function isAnySent(members: SentMembers): boolean {
  return Object.values(members).some((value) => value !== undefined);
}

function isWhole({ algorithm, key, md5 }: SentMembers): boolean {
  return algorithm !== undefined && key !== undefined && md5 !== undefined;
}
