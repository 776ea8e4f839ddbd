import type { Environment } from './shared-profile.ts';

const variables = [
  'HTTPS_PROXY',
  'https_proxy',
  'HTTP_PROXY',
  'http_proxy',
  'ALL_PROXY',
  'all_proxy',
];

/**
 * Says that a proxy of the environment is not used, where a request to the endpoint would be expected
 * to go through it: a proxy may change bytes that the rules are about.
 */
export function proxyNotice(endpoint: string, env: Environment): string | undefined {
  const name = variables.find((one) => Boolean(env[one]));
  const { hostname } = new URL(endpoint);
  if (name === undefined || isDirect(hostname, env.NO_PROXY ?? env.no_proxy ?? ''))
    return undefined;
  return `${name} is set, but proxies are not used: requests go to ${hostname} directly.`;
}

/** Whether the host is on the loopback or listed in NO_PROXY. */
function isDirect(hostname: string, list: string): boolean {
  if (/^(localhost|127\..*|\[::1\])$/.test(hostname)) return true;
  return list.split(',').some((item) => {
    const ending = item.trim().replace(/^\*/, '').replace(/:\d+$/, '');
    if (ending === '') return item.trim() === '*';
    return hostname === ending || hostname.endsWith(ending.startsWith('.') ? ending : `.${ending}`);
  });
}
