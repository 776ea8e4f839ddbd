import { expect, test } from 'vitest';
import { proxyFor } from '../../cli/proxy.ts';
import { UsageError } from '../../core/errors.ts';

const proxy = { HTTPS_PROXY: 'http://user:TESTONLY@proxy.test:3128' };
const url = 'https://s3.example.test:9000';

test('the proxy of the environment is used for an https endpoint, whichever variable names it', () => {
  expect(proxyFor(url, proxy)).toEqual({ url: proxy.HTTPS_PROXY, by: 'HTTPS_PROXY' });
  expect(proxyFor(url, { all_proxy: 'proxy.test' })?.url).toBe('http://proxy.test');
  expect(proxyFor(url, { ...proxy, NO_PROXY: 'other.test, test.example' })).toBeDefined();
});

test.each([
  [url, {}],
  [url, { HTTPS_PROXY: '' }],
  [url, { HTTP_PROXY: 'http://proxy.test' }],
  [url, { ...proxy, NO_PROXY: '*' }],
  [url, { ...proxy, NO_PROXY: 'a.test, s3.example.test' }],
  [url, { ...proxy, no_proxy: '.example.test' }],
  [url, { ...proxy, NO_PROXY: 'example.test:9000' }],
  ['https://localhost:9000', proxy],
  ['https://127.0.0.1:9000', proxy],
  ['http://s3.example.test', proxy],
])('no proxy is used for %s with %j', (endpoint, env) => {
  expect(proxyFor(endpoint, env)).toBeUndefined();
});

test('a proxy of another kind is a usage error that does not show its password', () => {
  const named = { HTTPS_PROXY: 'socks5://user:TESTONLY@proxy.test' };
  expect(() => proxyFor(url, named)).toThrow(UsageError);
  expect(() => proxyFor(url, named)).toThrow(/^(?!.*TESTONLY).*HTTPS_PROXY names no http/);
});
