import { expect, test } from 'vitest';
import { proxyNotice } from '../../cli/proxy-notice.ts';

const proxy = { HTTPS_PROXY: 'http://proxy.test:3128' };
const url = 'https://s3.example.test:9000';

test('a proxy that would be expected to be used is named, with the host that is reached directly', () => {
  expect(proxyNotice(url, proxy)).toMatch(/^HTTPS_PROXY is set.*s3\.example\.test directly/);
  expect(proxyNotice(url, { http_proxy: 'x' })).toMatch(/^http_proxy is set/);
  expect(proxyNotice(url, { ...proxy, NO_PROXY: 'other.test, test.example' })).toBeDefined();
});

test.each([
  [url, {}],
  [url, { HTTPS_PROXY: '' }],
  [url, { ...proxy, NO_PROXY: '*' }],
  [url, { ...proxy, NO_PROXY: 'a.test, s3.example.test' }],
  [url, { ...proxy, no_proxy: '.example.test' }],
  [url, { ...proxy, NO_PROXY: 'example.test:9000' }],
  ['https://localhost:9000', proxy],
  ['https://127.0.0.1:9000', proxy],
])('no proxy is expected for %s with %j', (endpoint, env) => {
  expect(proxyNotice(endpoint, env)).toBeUndefined();
});
