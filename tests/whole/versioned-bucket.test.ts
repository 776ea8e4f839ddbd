import { expect, test } from 'vitest';
import { isAccepted } from '../../core/exchange.ts';
import type { ReferenceEndpoint } from '../../fixtures/endpoint/index.ts';
import { run } from '../../runner/run.ts';
import { connect } from '../../runner/session.ts';
import { versioningDocument } from '../../spec/documents.ts';
import type { FaultId } from '../../spec/fault-ids.ts';
import { ask } from '../../world/ask.ts';
import { configFor, withEndpoint } from './place.ts';

const bucket = 'bucket-of-a-user';

/** A bucket of a user that keeps every version. */
async function versioned(endpoint: ReferenceEndpoint): Promise<void> {
  const { client } = connect(configFor(endpoint));
  const body = Buffer.from(versioningDocument('Enabled'));
  const made = await ask(client, { operation: 'CreateBucket', bucket });
  const enabled = await ask(client, { operation: 'PutBucketVersioning', bucket, body });
  await client.close();
  if (!isAccepted(made) || !isAccepted(enabled)) throw new Error('no versioned bucket');
}

/** The verdicts of rules in a versioned bucket of a user. */
async function verdictsIn(faults: readonly FaultId[], rules: readonly string[]) {
  return withEndpoint(faults, async (endpoint) => {
    await versioned(endpoint);
    const report = await run(configFor(endpoint, { rules, bucket }), {}, undefined, 'here');
    return report.cases.map(({ id, verdict, reason }) => `${verdict} ${id} ${reason ?? ''}`.trim());
  });
}

const changing = [
  'nokey.delete-multi',
  'nokey.delete-multi.reports',
  'copy.self.rotate',
  'lock.made-by.overwrite',
  'lock.after.tagging',
  'isolation.*',
];

test('in a versioned bucket of the user no rule judges a version that was overwritten', async () => {
  const verdicts = await verdictsIn([], changing);
  expect(verdicts.filter((one) => !/^(pass|skip) /.test(one))).toEqual([]);
  expect(verdicts.filter((one) => one.startsWith('pass ')).length).toBeGreaterThan(8);
});

test('in a versioned bucket of the user a fault of the second of two writes is found', async () => {
  const rules = ['isolation.overwrite-new-key'];
  expect(await verdictsIn(['overwrite-keeps-old-key'], rules)).toEqual([
    'fail isolation.overwrite-new-key@GetObject',
  ]);
});
