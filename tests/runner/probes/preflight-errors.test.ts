import { describe, expect, test } from 'vitest';
import type { Exchange } from '../../../core/exchange.ts';
import {
  explainPage,
  explainRefusal,
  explainUnreachable,
} from '../../../runner/probes/preflight-errors.ts';
import { answer } from '../../core/answer.ts';
import { config } from '../scripted.ts';

const { endpoint } = config;

describe('a first request without an answer', () => {
  type Broken = NonNullable<Exchange['broken']>;
  const explained = (broken: Broken, failure?: string) =>
    explainUnreachable(config, answer(0, { broken }), failure);
  test.each<[Broken, string | undefined, string, string]>([
    ['interrupted', undefined, 'E_INTERRUPTED', '--budget of 10 s'],
    ['interrupted', 'certificate', 'E_INTERRUPTED', 'it was stopped'],
    ['unreachable', 'self-signed certificate', 'E_TLS_CERTIFICATE', '--ca FILE'],
    ['unreachable', 'self signed', 'E_TLS_CERTIFICATE', '--insecure'],
    ['unreachable', 'unable to verify the first', 'E_TLS_CERTIFICATE', 'is not trusted'],
    ['unreachable', "Host is not in the cert's altnames", 'E_TLS_HOST', 'a host that the certif'],
    ['unreachable', 'CERT_HAS_EXPIRED', 'E_TLS_EXPIRED', 'Renew it'],
    ['unreachable', 'CERT_NOT_YET_VALID', 'E_TLS_EXPIRED', 'clock of this machine'],
    ['closed', 'wrong version number', 'E_NOT_TLS', '--allow-http'],
    ['closed', 'write EPROTO', 'E_NOT_TLS', 'does not speak TLS'],
    ['closed', 'packet length too long', 'E_NOT_TLS', 'Check the port'],
    ['closed', 'SSL alert', 'E_NOT_TLS', 'http://'],
    ['closed', 'before secure TLS connection', 'E_NOT_TLS', 'does not speak TLS'],
    ['unreachable', 'getaddrinfo ENOTFOUND x', 'E_HOST_UNKNOWN', 'has no address'],
    ['unreachable', 'getaddrinfo EAI_AGAIN x', 'E_HOST_UNKNOWN', 'spelling of --endpoint'],
    ['timeout', undefined, 'E_TIMEOUT', 'within 1 s'],
    ['timeout', 'nothing came', 'E_TIMEOUT', '--timeout'],
    ['malformed', undefined, 'E_NOT_HTTP', '(malformed)'],
    ['closed', 'Parse Error: bad line', 'E_NOT_HTTP', 'not with HTTP'],
    ['closed', 'Expected HTTP/', 'E_NOT_HTTP', 'port is that of an S3 endpoint'],
    ['closed', 'UND_ERR_HEADERS_OVERFLOW', 'E_NOT_HTTP', 'more headers than HTTP clients take'],
    ['unreachable', 'the proxy p:1 answered CONNECT with 407', 'E_PROXY_REFUSED', 'wants a login'],
    ['unreachable', 'the proxy p:1 opened no tunnel', 'E_PROXY_REFUSED', 'what the proxy allows'],
    [
      'unreachable',
      'the proxy p:1 cannot be used (getaddrinfo ENOTFOUND p)',
      'E_PROXY_REFUSED',
      'NO_PROXY',
    ],
    ['unreachable', 'connect ECONNREFUSED', 'E_UNREACHABLE', '(connect ECONNREFUSED)'],
    ['closed', undefined, 'E_UNREACHABLE', '(closed)'],
  ])('a first request that ends as %s (%s) is reported as %s', (broken, failure, code, words) => {
    const error = explained(broken, failure);
    expect([error.code, error.exitCode, error.name]).toEqual([code, 3, 'UnreachableError']);
    expect(error.message).toContain(words);
    expect(error.message).toContain(endpoint);
  });
  test('a certificate of another host is explained by --addressing virtual, an untrusted one by --ca', () => {
    const failed = answer(0, { broken: 'unreachable' });
    const virtual = { ...config, addressing: 'virtual' } as const;
    const names = explainUnreachable(virtual, failed, "not in the cert's altnames").message;
    expect(names).toContain('the certificate has to name *.localhost. Use --addressing path');
    const dots = explainUnreachable({ ...virtual, bucket: 'a.b.c' }, failed, 'altnames').message;
    expect(dots).toContain('a bucket name with dots, which no certificate for *.localhost covers');
    const other = explainUnreachable({ ...config, ca: 'PEM' }, failed, 'self-signed certificate');
    expect(other.message).toContain('The CA file that was given has not signed it');
  });
  test('a plain connection that is closed without an answer may be one to a port with TLS', () => {
    const http = { ...config, endpoint: 'http://localhost:1' };
    const error = explainUnreachable(http, answer(0, { broken: 'closed' }), 'other side closed');
    expect(error.code).toBe('E_NOT_HTTP');
    expect(error.message).toContain('needs https://');
  });
  test('a first request that ends without a reason is reported as unanswered', () => {
    expect(explainUnreachable(config, answer(0), undefined).message).toContain('(no answer)');
  });
  test('a reason is reported in one short line, without the source files of the TLS library', () => {
    const long = `write EPROTO 00:error:0A:SSL routines:ssl3_get_record:wrong version number:../deps/ssl3_record.c:354:\nmore`;
    const { message } = explained('closed', long);
    expect(message).not.toMatch(/\.c:|more|\n/);
    expect(message).toContain('wrong version number)');
    const [, why = ''] = /\((x+)\)/.exec(explained('closed', 'x'.repeat(500)).message) ?? [];
    expect(why).toHaveLength(160);
  });
});

test('a server of web pages is known by its page for an object that does not exist', () => {
  for (const body of ['<html>welcome</html>', '\n<!DOCTYPE html><html lang="en">']) {
    const error = explainPage(config, answer(200, { body }));
    expect([error?.code, error?.exitCode]).toEqual(['E_NOT_S3', 3]);
  }
  const html = '<html>welcome</html>';
  expect(explainPage(config, answer(404, { body: html }))).toBeUndefined();
  expect(explainPage(config, answer(200, { body: '<ListBucketResult/>' }))).toBeUndefined();
});

describe('a first request that is refused', () => {
  const refusedWith = (status: number, code?: string, bucket?: string, message?: string) =>
    explainRefusal(
      { ...config, ...(bucket !== undefined && { bucket }) },
      answer(status, code === undefined ? {} : { error: { code, message } }),
      bucket ?? 'ssec-conf-1',
    );
  test.each<[number, string | undefined, string | undefined, string, string]>([
    [403, 'InvalidAccessKeyId', undefined, 'E_CREDENTIALS', 'does not know this access key id'],
    [403, 'SignatureDoesNotMatch', undefined, 'E_CREDENTIALS', 'the region is wrong'],
    [403, 'RequestTimeTooSkewed', undefined, 'E_CREDENTIALS', 'clocks differ'],
    [400, 'AuthorizationHeaderMalformed', undefined, 'E_CREDENTIALS', 'another region'],
    [400, 'ExpiredToken', undefined, 'E_CREDENTIALS', 'has expired'],
    [404, 'NoSuchBucket', 'b', 'E_BUCKET_MISSING', 'That bucket does not exist'],
    [404, 'NoSuchBucket', undefined, 'E_REFUSED', '404 NoSuchBucket'],
    [400, 'constructor', undefined, 'E_REFUSED', '400 constructor. Nothing can be concluded'],
    [404, undefined, 'b', 'E_BUCKET_MISSING', 'That bucket does not exist'],
    [404, undefined, undefined, 'E_NOT_S3', 'no S3 error document'],
    [403, undefined, 'b', 'E_BUCKET_FORBIDDEN', 'belongs to somebody else'],
    [403, 'AccessDenied', undefined, 'E_BUCKET_FORBIDDEN', 'may not create buckets'],
    [301, undefined, 'b', 'E_REDIRECTED', 'never followed with credentials'],
    [300, 'Odd', undefined, 'E_REDIRECTED', '300 Odd'],
    [399, 'Odd', undefined, 'E_REDIRECTED', '399 Odd'],
    [400, 'Odd', undefined, 'E_REFUSED', '400 Odd. Nothing can be concluded'],
    [299, 'Odd', undefined, 'E_REFUSED', '299 Odd'],
    [200, undefined, undefined, 'E_NOT_S3', 'speaks HTTP but not S3'],
    [500, undefined, 'b', 'E_ENDPOINT_BUSY', 'busy, down or behind a gateway'],
    [503, undefined, undefined, 'E_ENDPOINT_BUSY', 'try again later'],
    [503, 'SlowDown', 'b', 'E_ENDPOINT_BUSY', '503 SlowDown'],
    [429, 'TooManyRequests', 'b', 'E_ENDPOINT_BUSY', 'try again later'],
  ])(
    'a first request that is answered with %i %s, with the bucket %s, is reported as %s',
    (status, code, bucket, wanted, words) => {
      const error = refusedWith(status, code, bucket);
      expect([error.code, error.exitCode]).toEqual([wanted, 3]);
      expect(error.message).toContain(words);
      const request = bucket === undefined ? 'CreateBucket ssec-conf-1' : 'HeadBucket b';
      expect(error.message).toContain(`${request} was answered with ${status}`);
    },
  );
  test('a redirect names where it leads and its region, and no path or odd text of the endpoint', () => {
    const to = (...headers: readonly (readonly [string, string])[]) =>
      explainRefusal(config, answer(301, { headers }), 'b').message;
    const region = ['x-amz-bucket-region', 'eu-south-1'] as const;
    expect(to(['location', 'https://s3.example.com/b?x=1'], region)).toContain(
      'a redirect to https://s3.example.com in the region eu-south-1, which is never followed',
    );
    const odd = to(['location', '/b'], ['x-amz-bucket-region', 'a b\u001b']);
    expect(odd).toContain('a redirect, which');
  });
  test('a refused first request is reported with the message of the endpoint', () => {
    expect(refusedWith(400, 'Odd', undefined, 'Too many buckets').message).toContain(
      '400 Odd (Too many buckets). Nothing',
    );
  });
});
