import { CustomerKey } from '../core/customer-key.ts';
import type { CarriedTriple, Draft, HeaderPair, MemberPair, QueryPair } from '../core/values.ts';
import type { Vary } from '../core/world.ts';
import { type Carrier, type OperationName, operations } from '../spec/operations.ts';
import { requestLines } from './request-lines.ts';

/** What a valid request of an operation is made of. */
export interface DraftInput {
  readonly operation: OperationName;
  readonly bucket: string;
  readonly name?: string;
  readonly headers?: readonly HeaderPair[];
  readonly query?: readonly QueryPair[];
  readonly body?: Uint8Array;
  /** The key that seals what is written. */
  readonly sealing?: CustomerKey | undefined;
  /** The key that opens what is read. */
  readonly opening?: CustomerKey | undefined;
  readonly form?: Draft['form'];
  readonly vary: Vary;
}

const nobody = new Uint8Array(0);
/** For a mutation of a request that carries no key: its salt is all that it starts from. */
const keyOfNobody = CustomerKey.of(new Uint8Array(32));

/** Builds a valid request and applies its mutation, unless that is switched off. */
export function draftOf(input: DraftInput, mutates: 'sealing' | 'opening'): Draft {
  const draft = build(input);
  const { mutation } = input.vary;
  if (mutation === undefined || !mutation.active) return draft;
  const { seals, opens } = carriersOf(input.operation);
  const target = (mutates === 'opening' ? opens : seals) ?? opens ?? seals ?? 'headers';
  const key = (mutates === 'opening' ? input.opening : input.sealing) ?? input.opening;
  return mutation.edit(draft, target, key ?? input.sealing ?? keyOfNobody);
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
    body: input.body ?? nobody,
    triples: triplesOf(input),
    signing: {
      mode: input.operation === 'PostObject' ? 'form' : vary.presigned ? 'query' : 'header',
      ...vary.signing,
    },
    transport: { scheme: 'https', wire: 'client', ...vary.transport },
    ...(input.form === undefined ? {} : { form: input.form }),
  };
}

function triplesOf(input: DraftInput): readonly CarriedTriple[] {
  const { seals, opens } = carriersOf(input.operation);
  const triples: CarriedTriple[] = [];
  if (opens !== undefined && input.opening !== undefined) {
    triples.push({ carrier: opens, members: validTriple(input.opening) });
  }
  const sealing =
    input.sealing ?? (seals === undefined && opens === undefined ? input.opening : undefined);
  if (sealing !== undefined)
    triples.push({ carrier: seals ?? 'headers', members: validTriple(sealing) });
  return triples;
}

/** The three members that are right for a key. */
function validTriple(key: CustomerKey): readonly MemberPair[] {
  return [
    ['algorithm', 'AES256'],
    ['key', key.base64],
    ['md5', key.md5Base64],
  ];
}

function carriersOf(operation: OperationName): { seals?: Carrier; opens?: Carrier } {
  return operations[operation];
}
