import { type Exchange, isAccepted } from '../core/exchange.ts';
import { isRefusal } from '../core/expectations/refused.ts';
import { askUntil, longPatience } from '../world/patience.ts';
import { requestLines } from '../world/request-lines.ts';
import type { Endpoint } from './endpoint.ts';

/** Time for a policy to reach every server of an endpoint. */
const waitedMsMax = longPatience.changeMs / 10;

/**
 * The answer to PutBucketPolicy, once a write that every policy of a story denies is refused. Where it
 * is not in time, the answer is none: whether the policy holds is not known.
 */
export async function inForce(
  answer: Exchange,
  of: { readonly endpoint: Endpoint; readonly bucket: string; readonly name: string },
): Promise<Exchange> {
  if (!isAccepted(answer)) return answer;
  const { endpoint, bucket, name } = of;
  const write = () =>
    endpoint.exchange(
      {
        ...{ operation: 'PutObject', ...requestLines.PutObject, bucket, name },
        ...{ body: Buffer.alloc(0), headers: [], ssecHeaders: [] },
        signing: { mode: 'header' },
        transport: { scheme: 'https', wire: 'client' },
      },
      'observe',
    );
  const denied = await askUntil(isRefusal, write, waitedMsMax);
  return isRefusal(denied) ? answer : { ...answer, broken: 'interrupted' };
}
