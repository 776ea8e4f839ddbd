import fc from 'fast-check';
import { enumerated } from '../core/enumerated.ts';
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

/** A text of the alphabet of Base64 whose length no Base64 has. */
function oddLength(): fc.Arbitrary<string> {
  return fc
    .tuple(fc.base64String({ minLength: 4, maxLength: 60 }), fc.integer({ min: 1, max: 3 }))
    .map(([text, short]) => text.replaceAll('=', 'A').slice(short));
}

/** A legal value with a byte that is no ASCII. */
function beyondAscii(): fc.Arbitrary<string> {
  return fc
    .tuple(
      fc.string({ unit: legalCharacter(), maxLength: 40 }),
      fc.integer({ min: 0x80, max: 0xff }),
    )
    .map(([text, code]) => text + String.fromCharCode(code));
}

/**
 * One of the SSE-C headers with any legal header value: each in turn, and keys that decoders of
 * Base64 stumble over. Shrinks to the shortest that fails.
 */
export function fuzzedMutation(): fc.Arbitrary<Mutation> {
  return enumerated([
    ...names.map((name) => headerValue().map((value) => fuzzed(name, value))),
    ...[oddLength(), beyondAscii()].map((values) => values.map((value) => fuzzed('key', value))),
  ]);
}

function fuzzed(name: Member, value: string): Mutation {
  const { step, edit } = member(name, () => value);
  return {
    name: `fuzz.${name}`,
    step,
    active: true,
    says: `${name} with the fuzzed value ${JSON.stringify(value)}`,
    edit: (draft, target, key) => edit({ draft, target, key, salt: new Uint8Array(64) }),
  };
}
