import { createHash } from 'node:crypto';
import type { Config } from '../config.ts';
import type { Connection } from '../session.ts';

/**
 * The gateway whose answers a case judges, of those of one service: by seed and case, so that every
 * request that is judged meets the same one as its control, and a replay meets it again.
 */
function gatewayOf(caseId: string, { endpoint, gateways = [], seed }: Config): string {
  const all = [endpoint, ...gateways];
  const digest = createHash('sha256').update(`${seed} ${caseId}`).digest();
  return all[digest.readUInt32LE(0) % all.length] ?? endpoint;
}

/**
 * The connection of a case where a service has several gateways: what a case needs is made through the
 * first, acts and controls go through its own.
 */
export function throughGateway(connection: Connection, config: Config, caseId: string): Connection {
  if (config.gateways === undefined) return connection;
  const gateway = gatewayOf(caseId, config);
  const { client } = connection;
  const exchange: typeof client.exchange = (draft, role, options) => {
    const isJudged = role === 'act' || role === 'control';
    const isOverTls = draft.transport.scheme !== 'http';
    const origin = isJudged ? gateway : config.endpoint;
    return client.exchange(draft, role, { ...options, ...(isOverTls && { gateway: origin }) });
  };
  return { ...connection, client: { ...client, exchange } };
}
