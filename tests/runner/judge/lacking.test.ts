import { expect, test } from 'vitest';
import { honest, type RequestContext } from '../../../fixtures/endpoint/behaviour.ts';
import { failure } from '../../../fixtures/endpoint/faults/kit/answers.ts';
import { startReferenceEndpoint } from '../../../fixtures/endpoint/index.ts';
import { run } from '../../../runner/run.ts';
import { configFor } from '../../whole/place.ts';

const source = /^x-amz-copy-source-server-side-encryption-customer-/;

type Refused = (of: RequestContext) => boolean;

/** Runs a case on an endpoint that answers some requests with a status. */
async function ranWithout(refuses: Refused, status: number, rule: string) {
  const endpoint = await startReferenceEndpoint({
    behaviour: {
      ...honest,
      before: (of) => (refuses(of) ? failure(status, 'NotImplemented') : undefined),
    },
  });
  try {
    const report = await run(configFor(endpoint, { rules: [rule] }), {}, undefined, 'here');
    return report.cases[0];
  } finally {
    await endpoint.close();
  }
}

const copies: Refused = ({ request }) =>
  [...request.headers.keys()].some((name) => source.test(name));
const ranWithoutCopies = (rule: string) => ranWithout(copies, 501, rule);
const defaultsToKms: Refused = ({ operation, request }) =>
  operation === 'PutBucketEncryption' && request.body.includes('aws:kms');

test('a state of a bucket that is refused is infeasible, and all other pairs are covered', async () => {
  const found = await ranWithout(defaultsToKms, 400, 'space.read-needs-key@HeadObject');
  const { feasible, covered, missing, infeasible = [] } = found?.combinations ?? {};
  expect([found?.verdict, covered, missing]).toEqual(['pass', feasible, []]);
  expect(infeasible).toContainEqual({
    combination: 'bucket=default-SSE-KMS, read=whole',
    reason: 'PutBucketEncryption was answered with 400 NotImplemented',
  });
});

test('the trials of a space are planned without what the endpoint lacks', async () => {
  const found = await ranWithoutCopies('space.read-needs-key@HeadObject');
  const { feasible = 0, covered, missing, infeasible = [] } = found?.combinations ?? {};
  expect([found?.verdict, covered, missing]).toEqual(['pass', feasible, []]);
  expect(feasible).toBeGreaterThan(200);
  expect(infeasible).toContainEqual({
    combination: 'read=whole, written=rotation',
    reason: expect.stringMatching(/^ssec-copy-source: .* was answered with 501 NotImplemented$/),
  });
});

test('a case of which every row needs what is lacking is skipped for it', async () => {
  const found = await ranWithoutCopies('space.write@UploadPartCopy');
  expect(found).toMatchObject({
    ...{ verdict: 'skip', skippedFor: 'ssec-copy-source', requests: 0 },
    combinations: { feasible: 0, covered: 0, missing: [] },
  });
});
