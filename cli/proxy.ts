import { UsageError } from '../core/errors.ts';
import type { Environment } from './shared-profile.ts';

const variables = ['HTTPS_PROXY', 'https_proxy', 'ALL_PROXY', 'all_proxy'];

/** A proxy, and the variable that names it. */
export interface NamedProxy {
  readonly url: string;
  readonly by: string;
}

/**
 * The proxy of the environment through which an https endpoint is reached, by a tunnel; none on the
 * loopback, where NO_PROXY lists the host, and for plain http, which a proxy may change. Throws a
 * `UsageError` for a proxy of another kind.
 */
export function proxyFor(endpoint: string, env: Environment): NamedProxy | undefined {
  const by = variables.find((one) => Boolean(env[one]));
  const { hostname, protocol } = new URL(endpoint);
  if (by === undefined || protocol !== 'https:') return undefined;
  if (isDirect(hostname, env.NO_PROXY ?? env.no_proxy ?? '')) return undefined;
  const given = env[by] ?? '';
  const url = given.includes('://') ? given : `http://${given}`;
  if (URL.canParse(url) && /^https?:$/.test(new URL(url).protocol)) return { url, by };
  // The value may hold a password.
  throw new UsageError(
    'E_PROXY',
    `${by} names no http:// or https:// proxy. Name one, or list ${hostname} in NO_PROXY.`,
  );
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
