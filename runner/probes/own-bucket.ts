import { quotableErrors } from '../../client/index.ts';
import { isAccepted } from '../../core/exchange.ts';
import { ask } from '../../world/ask.ts';
import { empty } from '../cleanup/empty.ts';
import { note } from '../cleanup/ledger.ts';
import type { Config } from '../config.ts';
import type { Connection, SessionFacts } from '../session.ts';
import { makeBucket } from './new-bucket.ts';

/** A bucket for one trial, or for the probes of settings; `trouble` says why it cannot be used. */
export interface OwnBucket {
  readonly name: string;
  readonly trouble?: string;
  release(): Promise<void>;
}

/** Creates buckets, one for each trial of a rule, or each probe, that changes bucket settings. */
export function ownBuckets(
  config: Config,
  given: Connection,
  facts: Pick<SessionFacts, 'bucket'>,
  use: 'own' | 'settings' = 'own',
) {
  const connection = quotableErrors(given);
  const { client } = connection;
  let count = 0;
  return async (): Promise<OwnBucket> => {
    count += 1;
    const name = `${facts.bucket}-${use}-${count}`;
    const trouble = await makeBucket(config, connection, name);
    return {
      name,
      ...(trouble !== undefined && { trouble: trouble.reason }),
      release: async () => {
        await ask(client, { operation: 'DeleteBucketPolicy', bucket: name });
        await empty(client, { bucket: name, prefix: '' });
        const deleted = await ask(client, { operation: 'DeleteBucket', bucket: name });
        if (isAccepted(deleted)) note(config, { kind: 'gone', bucket: name });
      },
    };
  };
}
