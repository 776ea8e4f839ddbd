import { describe, expect, test } from 'vitest';
import { CustomerKey } from '../../core/customer-key.ts';
import { keepsSecret } from '../../core/expectations.ts';
import { answer } from './answer.ts';

const key = CustomerKey.of(Buffer.from('TEST ONLY key of keeps-secret...'));
const check = (given: Parameters<typeof answer>[1]) =>
  keepsSecret('key').check(answer(200, given), { key });

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
  test.each(['hex', 'base64'] as const)('keepsSecret() finds half of a key in %s', (form) => {
    const halves = [key.bytes.subarray(0, 16), key.bytes.subarray(16)];
    for (const half of halves) {
      const body = `debug ${Buffer.from(half).toString(form)}`;
      expect(check({ body })[0]?.received).toBe('half of a customer key');
    }
    expect(check({ body: Buffer.from(key.bytes.subarray(0, 8)).toString(form) })).toEqual([]);
  });
});
