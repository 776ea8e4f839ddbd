import { randomBytes } from 'node:crypto';
import { inspect } from 'node:util';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { record, Secrets } from '../../client/index.ts';
import { CustomerKey } from '../../core/customer-key.ts';
import type { Exchange } from '../../core/exchange.ts';
import { type CarriedSsecHeaders, type Draft, sentDraft } from '../../core/values.ts';
import { draft } from './drafts.ts';

const key = CustomerKey.of(Buffer.from('TEST ONLY key of thirty-two by+/'));
const other = CustomerKey.of(randomBytes(32));
const secretAccessKey = 'TEST/ONLY+secret/access/key/EXAMPLE';

function secretsOf(...keys: readonly CustomerKey[]): Secrets {
  const secrets = new Secrets();
  secrets.add('secret access key', secretAccessKey);
  for (const { bytes } of keys) secrets.add('customer key', bytes);
  return secrets;
}

function exchange(of: Partial<Exchange> = {}, request: Partial<Draft> = {}): Exchange {
  return {
    status: 200,
    headers: [],
    body: new Uint8Array(0),
    durationMs: 1.4,
    role: 'act',
    request: sentDraft(draft(request)),
    ...of,
  };
}

const ssecOf = (of: CustomerKey, carrier: CarriedSsecHeaders['carrier'] = 'headers') =>
  ({
    carrier,
    members: [
      ['algorithm', 'AES256'],
      ['key', of.base64],
      ['md5', of.md5Base64],
    ],
  }) as const;

test('a known customer key is recorded as its fingerprint', () => {
  const { request } = record(exchange({}, { ssecHeaders: [ssecOf(key)] }), secretsOf(key));
  expect(request.headers).toEqual([
    ['x-amz-server-side-encryption-customer-algorithm', 'AES256'],
    ['x-amz-server-side-encryption-customer-key', key.fingerprint],
    ['x-amz-server-side-encryption-customer-key-MD5', `MD5 of ${key.fingerprint}`],
  ]);
  expect(request.triple).toBe(`headers: AES256, ${key.fingerprint}, MD5 of ${key.fingerprint}`);
});

test('an unknown or mutated key is recorded by its size only, wherever it stands', () => {
  const mutated = key.base64.slice(0, 40);
  const name = 'X-AMZ-server-side-encryption-customer-KEY';
  const request: Partial<Draft> = {
    headers: [
      [name, mutated],
      ['authorization', 'x'],
      ['Cookie', 'y'],
      ['x-secret', mutated],
    ],
    query: [['prefix', 'a b'], [name, mutated], ['X-Amz-Signature', 'abc'], ['acl']],
    ssecHeaders: [
      {
        carrier: 'headers',
        members: [
          ['algorithm', mutated],
          ['md5', 'odd'],
        ],
      },
    ],
  };
  const recorded = record(exchange({}, request), secretsOf(key));
  expect(recorded.request.headers).toEqual([
    [name, '(40 bytes, not shown)'],
    ['x-secret', '(40 bytes, not shown)'],
    ['x-amz-server-side-encryption-customer-algorithm', '(40 bytes, not shown)'],
    ['x-amz-server-side-encryption-customer-key-MD5', '(not shown)'],
  ]);
  expect(recorded.request.target).toBe(
    `/examplebucket/test.txt?prefix=a%20b&${name}=(40 bytes, not shown)&acl`,
  );
  expect(recorded.request.triple).toBe('headers: (40 bytes, not shown), (not shown), no key');
});

test('answer headers are recorded by an allow-list, and a Location only with its host', () => {
  const { answer } = record(
    exchange({
      headers: [
        ['ETag', '"abc"'],
        ['Set-Cookie', 'a=b'],
        ['Location', `https://evil.example/x?X-Amz-Signature=${'a'.repeat(64)}`],
        ['x-amz-server-side-encryption-customer-key-MD5', key.md5Base64],
        ['Server', `leaks ${key.base64}\u0007`],
        ['X-Other', 'value'],
      ],
    }),
    secretsOf(key),
  );
  expect(answer.headers).toEqual([
    ['ETag', '"abc"'],
    ['Location', 'evil.example (path not shown)'],
    ['x-amz-server-side-encryption-customer-key-MD5', `MD5 of ${key.fingerprint}`],
    ['Server', 'leaks [redacted]·'],
    ['X-Other', '(5 bytes, not shown)'],
  ]);
});

describe('the excerpt of an answer', () => {
  const document = (text: string): Partial<Exchange> => ({
    status: 403,
    headers: [['Content-Type', 'application/xml']],
    body: Buffer.from(text),
  });
  const excerptOf = (text: string, request: Partial<Draft> = {}) =>
    record(exchange(document(text), request), secretsOf(key, other)).answer.excerpt ?? '';

  test('the excerpt is the start of a text answer, on one line', () => {
    expect(excerptOf('<Error>\n<Code>AccessDenied</Code>\u001b[2J</Error>')).toBe(
      '<Error>·<Code>AccessDenied</Code>·[2J</Error>',
    );
    expect(excerptOf(`<a>${'b'.repeat(5_000)}</a>`).length).toBeLessThan(640);
  });

  test('a binary answer has no excerpt, but its size and its digest', () => {
    const body = Buffer.concat([Buffer.from('<'), randomBytes(100)]);
    const { answer } = record(exchange({ body }), secretsOf());
    expect(answer).toMatchObject({ bodySizeBytes: 101 });
    expect(answer.bodySha256).toMatch(/^[0-9a-f]{64}$/);
    expect(answer.excerpt).toBeUndefined();
  });

  test('the excerpt holds no signature and no string to sign', () => {
    const signature = 'f0'.repeat(32);
    const text = excerptOf(
      `<Error><StringToSign>AWS4&amp;x</StringToSign>` +
        `<SignatureProvided>${signature}</SignatureProvided><Message>Authorization: ` +
        `AWS4-HMAC-SHA256 Credential=AK/x, Signature=${signature}</Message></Error>`,
    );
    expect(text).not.toContain(signature);
    expect(text).not.toContain('AWS4&amp;x');
    expect(text).not.toContain('AK/x');
  });

  test('the excerpt holds no mutated key that the request itself carried', () => {
    const mutated = randomBytes(31).toString('base64');
    const members = [['key', mutated]] as const;
    const text = excerptOf(`<Error><ArgumentValue>${mutated}</ArgumentValue></Error>`, {
      ssecHeaders: [{ carrier: 'headers', members }],
    });
    expect(text).toBe('<Error><ArgumentValue>[redacted]</ArgumentValue></Error>');
  });

  test('the excerpt holds no part of a key that was changed in its middle', () => {
    const { base64 } = key;
    const changed = `${base64.slice(0, 20)}A${base64.slice(21)}`;
    const members = [['key', changed]] as const;
    for (const ssecHeaders of [[], [{ carrier: 'headers', members }] as const]) {
      expect(excerptOf(`<Error>${changed} ${base64}</Error>`, { ssecHeaders })).toBe(
        '<Error>[redacted] [redacted]</Error>',
      );
    }
  });

  const spellings: Readonly<Record<string, (bytes: Buffer) => string>> = {
    hex: (bytes) => bytes.toString('hex'),
    'upper-case hex': (bytes) => bytes.toString('hex').toUpperCase(),
    'spaced hex of Base64': (bytes) =>
      Buffer.from(bytes.toString('base64')).toString('hex').replace(/../g, '$& '),
    Base64: (bytes) => bytes.toString('base64'),
    Base64URL: (bytes) => bytes.toString('base64url'),
    'percent-encoded Base64': (bytes) => encodeURIComponent(bytes.toString('base64')),
    'percent-encoded bytes': (bytes) => bytes.toString('hex').replace(/../g, '%$&'),
    'Base64 of Base64': (bytes) => Buffer.from(bytes.toString('base64')).toString('base64'),
    'a part of a longer Base64 text': (bytes) =>
      Buffer.concat([Buffer.from('x'), bytes, Buffer.from('yz')]).toString('base64'),
    'the first half of Base64': (bytes) => bytes.toString('base64').slice(0, 24),
  };
  test.for(Object.keys(spellings))('the excerpt holds no key as %s', (spelling) => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 32, maxLength: 32 }), (bytes) => {
        const secrets = secretsOf(CustomerKey.of(bytes), key);
        const leaked = spellings[spelling]?.(Buffer.from(bytes)) ?? '';
        const body = Buffer.from(`<Error>before ${leaked} after</Error>`);
        const { answer } = record(exchange({ body }), secrets);
        expect(answer.excerpt).toContain('[redacted]');
        expect(answer.excerpt).not.toContain(leaked.slice(4, 24));
      }),
      { numRuns: 40, seed: 1 },
    );
  });
});

test('a recorded exchange holds no trace of any secret', () => {
  const secrets = secretsOf(key, other);
  const noisy = [
    key.base64,
    key.md5Base64,
    secretAccessKey,
    Buffer.from(key.bytes).toString('hex'),
  ];
  const text = noisy.join(' ');
  const recorded = record(
    exchange(
      {
        status: 400,
        headers: noisy.flatMap(
          (value) =>
            [
              ['server', value],
              ['x-odd', value],
            ] as const,
        ),
        body: Buffer.from(`<Error><Message>${text}</Message></Error>`),
        error: { code: text, message: text },
      },
      {
        name: text,
        query: noisy.map((value) => ['prefix', value] as const),
        headers: noisy.flatMap(
          (value) =>
            [
              ['range', value],
              [value, value],
            ] as const,
        ),
        ssecHeaders: [ssecOf(key), ssecOf(other, 'query'), ssecOf(key, 'formFields')],
      },
    ),
    secrets,
  );
  const json = decodeURIComponent(JSON.stringify(recorded));
  for (const value of noisy) expect(json).not.toContain(value);
  expect(json).not.toContain(encodeURIComponent(secretAccessKey));
});

test('the register of secrets prints only their number', () => {
  const secrets = secretsOf(key);
  expect([String(secrets), JSON.stringify(secrets), inspect(secrets, { depth: 9 })]).toEqual([
    '2 secrets',
    '"2 secrets"',
    '2 secrets',
  ]);
});
