import { UnreachableError } from '../../core/errors.ts';
import { answered, type Exchange, isAccepted } from '../../core/exchange.ts';
import type { PreflightCheck } from '../../core/report.ts';
import { ask } from '../../world/ask.ts';
import type { Config } from '../config.ts';
import { connect, type SessionFacts } from '../session.ts';

/**
 * Whether each further gateway shows the bucket of the run. Throws an `UnreachableError` for one that
 * does not: it would be judged for what it cannot know.
 */
export async function lookThroughGateways(
  { gateways = [], ...config }: Config,
  { bucket }: Pick<SessionFacts, 'bucket'>,
  check: (of: PreflightCheck) => void,
): Promise<void> {
  for (const endpoint of gateways) {
    const { client } = connect({ ...config, endpoint });
    const answer: Exchange = await ask(client, { operation: 'HeadBucket', bucket });
    await client.close();
    if (isAccepted(answer)) {
      const detail = `${endpoint} shows ${bucket}, which was made through ${config.endpoint}`;
      check({ name: 'gateway', outcome: 'ok', detail });
      continue;
    }
    const why = answer.status === 0 ? (client.lastFailure ?? 'no answer') : answered(answer);
    throw new UnreachableError(
      'E_GATEWAY',
      `${endpoint} does not show ${bucket}, which was made through ${config.endpoint} (${why}). Name gateways of one service.`,
    );
  }
}
