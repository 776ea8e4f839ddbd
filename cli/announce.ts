import type { Config } from '../runner/config.ts';
import { runPlace } from '../runner/probes/run-place.ts';
import type { Target } from './config.ts';
import { proxyFor } from './proxy.ts';

/** A run, and where its endpoint was named. */
export type NamedConfig = Config & Pick<Target, 'namedBy' | 'trusts'>;

/** Says before the first request where a run will write, and as whom. */
export function announce(config: NamedConfig): void {
  if (config.endpointKind === 'reference') return;
  const { endpoint, gateways = [], namedBy, credentials, runId = '' } = config;
  const all = [endpoint, ...gateways].join(' and ');
  const { bucket, prefix } = runPlace(config, runId);
  const place = prefix === '' ? `new bucket ${bucket}` : `bucket ${bucket} under ${prefix}`;
  const by = namedBy === undefined || namedBy === '--endpoint' ? '' : ` (${namedBy})`;
  process.stderr.write(
    `Endpoint ${all}${by}, access key id ${credentials.accessKeyId}, ${place}\n`,
  );
  if (config.trusts !== undefined) process.stderr.write(`CAs of ${config.trusts}\n`);
  const proxy = proxyFor(endpoint, process.env);
  if (proxy !== undefined)
    process.stderr.write(`Through the proxy ${new URL(proxy.url).host} (${proxy.by})\n`);
}
