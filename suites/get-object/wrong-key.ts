import { about, all, conceals, refused, refusedAndConcealed } from '../../core/expectations.ts';
import { rule } from '../../core/rule.ts';
import { ssec } from '../../core/values.ts';
import { customerKey } from '../../generators/customer-key.ts';
import { bodiesOf, type EncryptedObject, largeObjects, mutation } from '../../generators/index.ts';
import { mebibyte } from '../scenes/drawn.ts';
import { recordedRefusal } from '../scenes/recorded-refusals.ts';

export const getWrongKeyRules = [
  rule({
    id: 'get.wrong-key',
    level: 'MUST',
    title: 'GetObject of an SSE-C object with another key is refused and returns none of its bytes',
    clause: 'ssec.get.same-key',
    on: ['GetObject'],
    given: {
      key: customerKey(),
      body: bodiesOf(0, 1, 64, 4097, 65_537, mebibyte),
      mutation: mutation('key.other'),
    },
    arrange: ({ have }, { key, body }) => have.object({ body, encryption: ssec(key) }),
    act: ({ read }, { mutation }, stored) => read(stored, { mutation }),
    expect: refusedAndConcealed(),
    catches: ['accepts-wrong-key', 'stores-plaintext', 'refusal-tells-plaintext-md5'],
  }),
  rule({
    id: 'get.wrong-key.large',
    level: 'MUST',
    hasLargeBodies: true,
    title: 'GetObject of a large SSE-C object with another key is refused and returns no byte',
    clause: 'ssec.get.same-key',
    on: ['GetObject'],
    needs: ['multipart'],
    trials: 1,
    given: { sealed: largeObjects(), other: customerKey() },
    arrange: ({ have }, { sealed }) => have.object({ ...sealed, encryption: ssec(sealed.key) }),
    act: ({ read }, { other }, stored) => read(stored, { key: other }),
    control: ({ read }, { sealed: { key } }, stored) => read(stored, { key }),
    expect: all(refused(), concealsStart()),
    catches: ['large-object-skips-key-check', 'accepts-wrong-key'],
  }),
  recordedRefusal('get.wrong-key.exact'),
];

/** No byte of the first 64 KiB: whatever reveals a large object starts there. */
function concealsStart() {
  return about(
    ({ sealed: { body } }: { readonly sealed: EncryptedObject }) => ({
      body: body.part({ firstByte: 0, sizeBytes: 65_536 }),
    }),
    conceals('body'),
  );
}
