import { CustomerKey } from '../core/customer-key.ts';
import type { SentMembers } from '../core/model/order-of-checks.ts';
import type {
  CarriedSsecHeaders,
  Draft,
  HeaderPair,
  MemberPair,
  Mutation,
} from '../core/values.ts';
import type { Carrier, Member } from '../spec/operations.ts';
import type { RecordedRow, RecordedScene } from '../spec/recorded/row.ts';
import { recordedMembers } from './recorded-members.ts';
import { membersWords } from './recorded-words.ts';

/** The key that stands for "another key" next to a drawn one. */
export function otherThan(key: CustomerKey): CustomerKey {
  return CustomerKey.of(key.bytes.map((byte) => byte ^ 0x5a));
}

/**
 * The difference between a valid request and that of a recorded answer: its SSE-C headers, with
 * the drawn key for the recorded one, and what else it said.
 */
export function recordedMutation(row: RecordedRow): Mutation {
  return {
    name: row.id,
    step: 'triple',
    active: true,
    says: `sent ${membersWords(row)}`,
    edit: (draft, _, key) => asSent(row, draft, key),
  };
}

function asSent({ scene, sent, operation }: RecordedRow, draft: Draft, theKey: CustomerKey): Draft {
  const keys = { theKey, anotherKey: otherThan(theKey) };
  const ssecHeaders = Object.entries(sent).map(
    ([carrier, members]): CarriedSsecHeaders => ({
      carrier: carrier as Carrier,
      members: pairsOf(recordedMembers(members, keys)),
    }),
  );
  const lines = linesOf(scene);
  const scheme = scene.transport === 'http' ? ('http' as const) : draft.transport.scheme;
  const changed = { ...draft, ssecHeaders, transport: { ...draft.transport, scheme } };
  if (operation !== 'PostObject')
    return { ...changed, headers: [...draft.headers, ...lines], body: bodyOf(draft, scene) };
  return { ...changed, form: { ...draft.form, fields: [...(draft.form?.fields ?? []), ...lines] } };
}

function pairsOf(members: SentMembers): readonly MemberPair[] {
  return (Object.entries(members) as [Member, string | undefined][]).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, value] as const],
  );
}

function linesOf(scene: RecordedScene): readonly HeaderPair[] {
  const { serverSideEncryption, storageClass, contentMd5 } = scene;
  return [
    ...pair('x-amz-server-side-encryption', serverSideEncryption),
    ...pair('x-amz-storage-class', storageClass === 'unknown' ? 'SHINY' : undefined),
    ...pair('content-md5', contentMd5 === '13-bytes' ? thirteenBytes : undefined),
  ];
}

const thirteenBytes = Buffer.alloc(13, 'TEST ONLY').toString('base64');

function pair(name: string, value: string | undefined): readonly HeaderPair[] {
  return value === undefined ? [] : [[name, value]];
}

/** The list of parts with the recorded number. */
function bodyOf({ body }: Draft, { partNumber }: RecordedScene): Uint8Array {
  if (partNumber === undefined) return body;
  const text = Buffer.from(body).toString();
  return Buffer.from(text.replace(/<PartNumber>\d+/, `<PartNumber>${partNumber}`));
}
