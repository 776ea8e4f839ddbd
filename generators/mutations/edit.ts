import { createHash } from 'node:crypto';
import { CustomerKey } from '../../core/customer-key.ts';
import type { CarriedSsecHeaders, Draft, MemberPair, Mutation } from '../../core/values.ts';
import type { Carrier, Member } from '../../spec/operations.ts';

/** The draft, the SSE-C headers to change in it, their key, and bytes for arbitrary values. */
export interface EditInput {
  readonly draft: Draft;
  readonly target: Carrier;
  readonly key: CustomerKey;
  readonly salt: Uint8Array;
}

/** A change of a draft, and the step of building a request at which it is made. */
export interface Edit {
  readonly step: Mutation['step'];
  readonly edit: (input: EditInput) => Draft;
}

/** Replaces the target's SSE-C headers. */
export function members(
  change: (of: EditInput & { readonly members: readonly MemberPair[] }) => readonly MemberPair[],
): Edit {
  return {
    step: 'triple',
    edit: (input) => {
      const at = input.draft.ssecHeaders.find((carried) => carried.carrier === input.target);
      const changed: CarriedSsecHeaders = {
        carrier: input.target,
        members: change({ ...input, members: at?.members ?? [] }),
      };
      const others = input.draft.ssecHeaders.filter((carried) => carried !== at);
      return { ...input.draft, ssecHeaders: [...others, changed] };
    },
  };
}

/** Replaces the value of one SSE-C header. */
export function member(name: Member, value: (of: EditInput) => string): Edit {
  return members((input) =>
    input.members.map((pair) => (pair[0] === name ? [name, value(input)] : pair)),
  );
}

/** Keeps these SSE-C headers and drops the others. */
export function only(...names: readonly Member[]): Edit {
  return members((input) => input.members.filter(([name]) => names.includes(name)));
}

/** Another key of any length, with its matching MD5. */
export function coherent(bytes: (of: EditInput) => Uint8Array): Edit {
  return members((input) => {
    const key = bytes(input);
    return ssecHeadersOf(key);
  });
}

/** The three SSE-C headers of these key bytes. */
export function ssecHeadersOf(key: Uint8Array): readonly MemberPair[] {
  return [
    ['algorithm', 'AES256'],
    ['key', Buffer.from(key).toString('base64')],
    ['md5', md5Base64(key)],
  ];
}

export function md5Base64(of: Uint8Array | string): string {
  return createHash('md5').update(of).digest('base64');
}

/** A key that differs from the one in use. */
export function otherKey({ key, salt }: EditInput): CustomerKey {
  const bytes = salt.slice(0, 32);
  const same = Buffer.from(bytes).equals(Buffer.from(key.bytes));
  return CustomerKey.of(same ? bytes.map((byte) => byte ^ 0xff) : bytes);
}
