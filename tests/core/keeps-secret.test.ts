import { describe, expect, test } from 'vitest';
import { CustomerKey } from '../../core/customer-key.ts';
import { keepsSecret } from '../../core/expectations.ts';
import { answer } from './answer.ts';

/** A key whose Base64 has characters that base64url and percent-encoding write otherwise. */
const keyOfATest = () =>
  CustomerKey.of(Buffer.from('TEST ONLY key: >>>???~~~ of tests', 'latin1').subarray(0, 32));
const key = keyOfATest();
const check = (given: Parameters<typeof answer>[1], of = key) =>
  keepsSecret('key').check(answer(200, given), { key: of });

describe('the expectation keepsSecret()', () => {
  test('keepsSecret() allows a key that a false policy of a form quotes, and no other refusal', () => {
    const quoted = (message: string, status = 403) =>
      check({ status, body: key.base64, error: { code: 'AccessDenied', message } } as never);
    expect(quoted('Invalid according to Policy: Policy Condition failed: ["eq", "$key"]')).toEqual(
      [],
    );
    expect(quoted('Policy condition failed: eq: $key')).toEqual([]);
    expect(quoted('Policy condition failed', 200)).not.toEqual([]);
    expect(quoted('Access Denied')).not.toEqual([]);
  });
  test.each([
    ['raw', (raw: Buffer) => raw.toString('latin1')],
    ['Base64', (raw: Buffer) => raw.toString('base64')],
    ['Base64', (raw: Buffer) => raw.toString('base64').replace(/=+$/, '')],
    ['base64url', (raw: Buffer) => raw.toString('base64url')],
    ['hex', (raw: Buffer) => raw.toString('hex')],
    ['hex', (raw: Buffer) => raw.toString('hex').toUpperCase()],
    ['percent-encoded', (raw: Buffer) => encodeURIComponent(raw.toString('base64'))],
  ] as const)('keepsSecret() finds a key that is written as %s', (form, spelled) => {
    const own = keyOfATest();
    const text = spelled(Buffer.from(own.bytes));
    const inBody = check({ body: Buffer.from(`debug ${text} end`, 'latin1') }, own);
    const inHeader = check({ headers: [['x-debug', text]] }, own);
    for (const [found] of [inBody, inHeader]) {
      expect(found?.received).toBe(`the customer key, ${form}`);
      expect(found?.harm).toBe('key-exposed');
    }
    expect(check({ body: Buffer.from(text.slice(0, 12), 'latin1') }, own)).toEqual([]);
  });
  test.each(['hex', 'base64'] as const)('keepsSecret() finds half of a key in %s', (form) => {
    const own = keyOfATest();
    const halves = [own.bytes.subarray(0, 16), own.bytes.subarray(16)].map((half) =>
      Buffer.from(half).toString(form),
    );
    const spelled =
      form === 'hex' ? [...halves, ...halves.map((one) => one.toUpperCase())] : halves;
    for (const half of spelled)
      expect(check({ body: `debug ${half}` }, own)[0]?.received).toBe('half of a customer key');
    expect(check({ body: Buffer.from(own.bytes.subarray(0, 8)).toString(form) }, own)).toEqual([]);
  });
  test('keepsSecret() takes no run of one byte for a key: owner ids of zeros hold it by chance', () => {
    const ownerId = '0'.repeat(64);
    for (const last of [0, 1]) {
      const edge = CustomerKey.of(Buffer.concat([Buffer.alloc(31), Buffer.from([last])]));
      expect(check({ body: `<ID>${ownerId}</ID>` }, edge)).toEqual([]);
    }
    const edge = CustomerKey.of(Buffer.concat([Buffer.alloc(31), Buffer.from([1])]));
    const whole = Buffer.from(edge.bytes).toString('hex');
    expect(check({ body: whole }, edge)[0]?.received).toBe('the customer key, hex');
  });
});
