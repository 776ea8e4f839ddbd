import { refusedOrDisconnected, refusedOrEncrypted } from '../../core/expectations.ts';
import { type Rule, type RuleFacts, rule } from '../../core/rule.ts';
import { customerKey, keyWithSymbols, mutation, objectBody } from '../../generators/index.ts';
import type { MutationName } from '../../spec/mutations.ts';
import { creatingWrites, keyAndBody } from '../scenes/drawn.ts';
import { recordedRefusal } from '../scenes/recorded-refusals.ts';
import { refusesWrite } from '../scenes/refusals.ts';
import { writeAndRead } from '../scenes/write-and-read.ts';

export const putKeyRules = [
  refusesWrite({
    id: 'put.key.len-0',
    title: 'A write with an empty customer key is refused',
    clause: 'ssec.put.key',
    on: creatingWrites,
    needs: ['empty-headers'],
    mutations: ['key.len-0'],
    catches: ['accepts-any-key-length'],
  }),
  refusesWrite({
    id: 'put.key.len-1',
    title: 'A write with a customer key of 1 byte and the MD5 of that key is refused',
    clause: 'ssec.put.key',
    on: creatingWrites,
    mutations: ['key.len-1'],
    catches: ['accepts-any-key-length'],
  }),
  refusesWrite({
    id: 'put.key.len-16',
    title: 'A write with a customer key of 16 bytes and the MD5 of that key is refused',
    clause: 'ssec.put.key',
    on: creatingWrites,
    mutations: ['key.len-16'],
    catches: ['accepts-any-key-length'],
  }),
  refusesWrite({
    id: 'put.key.len-24',
    title: 'A write with a customer key of 24 bytes and the MD5 of that key is refused',
    clause: 'ssec.put.key',
    on: creatingWrites,
    mutations: ['key.len-24'],
    catches: ['accepts-any-key-length'],
  }),
  refusesWrite({
    id: 'put.key.len-31',
    title: 'A write with a customer key of 31 bytes and the MD5 of that key is refused',
    clause: 'ssec.put.key',
    on: creatingWrites,
    mutations: ['key.len-31'],
    catches: ['accepts-any-key-length'],
  }),
  refusesWrite({
    id: 'put.key.len-33',
    title: 'A write with a customer key of 33 bytes and the MD5 of that key is refused',
    clause: 'ssec.put.key',
    on: creatingWrites,
    mutations: ['key.len-33'],
    catches: ['accepts-any-key-length'],
  }),
  refusesWrite({
    id: 'put.key.len-48',
    title: 'A write with a customer key of 48 bytes and the MD5 of that key is refused',
    clause: 'ssec.put.key',
    on: creatingWrites,
    mutations: ['key.len-48'],
    catches: ['accepts-any-key-length'],
  }),
  refusesWrite({
    id: 'put.key.len-64',
    title: 'A write with a customer key of 64 bytes and the MD5 of that key is refused',
    clause: 'ssec.put.key',
    on: creatingWrites,
    mutations: ['key.len-64'],
    catches: ['accepts-any-key-length'],
  }),
  recordedRefusal('put.key.wrong-length.exact'),
  refusesWrite({
    id: 'put.key.double-base64',
    title: 'A write with a customer key that was Base64-encoded twice is refused',
    clause: 'ssec.put.key',
    on: creatingWrites,
    mutations: ['key.double-base64'],
    catches: ['accepts-any-key-length'],
  }),
  refusesWrite({
    id: 'put.key.not-base64',
    title: 'A write with a customer key that has characters outside the Base64 alphabet is refused',
    clause: 'ssec.put.key',
    on: creatingWrites,
    mutations: ['key.not-base64'],
    catches: ['crash-on-bad-base64', 'crash-on-any-bad-base64'],
  }),
  refusesWrite({
    id: 'put.key.raw-32-ascii',
    title: 'A write with 32 plain characters as customer key, not Base64-encoded, is refused',
    clause: 'ssec.put.key',
    on: creatingWrites,
    mutations: ['key.raw-ascii'],
    catches: ['takes-raw-key-text'],
  }),
  refusesWrite({
    id: 'put.key.hex-64',
    title: 'A write with the customer key in hex instead of Base64 is refused',
    clause: 'ssec.put.key',
    on: creatingWrites,
    mutations: ['key.hex'],
    catches: ['takes-hex-key'],
  }),
  lenientSpelling({
    id: 'put.key.base64url',
    title: 'A write with the customer key in URL-safe Base64 is refused or encrypts under that key',
    key: keyWithSymbols(),
    mutations: ['key.base64url'],
    catches: ['crash-on-bad-base64'],
  }),
  lenientSpelling({
    id: 'put.key.no-padding',
    title: 'A write with the Base64 key without its padding is refused or encrypts under that key',
    mutations: ['key.no-padding'],
    catches: ['stores-odd-spelling-plain'],
  }),
  lenientSpelling({
    id: 'put.key.embedded-whitespace',
    title: 'A write with a space inside the Base64 key is refused or encrypts under that key',
    mutations: ['key.inner-space'],
    catches: ['crash-on-bad-base64'],
  }),
  lenientSpelling({
    id: 'put.key.trailing-garbage',
    title: 'A write with surplus text after the Base64 key is refused or encrypts under that key',
    mutations: ['key.surplus-character', 'key.surplus-padding', 'key.parameter'],
    catches: ['crash-on-bad-base64'],
  }),
  lenientSpelling({
    id: 'put.key.noncanonical-bits',
    title: 'A write whose Base64 key has an unused bit set is refused or encrypts under that key',
    mutations: ['key.spare-bits'],
    catches: ['stores-odd-spelling-plain'],
  }),
  refusesWrite({
    id: 'put.key.non-ascii',
    level: 'SHOULD',
    title: 'A write with bytes above 0x7F in the key header is refused',
    clause: 'derived.header-value',
    on: creatingWrites,
    mutations: ['key.obs-text'],
    catches: ['crash-on-any-bad-base64'],
  }),
  refusesWrite({
    id: 'put.key.oversized',
    level: 'SHOULD',
    title: 'A write with a key header of 4 KiB is refused',
    clause: 'ssec.put.key',
    on: creatingWrites,
    mutations: ['key.long-4k'],
    catches: ['copy-ignores-target-triple'],
  }),
  rule({
    id: 'put.key.oversized.8k',
    level: 'SHOULD',
    title: 'A write with a key header of 8 KiB is refused or its connection is closed',
    clause: 'put.headers-8k',
    on: creatingWrites,
    given: { ...keyAndBody, mutation: mutation('key.long-8k') },
    act: ({ write }, drawn) => write(drawn),
    expect: refusedOrDisconnected(),
    catches: ['crash-on-long-header'],
  }),
  rule({
    id: 'put.key.control-bytes',
    level: 'SHOULD',
    title: 'A write with a control byte in the key header is refused or its connection is closed',
    clause: 'derived.header-value',
    on: creatingWrites,
    given: { ...keyAndBody, mutation: mutation('key.control-byte') },
    act: ({ write }, drawn) => write(drawn),
    expect: refusedOrDisconnected(),
    catches: ['crash-on-control-byte'],
  }),
];

/** A spelling that a lenient decoder accepts: refused, or encrypted under the key it decodes to. */
function lenientSpelling(
  facts: RuleFacts & {
    readonly key?: ReturnType<typeof customerKey>;
    readonly mutations: readonly [MutationName, ...MutationName[]];
  },
): Rule {
  const { key = customerKey(), mutations, ...rest } = facts;
  return rule({
    ...rest,
    level: 'MUST',
    clause: 'ssec.get.any-without-key-fails',
    on: creatingWrites,
    given: { key, body: objectBody(), mutation: mutation(...mutations) },
    act: writeAndRead,
    expect: refusedOrEncrypted(),
  });
}
