import fc from 'fast-check';
import { expect, test } from 'vitest';
import { decodedKey } from '../../../core/model/decoded-key.ts';
import { amazon, predictedAnswer } from '../../../core/model/order-of-checks.ts';
import { customerKey, keyWithSymbols } from '../../../generators/customer-key.ts';
import { recordedMembers } from '../../../generators/recorded-members.ts';
import type { KeyClass } from '../../../spec/recorded/classes.ts';
import { decodesTo } from '../../../spec/recorded/decoding.ts';
import { differences, proving } from './recorded-predictions.ts';

const readable = Object.entries(decodesTo).filter(([, decoded]) => decoded !== 'unreadable');

test.each(readable)('a key sent as %s is read as %s', (key, decoded) => {
  const keys = fc.record({ theKey: keyWithSymbols(), anotherKey: customerKey() });
  fc.assert(
    fc.property(keys, ({ theKey, anotherKey }) => {
      const sent = recordedMembers({ key: key as KeyClass }, { theKey, anotherKey });
      const bytes = Buffer.from(decodedKey(sent.key ?? ''));
      const is = {
        'the key': bytes.equals(theKey.bytes),
        'another key': bytes.equals(anotherKey.bytes),
        nothing: bytes.byteLength === 0,
      };
      const found = Object.entries(is).flatMap(([name, isSo]) => (isSo ? [name] : []));
      expect(found.length === 0 ? ['other bytes'] : found).toEqual([decoded]);
    }),
    { numRuns: 20, seed: 5 },
  );
});

/** Decodes to bytes where Amazon S3 decodes to nothing, and to nothing where it decodes to bytes. */
function otherwise(text: string): Uint8Array {
  return decodedKey(text).byteLength === 0 ? Buffer.alloc(32) : new Uint8Array();
}

test.each(readable)('a recorded answer proves that a key sent as %s is read as %s', (key) => {
  const missed = proving.filter(({ row, request }) => {
    const isSent = Object.values(row.sent).some((members) => members.key === key);
    const predicted = request && predictedAnswer(request, { ...amazon, decodedKey: otherwise });
    return isSent && differences(predicted, row.answer).length > 0;
  });
  expect(missed.length).toBeGreaterThan(0);
});
