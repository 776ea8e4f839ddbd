import { afterAll, describe, inject, test } from 'vitest';
import { bucketLender } from '../buckets.ts';
import { runCase } from '../judge/case.ts';
import { turns } from '../judge/turns.ts';
import { casesById } from '../plan/catalogue.ts';
import { connect } from '../session.ts';
import { endSignal } from './end.ts';
import { toldFacts } from './facts-channel.ts';
import type {} from './host-types.ts';

/**
 * The one file that turns rules into vitest tests. Evidence leaves as task metadata; whether a test
 * passes says nothing here, the verdict in its metadata does.
 */
const { config, caseIds, end } = inject('plan');
const { signal, release } = endSignal(end);
const connection = connect(config, signal);
const context = toldFacts(end, signal).then(
  (facts) =>
    facts && {
      ...{ config, connection, facts },
      ...{ shared: new Map(), dear: turns() },
      ownBucket: bucketLender(config, connection, facts),
    },
);

describe.concurrent('rules', () => {
  for (const planned of casesById(caseIds)) {
    test(planned.info.id, async ({ task }) => {
      const known = await context;
      if (known === undefined || signal.aborted) return;
      task.meta.report = await runCase(planned, known);
      task.meta.requests = connection.client.requests;
    });
  }
});

afterAll(async () => {
  release();
  await connection.client.close();
});
