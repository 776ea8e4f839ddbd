import { createHash } from 'node:crypto';
import { CustomerKey } from '../../core/customer-key.ts';
import type { CarriedTriple, Draft, MemberPair, Mutation } from '../../core/values.ts';
import type { Carrier, Member } from '../../spec/operations.ts';

/** What an edit works on. */
export interface EditInput {
  readonly draft: Draft;
  readonly target: Carrier;
  readonly key: CustomerKey;
  readonly salt: Uint8Array;
}

/** A step of build, mutate, sign, send, and the change there. */
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
      const at = input.draft.triples.find((triple) => triple.carrier === input.target);
      const changed: CarriedTriple = {
        carrier: input.target,
        members: change({ ...input, members: at?.members ?? [] }),
      };
      const others = input.draft.triples.filter((triple) => triple !== at);
      return { ...input.draft, triples: [...others, changed] };
    },
  };
}

/** Gives one member another value. */
export function member(name: Member, value: (of: EditInput) => string): Edit {
  return members((input) =>
    input.members.map((pair) => (pair[0] === name ? [name, value(input)] : pair)),
  );
}

/** Keeps some members and drops the others. */
export function only(...names: readonly Member[]): Edit {
  return members((input) => input.members.filter(([name]) => names.includes(name)));
}

/** A key of any bytes, with its own MD5: coherent, whatever its length. */
export function coherent(bytes: (of: EditInput) => Uint8Array): Edit {
  return members((input) => {
    const key = bytes(input);
    return tripleOf(key);
  });
}

/** The three members for these key bytes. */
export function tripleOf(key: Uint8Array): readonly MemberPair[] {
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
