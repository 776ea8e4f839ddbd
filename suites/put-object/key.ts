import { refusedOrSealed } from '../../core/expectations.ts';
import { type Rule, type RuleFacts, rule } from '../../core/rule.ts';
import type { Level } from '../../core/verdict.ts';
import { customerKey, keyWithSymbols, mutation, objectBody } from '../../generators/index.ts';
import type { MutationName } from '../../spec/mutations.ts';
import { creatingWrites } from '../scenes/drawn.ts';
import { answersExactly } from '../scenes/exact-errors.ts';
import { refusedOrHungUp, refusesWrite } from '../scenes/refusals.ts';
import { writeThrough } from '../scenes/write-through.ts';

export const putKeyRules = [
  refusesWrite({
    id: 'put.key.len-0',
    title: 'An empty key is refused',
    clause: 'ssec.put.key',
    on: creatingWrites,
    needs: ['empty-headers'],
    mutations: ['key.len-0'],
    catches: ['accepts-any-key-length'],
  }),
  refusesWrite({
    id: 'put.key.len-1',
    title: 'A key of 1 byte is refused even with its own MD5',
    clause: 'ssec.put.key',
    on: creatingWrites,
    mutations: ['key.len-1'],
    catches: ['accepts-any-key-length'],
  }),
  refusesWrite({
    id: 'put.key.len-16',
    title: 'A key of 16 bytes is refused even with its own MD5',
    clause: 'ssec.put.key',
    on: creatingWrites,
    mutations: ['key.len-16'],
    catches: ['accepts-any-key-length'],
  }),
  refusesWrite({
    id: 'put.key.len-24',
    title: 'A key of 24 bytes is refused even with its own MD5',
    clause: 'ssec.put.key',
    on: creatingWrites,
    mutations: ['key.len-24'],
    catches: ['accepts-any-key-length'],
  }),
  refusesWrite({
    id: 'put.key.len-31',
    title: 'A key of 31 bytes is refused even with its own MD5',
    clause: 'ssec.put.key',
    on: creatingWrites,
    mutations: ['key.len-31'],
    catches: ['accepts-any-key-length'],
  }),
  refusesWrite({
    id: 'put.key.len-33',
    title: 'A key of 33 bytes is refused even with its own MD5',
    clause: 'ssec.put.key',
    on: creatingWrites,
    mutations: ['key.len-33'],
    catches: ['accepts-any-key-length'],
  }),
  refusesWrite({
    id: 'put.key.len-48',
    title: 'A key of 48 bytes is refused even with its own MD5',
    clause: 'ssec.put.key',
    on: creatingWrites,
    mutations: ['key.len-48'],
    catches: ['accepts-any-key-length'],
  }),
  refusesWrite({
    id: 'put.key.len-64',
    title: 'A key of 64 bytes is refused even with its own MD5',
    clause: 'ssec.put.key',
    on: creatingWrites,
    mutations: ['key.len-64'],
    catches: ['accepts-any-key-length'],
  }),
  answersExactly({
    id: 'put.key.wrong-length.exact',
    title: 'A key of 10 bytes is 400 InvalidArgument with the recorded message',
    clause: 'recorded.put.key-length',
    mutations: ['key.len-10'],
    exact: { message: 'The secret key was invalid for the specified algorithm.' },
    catches: ['accepts-any-key-length'],
  }),
  refusesWrite({
    id: 'put.key.double-base64',
    title: 'A key that was Base64-encoded twice is refused',
    clause: 'ssec.put.key',
    on: creatingWrites,
    mutations: ['key.double-base64'],
    catches: ['accepts-any-key-length'],
  }),
  refusesWrite({
    id: 'put.key.not-base64',
    title: 'A key with characters outside the Base64 alphabet is refused',
    clause: 'ssec.put.key',
    on: creatingWrites,
    mutations: ['key.not-base64'],
    catches: ['crash-on-bad-base64', 'crash-on-any-bad-base64'],
  }),
  refusesWrite({
    id: 'put.key.raw-32-ascii',
    title: 'A raw key of 32 characters is refused, because it decodes to 24 bytes',
    clause: 'ssec.put.key',
    on: creatingWrites,
    mutations: ['key.raw-ascii'],
    catches: ['takes-raw-key-text'],
  }),
  refusesWrite({
    id: 'put.key.hex-64',
    title: 'A key in hex is refused, because it decodes to 48 bytes',
    clause: 'ssec.put.key',
    on: creatingWrites,
    mutations: ['key.hex'],
    catches: ['takes-hex-key'],
  }),
  sound({
    id: 'put.key.base64url',
    title: 'A key in the URL-safe alphabet is refused or means the same key',
    key: keyWithSymbols(),
    mutations: ['key.base64url'],
    catches: ['crash-on-bad-base64'],
  }),
  sound({
    id: 'put.key.no-padding',
    title: 'A key without padding is refused or means the same key',
    mutations: ['key.no-padding'],
    catches: ['stores-odd-spelling-plain'],
  }),
  sound({
    id: 'put.key.embedded-whitespace',
    title: 'A key with a space in it is refused or means the same key',
    mutations: ['key.inner-space'],
    catches: ['crash-on-bad-base64'],
  }),
  sound({
    id: 'put.key.trailing-garbage',
    title: 'A key with surplus characters is refused or means the same key',
    mutations: ['key.surplus-character', 'key.surplus-padding', 'key.parameter'],
    catches: ['crash-on-bad-base64'],
  }),
  sound({
    id: 'put.key.noncanonical-bits',
    title: 'A key with an unused bit set is refused or means the same key',
    mutations: ['key.spare-bits'],
    catches: ['stores-odd-spelling-plain'],
  }),
  refusesWrite({
    id: 'put.key.non-ascii',
    level: 'SHOULD',
    title: 'A key with bytes above 0x7F is refused',
    clause: 'derived.header-value',
    on: creatingWrites,
    mutations: ['key.obs-text'],
    catches: ['crash-on-any-bad-base64'],
  }),
  refusesWrite({
    id: 'put.key.oversized',
    level: 'SHOULD',
    title: 'A key header of 4 KiB is refused',
    clause: 'ssec.put.key',
    on: creatingWrites,
    mutations: ['key.long-4k'],
    catches: ['copy-ignores-target-triple'],
  }),
  rule({
    id: 'put.key.oversized.8k',
    level: 'SHOULD',
    title: 'A key header of 8 KiB is refused or ends the connection',
    clause: 'put.headers-8k',
    on: creatingWrites,
    given: { key: customerKey(), body: objectBody(), mutation: mutation('key.long-8k') },
    act: ({ write }, drawn) => write(drawn),
    expect: refusedOrHungUp(),
    catches: ['crash-on-long-header'],
  }),
  rule({
    id: 'put.key.control-bytes',
    level: 'SHOULD',
    title: 'A control byte in the key header is refused or ends the connection',
    clause: 'derived.header-value',
    on: creatingWrites,
    given: { key: customerKey(), body: objectBody(), mutation: mutation('key.control-byte') },
    act: ({ write }, drawn) => write(drawn),
    expect: refusedOrHungUp(),
    catches: ['crash-on-control-byte'],
  }),
];

/** A spelling that a lenient decoder understands: refused, or sealed under the canonical key. */
function sound(
  facts: RuleFacts & {
    readonly level?: Level;

    readonly key?: ReturnType<typeof customerKey>;
    readonly mutations: readonly [MutationName, ...MutationName[]];
  },
): Rule {
  return rule({
    id: facts.id,
    level: 'MUST',
    title: facts.title,
    clause: 'ssec.get.any-without-key-fails',
    on: creatingWrites,
    given: {
      key: facts.key ?? customerKey(),
      body: objectBody(),
      mutation: mutation(...facts.mutations),
    },
    act: writeThrough,
    expect: refusedOrSealed(),
    catches: facts.catches,
  });
}
