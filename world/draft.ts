import { CustomerKey } from '../core/customer-key.ts';
import type {
  CarriedSsecHeaders,
  Draft,
  HeaderPair,
  MemberPair,
  QueryPair,
} from '../core/values.ts';
import type { Variation } from '../core/world.ts';
import { type Carrier, type OperationName, operations } from '../spec/operations.ts';
import { requestLines } from './request-lines.ts';

/** The parts of a valid request of an operation. */
export interface DraftInput {
  readonly operation: OperationName;
  readonly bucket: string;
  readonly name?: string;
  readonly headers?: readonly HeaderPair[];
  readonly query?: readonly QueryPair[];
  readonly body?: Uint8Array;
  /** The key under which the object or part is written. */
  readonly writeKey?: CustomerKey | undefined;
  /** The key with which the object, or the source of a copy, is read. */
  readonly readKey?: CustomerKey | undefined;
  readonly form?: Draft['form'];
  readonly vary: Variation;
}

const emptyBody = new Uint8Array(0);
/** The key that a mutation is given where the request has none. */
const zeroKey = CustomerKey.of(new Uint8Array(32));

/** Builds a valid request and applies its mutation, if that is active. */
export function draftOf(input: DraftInput, mutates: 'writeKey' | 'readKey'): Draft {
  const draft = build(input);
  const { mutation } = input.vary;
  if (mutation === undefined || !mutation.active) return draft;
  const { writeKeyIn, readKeyIn } = carriersOf(input.operation);
  const target =
    (mutates === 'readKey' ? readKeyIn : writeKeyIn) ?? readKeyIn ?? writeKeyIn ?? 'headers';
  const key = (mutates === 'readKey' ? input.readKey : input.writeKey) ?? input.readKey;
  return mutation.edit(draft, target, key ?? input.writeKey ?? zeroKey);
}

function build(input: DraftInput): Draft {
  const { method, query } = requestLines[input.operation];
  const { vary } = input;
  return {
    operation: input.operation,
    method,
    bucket: input.bucket,
    name: input.name ?? '',
    query: [...query, ...(input.query ?? []), ...(vary.query ?? [])],
    headers: [...(input.headers ?? []), ...(vary.headers ?? [])],
    body: input.body ?? emptyBody,
    ssecHeaders: allSsecHeadersOf(input),
    signing: {
      mode: input.operation === 'PostObject' ? 'form' : vary.presigned ? 'query' : 'header',
      ...vary.signing,
    },
    transport: { scheme: 'https', wire: 'client', ...vary.transport },
    ...(input.form === undefined ? {} : { form: input.form }),
  };
}

function allSsecHeadersOf(input: DraftInput): readonly CarriedSsecHeaders[] {
  const { writeKeyIn, readKeyIn } = carriersOf(input.operation);
  const ssecHeaders: CarriedSsecHeaders[] = [];
  if (readKeyIn !== undefined && input.readKey !== undefined) {
    ssecHeaders.push({ carrier: readKeyIn, members: validSsecHeaders(input.readKey) });
  }
  const writeKey =
    input.writeKey ??
    (writeKeyIn === undefined && readKeyIn === undefined ? input.readKey : undefined);
  if (writeKey !== undefined)
    ssecHeaders.push({ carrier: writeKeyIn ?? 'headers', members: validSsecHeaders(writeKey) });
  return ssecHeaders;
}

/** Valid SSE-C headers for a key. */
function validSsecHeaders(key: CustomerKey): readonly MemberPair[] {
  return [
    ['algorithm', 'AES256'],
    ['key', key.base64],
    ['md5', key.md5Base64],
  ];
}

function carriersOf(operation: OperationName): { writeKeyIn?: Carrier; readKeyIn?: Carrier } {
  return operations[operation];
}
