import type { Exchange } from '../../core/exchange.ts';
import {
  all,
  conceals,
  echoes,
  holds,
  refused,
  refusedAs,
  returns,
} from '../../core/expectations.ts';
import { rule } from '../../core/rule.ts';
import { ssec } from '../../core/values.ts';
import {
  bodiesOf,
  customerKey,
  dearObjects,
  mutation,
  objectBody,
  type SealedObject,
} from '../../generators/index.ts';
import { refusesRead } from '../refusals.ts';

const mebibyte = 1024 * 1024;

/** Reads with the right key, another one, or none. */
export const getKeys = [
  rule({
    id: 'get.right-key',
    level: 'MUST',
    title: 'A read with the right triple returns the stored bytes and confirms the key',
    clause: 'ssec.get.decrypts',
    on: ['GetObject'],
    given: { key: customerKey(), body: objectBody() },
    arrange: ({ have }, { key, body }) => have.object({ body, encryption: ssec(key) }),
    act: ({ read }, _, stored) => read(stored, {}),
    expect: all(returns('body'), echoes('key')),
    catches: ['get-returns-ciphertext', 'get-breaks-off'],
  }),
  refusesRead({
    id: 'get.no-key',
    title: 'A read of an SSE-C object without any SSE-C header is refused',
    clause: 'ssec.get.any-without-key-fails',
    on: ['GetObject'],
    mutations: ['triple.none'],
    catches: ['serves-without-key', 'ignores-ssec'],
  }),
  rule({
    id: 'get.wrong-key',
    level: 'MUST',
    title: 'A read with another key than the stored one is refused',
    clause: 'ssec.get.same-key',
    on: ['GetObject'],
    given: {
      key: customerKey(),
      body: bodiesOf(0, 1, 64, 4097, 65_537, mebibyte),
      mutation: mutation('key.other'),
    },
    arrange: ({ have }, { key, body }) => have.object({ body, encryption: ssec(key) }),
    act: ({ read }, { mutation }, stored) => read(stored, { mutation }),
    expect: all(refused(), conceals('body')),
    catches: ['accepts-wrong-key', 'stores-plaintext'],
  }),
  rule({
    id: 'get.wrong-key.large',
    level: 'MUST',
    isDear: true,
    title: 'A large or multipart object shows another key no byte before it is refused',
    clause: 'ssec.get.same-key',
    on: ['GetObject'],
    needs: ['multipart'],
    trials: 1,
    given: { sealed: dearObjects(), other: customerKey() },
    arrange: ({ have }, { sealed }) => have.object({ ...sealed, encryption: ssec(sealed.key) }),
    act: ({ read }, { other }, stored) => read(stored, { key: other }),
    control: ({ read }, { sealed: { key } }, stored) => read(stored, { key }),
    expect: all(refused(), concealsStart()),
    catches: ['large-object-skips-key-check', 'accepts-wrong-key'],
  }),
  refusesRead({
    id: 'isolation.near-miss-keys',
    title: 'Keys close to the right one are refused',
    clause: 'ssec.get.same-key',
    on: ['GetObject', 'HeadObject'],
    mutations: [
      'key.near-bit',
      'key.near-first-byte',
      'key.near-last-byte',
      'key.near-reversed',
      'key.near-rotated',
      'key.zero',
    ],
    catches: ['compares-key-prefix', 'crash-on-key-error'],
  }),
  refusesRead({
    id: 'get.md5.right-md5-wrong-key',
    title: 'Another key, or one of zero bytes, beside the MD5 of the stored key is refused',
    clause: 'ssec.get.provide-same-key',
    on: ['GetObject', 'HeadObject', 'GetObjectAttributes', 'CopyObject'],
    mutations: ['key.other-with-right-md5', 'key.zero-with-right-md5'],
    catches: ['compares-only-md5', 'copies-compare-only-md5'],
  }),
  refusesRead({
    id: 'get.key.wrong-length-coherent',
    title: 'A key of the wrong length with its own MD5 is refused on a read',
    clause: 'ssec.get.provide-same-key',
    on: ['GetObject', 'HeadObject'],
    mutations: ['key.double-base64', 'key.len-10', 'key.len-16', 'key.len-33'],
    catches: ['accepts-wrong-key'],
  }),
  refusesRead({
    id: 'get.key.malformed',
    title: 'A malformed key is refused on a read',
    clause: 'ssec.get.provide-same-key',
    on: ['GetObject', 'HeadObject', 'GetObjectAttributes'],
    mutations: ['key.not-base64', 'key.bad-padding'],
    catches: ['crash-on-bad-base64'],
  }),
  refusesRead({
    id: 'get.key.empty',
    title: 'An empty key is refused on a read',
    clause: 'ssec.get.provide-same-key',
    on: ['GetObject', 'HeadObject', 'GetObjectAttributes'],
    needs: ['empty-headers'],
    mutations: ['key.empty'],
    catches: ['compares-only-md5'],
  }),
  rule({
    id: 'get.no-key.exact',
    level: 'SHOULD',
    title: 'A read without the key is 400 InvalidRequest with the recorded message',
    clause: 'recorded.get.no-key',
    on: ['GetObject'],
    given: { key: customerKey(), body: objectBody(), mutation: mutation('triple.none') },
    arrange: ({ have }, { key, body }) => have.object({ body, encryption: ssec(key) }),
    act: ({ read }, { mutation }, stored) => read(stored, { mutation }),
    expect: refusedAs({
      status: 400,
      code: 'InvalidRequest',
      message:
        'The object was stored using a form of Server Side Encryption. The correct parameters must be provided to retrieve the object.',
    }),
    catches: ['serves-without-key', 'errors-without-document'],
  }),
  rule({
    id: 'get.wrong-key.exact',
    level: 'SHOULD',
    title: 'A read with another key is 403 AccessDenied with the recorded message',
    clause: 'recorded.get.wrong-key',
    on: ['GetObject'],
    given: { key: customerKey(), body: objectBody(), mutation: mutation('key.other') },
    arrange: ({ have }, { key, body }) => have.object({ body, encryption: ssec(key) }),
    act: ({ read }, { mutation }, stored) => read(stored, { mutation }),
    expect: refusedAs({
      status: 403,
      code: 'AccessDenied',
      message:
        'Requests specifying Server Side Encryption with Customer provided keys must provide the correct secret key.',
    }),
    catches: [
      'wrong-key-message-is-generic',
      'wrong-key-is-400',
      'wrong-key-has-a-code-of-its-own',
    ],
  }),
];

/** An answer that gives an object away begins with its first bytes. */
function concealsStart() {
  return holds<Exchange, { readonly sealed: SealedObject }>(
    'holds nothing of the object',
    (answer, { sealed: { body } }) =>
      conceals('body').check(answer, { body: body.part({ firstByte: 0, sizeBytes: 65_536 }) }),
  );
}
