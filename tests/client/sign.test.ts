import { createHash, createHmac } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { type SignedRequest, sign } from '../../client/index.ts';
import type { CarriedSsecHeaders, Draft, HeaderPair } from '../../core/values.ts';
import type { Carrier } from '../../spec/operations.ts';
import { awsExample, draft } from './drafts.ts';

const signed = (of: Partial<Draft>, context = awsExample) => sign(draft(of), context);
const signatureOf = (of: Partial<Draft>) => signed(of).signatures[0];
const namesIn = ({ headers }: SignedRequest) => headers.map(([name]) => name);

const ssecIn = (carrier: Carrier): CarriedSsecHeaders => ({
  carrier,
  members: [
    ['algorithm', 'AES256'],
    ['key', 'a+/='],
    ['md5', 'b='],
  ],
});
const prefix = 'x-amz-server-side-encryption-customer-';

/** A second Signature Version 4, written from its description, over literal canonical bytes. */
function expected(canonical: string): string {
  const hmac = (key: Buffer | string, text: string) =>
    createHmac('sha256', key).update(text).digest();
  const key = ['us-east-1', 's3', 'aws4_request'].reduce<Buffer>(
    hmac,
    hmac('AWS4wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY', '20130524'),
  );
  const hash = createHash('sha256').update(Buffer.from(canonical, 'latin1')).digest('hex');
  const scope = '20130524/us-east-1/s3/aws4_request';
  return hmac(key, `AWS4-HMAC-SHA256\n20130524T000000Z\n${scope}\n${hash}`).toString('hex');
}

describe('algorithm, key and key MD5', () => {
  const members = [
    [`${prefix}algorithm`, 'AES256'],
    [`${prefix}key`, 'a+/='],
    [`${prefix}key-MD5`, 'b='],
  ];

  test('SSE-C headers and copy-source SSE-C headers become header lines', () => {
    const { headers } = signed({ ssecHeaders: [ssecIn('headers'), ssecIn('copySourceHeaders')] });
    expect(headers.slice(1, 4)).toEqual(members);
    expect(headers[6]).toEqual(['x-amz-copy-source-server-side-encryption-customer-key-MD5', 'b=']);
  });

  test('algorithm, key and key MD5 in the query are percent-encoded', () => {
    expect(signed({ ssecHeaders: [ssecIn('query')], query: [['acl']] }).path).toBe(
      `/test.txt?acl&${prefix}algorithm=AES256&${prefix}key=a%2B%2F%3D&${prefix}key-MD5=b%3D`,
    );
  });

  test('SSE-C headers are among the signed headers of a presigned URL', () => {
    const { path } = signed({ ssecHeaders: [ssecIn('headers')], signing: { mode: 'query' } });
    expect(path).toContain(
      `X-Amz-SignedHeaders=host%3B${prefix}algorithm%3B${prefix}key%3B${prefix}key-md5&`,
    );
  });
});

describe('a signature', () => {
  test('a signature covers repeated headers joined in wire order, and latin1 values as their bytes', () => {
    const empty = createHash('sha256').digest('hex');
    const headers: readonly HeaderPair[] = [
      ['X-Amz-Meta-B', ' two  \t spaces '],
      ['x-amz-meta-a', '\xe9\xa0'],
      ['x-amz-meta-b', ''],
      ['X-amz-meta-B', 'last'],
    ];
    const canonical =
      'GET\n/test.txt\n\nhost:examplebucket.s3.amazonaws.com\n' +
      `x-amz-content-sha256:${empty}\nx-amz-date:20130524T000000Z\n` +
      'x-amz-meta-a:\xe9\xa0\nx-amz-meta-b:two spaces,,last\n\n' +
      `host;x-amz-content-sha256;x-amz-date;x-amz-meta-a;x-amz-meta-b\n${empty}`;
    const result = signed({ headers });
    expect(result.signatures[0]).toBe(expected(canonical));
    expect(result.headers.slice(1, 5)).toEqual(headers);
  });

  test('a signature leaves out the headers that a request excludes and those that proxies change', () => {
    const headers = [
      ['x-amz-acl', 'private'],
      ['User-Agent', 'x'],
    ] as const;
    const signing = { mode: 'header', unsignedHeaders: ['x-amz-acl'] } as const;
    const result = signed({ headers, signing });
    expect(namesIn(result)).toContain('x-amz-acl');
    expect(result.signatures[0]).toBe(signatureOf({}));
    const presigned = signed({ headers, signing: { ...signing, mode: 'query' } });
    expect(presigned.path).toContain('X-Amz-SignedHeaders=host&');
  });

  test('tampering changes the headers after they were signed', () => {
    const tamper = (headers: readonly HeaderPair[]) => [...headers, ['x-amz-acl', 'late'] as const];
    for (const mode of ['header', 'query', 'anonymous', 'form'] as const) {
      const result = signed({ signing: { mode, tamper } });
      expect(result.headers.at(-1)).toEqual(['x-amz-acl', 'late']);
      expect(result.signatures).toEqual(signed({ signing: { mode } }).signatures);
    }
  });

  test('a signature has the date of the request’s own x-amz-date, and its own headers are kept', () => {
    const headers = [
      ['Host', 'other.example'],
      ['x-amz-date', '20200101T000000Z'],
      ['x-amz-content-sha256', 'wrong'],
      ['Content-Length', '3'],
    ] as const;
    const result = signed({ headers, method: 'PUT', body: Buffer.from('abcd') });
    expect(result.headers.slice(0, 4)).toEqual(headers);
    expect(namesIn(result)).toHaveLength(5);
    expect(result.headers[4]?.[1]).toContain('/20200101/us-east-1/s3/aws4_request, SignedHeaders=');
  });

  test('a signature covers a session token in headers, query and form', () => {
    const credentials = { ...awsExample.credentials, sessionToken: 'TEST ONLY/token' };
    const context = { ...awsExample, credentials };
    const inHeader = signed({}, context);
    expect(inHeader.headers).toContainEqual(['x-amz-security-token', 'TEST ONLY/token']);
    expect(inHeader.headers.at(-1)?.[1]).toContain('x-amz-date;x-amz-security-token,');
    const inQuery = signed({ signing: { mode: 'query' } }, context);
    expect(inQuery.path).toContain('&X-Amz-Security-Token=TEST%20ONLY%2Ftoken&');
    const inForm = signed({ signing: { mode: 'form' } }, context);
    expect(Buffer.from(inForm.body).toString()).toContain('name="x-amz-security-token"');
  });

  test('a signature follows the day and the region although signing keys are cached', () => {
    const later = { ...awsExample, now: () => new Date('2013-05-25T00:00:00Z') };
    const elsewhere = { ...awsExample, region: 'eu-west-1' };
    const first = signatureOf({});
    expect(
      new Set([first, ...[later, elsewhere].map((of) => signed({}, of).signatures[0])]).size,
    ).toBe(3);
    expect(signatureOf({})).toBe(first);
  });
});

test('an anonymous request carries nothing of the credentials', () => {
  const { headers, path, signatures } = signed({ signing: { mode: 'anonymous' } });
  expect({ headers, path, signatures }).toEqual({
    headers: [['Host', 'examplebucket.s3.amazonaws.com']],
    path: '/test.txt',
    signatures: [],
  });
});

test('an unsigned payload and an unsigned trailer are announced in x-amz-content-sha256', () => {
  const put = { method: 'PUT', body: Buffer.from('hello') } as const;
  const unsigned = signed({ ...put, signing: { mode: 'header', payload: 'unsigned' } });
  expect(unsigned.headers).toContainEqual(['x-amz-content-sha256', 'UNSIGNED-PAYLOAD']);
  const trailed = signed({ ...put, signing: { mode: 'header', payload: 'unsigned-trailer' } });
  expect(trailed.headers.filter(([name]) => /content|trailer/i.test(name))).toEqual([
    ['content-encoding', 'aws-chunked'],
    ['x-amz-decoded-content-length', '5'],
    ['x-amz-trailer', 'x-amz-checksum-crc32'],
    ['x-amz-content-sha256', 'STREAMING-UNSIGNED-PAYLOAD-TRAILER'],
    ['Content-Length', '46'],
  ]);
  expect(Buffer.from(trailed.body).toString()).toBe(
    '5\r\nhello\r\n0\r\nx-amz-checksum-crc32:NhCmhg==\r\n\r\n',
  );
});

test('path-style and virtual-host addressing decide on host and path', () => {
  const path = { ...awsExample, addressing: 'path' } as const;
  expect(signed({ bucket: 'b', name: 'a b//c' }, path)).toMatchObject({
    origin: 'https://s3.amazonaws.com',
    path: '/b/a%20b//c',
  });
  expect(signed({ bucket: 'b', name: '' }, path).path).toBe('/b');
  expect(signed({ bucket: '', name: '' }, path).path).toBe('/');
  expect(signed({ bucket: 'b', name: '', query: [['delete']] })).toMatchObject({
    origin: 'https://b.s3.amazonaws.com',
    path: '/?delete',
  });
});
