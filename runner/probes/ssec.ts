import { isAccepted } from '../../core/exchange.ts';
import { ask } from '../../world/ask.ts';
import type { FeatureFinding } from '../session.ts';
import { type ProbeContext, seen } from './probe.ts';
import { runKey } from './run-key.ts';

/**
 * Whether copies of SSE-C objects are offered. Only a 501 means that they are not: any other
 * refusal is for the rules to judge.
 */
export async function copiesFromSsec({
  config,
  connection,
  facts,
}: ProbeContext): Promise<FeatureFinding> {
  const { client } = connection;
  const { bucket, prefix } = facts;
  const name = `${prefix}preflight/copy-source`;
  const key = runKey(connection, { seed: config.seed, use: name });
  const body = Buffer.from('x');
  const stored = await ask(client, { operation: 'PutObject', bucket, name, body, writeKey: key });
  const source = `/${bucket}/${name}`.split('/').map(encodeURIComponent).join('/');
  const answer = await ask(client, {
    operation: 'CopyObject',
    bucket,
    name: `${name}-copied`,
    headers: [['x-amz-copy-source', source]],
    readKey: key,
  });
  const isThere = !isAccepted(stored) || answer.status !== 501;
  return seen(answer, {
    what: 'CopyObject of an SSE-C object with copy-source SSE-C headers',
    isThere,
  });
}
