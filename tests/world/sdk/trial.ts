import type { SignedRequest } from '../../../client/index.ts';
import { isAccepted } from '../../../core/exchange.ts';
import type { Config } from '../../../runner/config.ts';
import { type Connection, connect } from '../../../runner/session.ts';
import { ask } from '../../../world/ask.ts';
import { createWorld, Trial, type WholeWorld } from '../../../world/world.ts';

/** A trial outside of any run. */
export interface LooseTrial {
  readonly trial: Trial;
  readonly world: WholeWorld;
  readonly connection: Connection;
  /** What the SDK signed, as it went on the wire. */
  readonly signed: readonly SignedRequest[];
}

let trials = 0;

/** A trial in a bucket of its own, for the length of some work. */
export async function withTrial<T>(
  config: Config,
  work: (of: LooseTrial) => Promise<T>,
  bucket = `interop-trial-${++trials}`,
): Promise<T> {
  const connection = connect(config);
  const { client, secrets } = connection;
  const signed: SignedRequest[] = [];
  const trial = new Trial({
    operation: 'GetObject',
    bucket,
    homeBucket: bucket,
    namePrefix: 'trial/',
    shared: new Map(),
    secrets,
    client: {
      exchange: (draft, role) => client.exchange(draft, role),
      wire: {
        ...client.wire,
        send: (request, limits) => {
          signed.push(request);
          return client.wire.send(request, limits);
        },
      },
    },
  });
  try {
    if (!isAccepted(await ask(client, { operation: 'CreateBucket', bucket })))
      throw new Error('no bucket');
    return await work({ trial, world: createWorld(trial, 'act'), connection, signed });
  } finally {
    await client.close();
  }
}
