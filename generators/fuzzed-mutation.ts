import fc from 'fast-check';
import type { Mutation } from '../core/values.ts';
import type { Member } from '../spec/operations.ts';
import { member } from './mutations/edit.ts';

const names = ['algorithm', 'key', 'md5'] as const satisfies readonly Member[];

/** Characters of a legal header value: visible ASCII, space, and bytes from 0x80. */
function legalCharacter(): fc.Arbitrary<string> {
  return fc
    .oneof(
      { weight: 8, arbitrary: fc.integer({ min: 0x20, max: 0x7e }) },
      { weight: 1, arbitrary: fc.integer({ min: 0x80, max: 0xff }) },
    )
    .map((code) => String.fromCharCode(code));
}

function headerValue(): fc.Arbitrary<string> {
  return fc.oneof(
    fc.string({ unit: legalCharacter(), maxLength: 80 }),
    fc.base64String({ maxLength: 120 }),
    fc.constantFrom('', '=', '====', 'null', 'undefined', '0', '-1', '%00', '{x}', '\t', 'AES256'),
  );
}

/** One of the SSE-C headers with any legal header value. Shrinks to the shortest that fails. */
export function fuzzedMutation(): fc.Arbitrary<Mutation> {
  return fc
    .record({ name: fc.constantFrom(...names), value: headerValue() })
    .map(({ name, value }) => {
      const { step, edit } = member(name, () => value);
      return {
        name: `fuzz.${name}`,
        step,
        active: true,
        says: `${name} with the fuzzed value ${JSON.stringify(value)}`,
        edit: (draft, target, key) => edit({ draft, target, key, salt: new Uint8Array(64) }),
      };
    });
}
