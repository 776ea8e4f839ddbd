import { afterAll, describe, inject, test } from 'vitest';
import { bucketLender } from './buckets.ts';
import { runCase } from './case.ts';
import { casesById } from './catalogue.ts';
import { endSignal } from './end.ts';
import type {} from './host-types.ts';
import { connect } from './session.ts';
import { turns } from './turns.ts';

/**
 * The one file that turns rules into vitest tests. Evidence leaves as task metadata; whether a test
 * passes says nothing here, the verdict in its metadata does.
 */
const { config, facts, caseIds, end } = inject('plan');
const { signal, release } = endSignal(end);
const connection = connect(config, signal);
const shared = new Map();
const dear = turns();
const ownBucket = bucketLender(config, connection, facts);

describe.concurrent('rules', () => {
  for (const planned of casesById(caseIds)) {
    test(planned.info.id, async ({ task }) => {
      if (signal.aborted) return;
      task.meta.report = await runCase(planned, {
        ...{ config, connection, facts },
        ...{ ownBucket, shared, dear },
      });
      task.meta.requests = connection.client.requests;
    });
  }
});

afterAll(async () => {
  release();
  await connection.client.close();
});
