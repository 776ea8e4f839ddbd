import type { RunFlags, Target } from './config.ts';
import { credentialsFrom, regionFrom, secondCredentialsFrom } from './credentials.ts';
import { caText, httpOriginOf, originOf } from './endpoint.ts';
import { clientCertificateFrom, headersFrom } from './header-flag.ts';
import { confirmed, namedEndpoint } from './named-endpoint.ts';
import { proxyFor } from './proxy.ts';
import { type Environment, profileOf } from './shared-profile.ts';

/** The endpoint of the user with its credentials; undefined for the built-in one. */
export async function givenTarget(flags: RunFlags): Promise<Target | undefined> {
  const { env } = process;
  const named = await namedEndpoint(flags, env);
  if (named === undefined) return undefined;
  const [first = '', ...others] = named.url.split(' ');
  const checked = (url: string) => {
    const origin = originOf(url, { flag: named.by, allowsHttp: flags.allowHttp });
    confirmed({ ...named, url: origin }, flags);
    return origin;
  };
  const endpoint = checked(first);
  const gateways = others.map(checked);
  // An endpoint without TLS is its own plain-http twin.
  const http = flags.endpointHttp ?? (endpoint.startsWith('http:') ? endpoint : undefined);
  const headers = headersFrom(flags);
  const proxy = proxyFor(endpoint, env);
  const { file: caFile, by: caBy } = await caFileOf(flags, env);
  const secondCredentials = await secondCredentialsFrom(flags, env);
  return {
    endpoint,
    ...(gateways.length > 0 && { gateways }),
    endpointKind: 'given',
    namedBy: named.by,
    region: await regionFrom(flags, env),
    credentials: await credentialsFrom(flags, env),
    ...(secondCredentials && { secondCredentials }),
    ...(http !== undefined && {
      endpointHttp: httpOriginOf(http, '--endpoint-http'),
    }),
    ...(caFile !== undefined && { ca: caText(caFile) }),
    ...(caBy !== undefined && { trusts: `${caFile} (${caBy})` }),
    ...(proxy !== undefined && { proxy: proxy.url }),
    ...(headers.length > 0 && { headers }),
    ...clientCertificateFrom(flags),
  };
}

/** The CA file of --ca, AWS_CA_BUNDLE or the profile. Images of CI systems often set the variable. */
async function caFileOf(
  flags: RunFlags,
  env: Environment,
): Promise<{ readonly file?: string; readonly by?: string }> {
  if (flags.ca !== undefined) return { file: flags.ca };
  if (env.AWS_CA_BUNDLE) return { file: env.AWS_CA_BUNDLE, by: 'AWS_CA_BUNDLE' };
  const { ca_bundle: file } = await profileOf(flags, env);
  return file === undefined ? {} : { file, by: 'ca_bundle of the profile' };
}
