import { expect, test } from 'vitest';
import { honest } from '../../../fixtures/endpoint/behaviour.ts';
import { failure } from '../../../fixtures/endpoint/faults/kit/answers.ts';
import { startReferenceEndpoint } from '../../../fixtures/endpoint/index.ts';
import { run } from '../../../runner/run.ts';
import { configFor } from '../../whole/place.ts';

const source = /^x-amz-copy-source-server-side-encryption-customer-/;

/** Runs a case on an endpoint that answers 501 to copies of SSE-C objects. */
async function ranWithoutCopies(rule: string) {
  const endpoint = await startReferenceEndpoint({
    behaviour: {
      ...honest,
      before: ({ request }) =>
        [...request.headers.keys()].some((name) => source.test(name))
          ? failure(501, 'NotImplemented')
          : undefined,
    },
  });
  try {
    const report = await run(configFor(endpoint, { rules: [rule] }), {}, undefined, 'here');
    return report.cases[0];
  } finally {
    await endpoint.close();
  }
}

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
