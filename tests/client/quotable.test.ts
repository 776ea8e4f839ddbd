import { describe, expect, test } from 'vitest';
import { type Client, quotable, quotableErrors, Secrets } from '../../client/index.ts';
import { CustomerKey } from '../../core/customer-key.ts';
import type { Exchange } from '../../core/exchange.ts';
import { answer } from '../core/answer.ts';

const key = CustomerKey.of(Buffer.from('TEST ONLY key for expectations!!'));
const knowing = () => {
  const secrets = new Secrets();
  secrets.addKey(key);
  return secrets;
};

describe('text quoted from an endpoint', () => {
  test('quoted text contains no customer key, whether as Base64, hex or raw bytes', () => {
    for (const spelling of ['base64', 'hex', 'latin1'] as const) {
      const text = `before ${Buffer.from(key.bytes).toString(spelling)} after`;
      expect(quotable(knowing(), text)).toBe('before [redacted] after');
    }
  });
  test('quoted text holds no signature of the request that it answers', () => {
    const secrets = new Secrets();
    const { request } = answer(403);
    secrets.addRequest(request, { headers: [], signatures: ['0123456789abcdef0123'] });
    expect(quotable(secrets, 'not 0123456789abcdef0123', request)).toBe('not [redacted]');
  });
  test('quoted text is put on one line', () => {
    expect(quotable(new Secrets(), 'a\nb\r\u0000\u001b[2J\u2028c\u2029d\u0085e')).toBe(
      'a·b···[2J·c·d·e',
    );
  });
  test('quoted text is cut after 600 characters, and the cut is marked', () => {
    expect(quotable(new Secrets(), 'x'.repeat(600))).toBe('x'.repeat(600));
    expect(quotable(new Secrets(), 'x'.repeat(601))).toBe(`${'x'.repeat(600)}…`);
  });
  const heard = (given: Exchange) => {
    const client = { exchange: async () => given } as Partial<Client> as Client;
    return quotableErrors({ client, secrets: knowing() }).client.exchange(
      { ...given.request, body: new Uint8Array(0) },
      'observe',
    );
  };
  test('a quoted error keeps its status, with code and message redacted', async () => {
    const error = { code: `A${key.base64}`, message: `b\n${key.base64}`, requestId: 'r' };
    const said = await heard(answer(403, { error }));
    expect(said.error).toEqual({ code: 'A[redacted]', message: 'b·[redacted]', requestId: 'r' });
    expect(said.status).toBe(403);
  });
  test('an error without code and message is quoted as nothing', async () => {
    expect((await heard(answer(403, { error: {} }))).error).toEqual({});
    expect((await heard(answer(403))).error).toBeUndefined();
  });
  test('a connection failure is redacted, whenever it is read', () => {
    let lastFailure: string | undefined;
    const client = Object.defineProperty({}, 'lastFailure', { get: () => lastFailure }) as Client;
    const { client: quoted } = quotableErrors({ client, secrets: knowing() });
    expect(quoted.lastFailure).toBeUndefined();
    lastFailure = `no ${key.base64}`;
    expect(quoted.lastFailure).toBe('no [redacted]');
  });
});

test('a word after “signature:” is no signature', () => {
  const text = 'Bad signature: unable to verify it. Signature=0123456789abcdef0, Credential=AKID/x';
  expect(quotable(new Secrets(), text)).toBe(
    'Bad signature: unable to verify it. Signature=[redacted], Credential=[redacted]',
  );
});
