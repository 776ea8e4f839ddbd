import { expect, test } from 'vitest';
import type { Finding } from '../../../core/report.ts';
import { harmSeen } from '../../../runner/judge/harm-seen.ts';

type Shown = Pick<Finding, 'mismatches' | 'exchanges'>;
const digest = 'the bytes of the object';

/** A refusal that was answered with the bytes of its control, by the SSE-C headers of both. */
function read(sent: string | undefined, signer?: 'nobody' | 'second account'): Shown {
  const exchange = (role: 'act' | 'control', triple: string | undefined) => ({
    role,
    request: {
      operation: 'GetObject',
      ...(triple !== undefined && { triple }),
      ...(role === 'act' && signer !== undefined && { signer }),
    },
    answer: { status: 200, bodySizeBytes: 74, bodySha256: digest },
  });
  const exchanges = [
    exchange('act', sent),
    exchange('control', 'headers: AES256, key#00c0ffee, MD5 of key#00c0ffee'),
  ];
  return {
    mismatches: [{ expected: '400', received: '200', harm: 'malformed-accepted' }],
    exchanges: exchanges as unknown as Finding['exchanges'],
  };
}

test.each([
  ['no SSE-C headers', undefined],
  ['another key', 'headers: AES256, key#0badc0de, MD5 of key#0badc0de'],
  ['a key of 16 bytes', 'headers: AES256, (16 bytes, not shown), MD5 of key#00c0ffee'],
])('a read with %s that returns the object exposes it', (_, sent) => {
  expect(harmSeen('wrong-form', [read(sent)])).toBe('plaintext-exposed');
});

test.each([
  ['the key and a false MD5', 'headers: AES256, key#00c0ffee, (24 bytes, not shown)'],
  ['the key without padding', 'headers: AES256, (43 bytes, not shown), MD5 of key#00c0ffee'],
])('a read with %s exposes nothing: its client has the key', (_, sent) => {
  expect(harmSeen('plaintext-exposed', [read(sent)])).toBe('malformed-accepted');
});

test.each(['nobody', 'second account'] as const)(
  'a read with the key that %s signed exposes the object',
  (signer) => {
    const shown = read('headers: AES256, key#00c0ffee, MD5 of key#00c0ffee', signer);
    expect(harmSeen('wrong-form', [shown])).toBe('plaintext-exposed');
  },
);
