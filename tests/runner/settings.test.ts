import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { type Behaviour, honest, type RequestContext } from '../../fixtures/endpoint/behaviour.ts';
import { failure } from '../../fixtures/endpoint/faults/kit/answers.ts';
import { startReferenceEndpoint } from '../../fixtures/endpoint/index.ts';
import { createBucket } from '../../runner/probes/new-bucket.ts';
import { run } from '../../runner/run.ts';
import { connect } from '../../runner/session.ts';
import { ask } from '../../world/ask.ts';
import { configFor } from '../whole/place.ts';

/** Rules that change settings of a bucket, or that probes of settings decide about. */
const all = ['put.default-*', 'policy.*', 'blocked.*', 'bucketenc.*', 'cors.*', 'get.wrong-key'];

/** Runs the rules, and returns the report and the requests that changed the settings of a bucket. */
async function ran(
  of: { readonly behaviour?: Partial<Behaviour>; readonly bucket?: string },
  rules: readonly string[] = all,
) {
  const changed: string[] = [];
  const before = (context: RequestContext) => {
    const { operation, request } = context;
    const changes = /^(Put|Delete)Bucket./.test(operation);
    if (changes) changed.push(request.bucket);
    return of.behaviour?.before?.(context);
  };
  const endpoint = await startReferenceEndpoint({ behaviour: { ...honest, before } });
  try {
    const { bucket } = of;
    const config = configFor(endpoint, { rules, ...(bucket !== undefined && { bucket }) });
    const { client } = connect(config);
    if (bucket !== undefined) await ask(client, createBucket(bucket, config.region));
    const report = await run(config, {}, undefined, 'here');
    await client.close();
    const verdicts = Object.fromEntries(report.cases.map((one) => [one.id, one.verdict]));
    return { report, changed, verdicts };
  } finally {
    await endpoint.close();
  }
}

test('the settings of the bucket that rules share are never changed', async () => {
  const { report, changed, verdicts } = await ran({});
  expect(changed.length).toBeGreaterThan(10);
  expect(changed.filter((bucket) => bucket === report.endpoint.bucket)).toEqual([]);
  expect(new Set(Object.values(verdicts))).toEqual(new Set(['pass']));
});

test('the settings of a bucket of the user are never changed', async () => {
  const { changed, verdicts } = await ran({ bucket: `yours-${randomUUID()}` });
  expect(changed).toEqual([]);
  expect(verdicts['get.wrong-key@GetObject']).toBe('pass');
});

test('a default encryption that breaks every write of its bucket blocks its own rules alone', async () => {
  // As on an endpoint without a key of its own for SSE-S3.
  const breaks = ({ operation, bucket }: RequestContext) =>
    operation === 'PutObject' && bucket?.encryption !== undefined
      ? failure(500, 'InternalError')
      : undefined;
  const { verdicts } = await ran({ behaviour: { before: breaks } }, [
    ...['policy.require-ssec', 'bucketenc.*', 'get.wrong-key'],
  ]);
  expect(verdicts['get.wrong-key@GetObject']).toBe('pass');
  expect(verdicts['policy.require-ssec@PutObject']).toBe('pass');
  expect(verdicts['bucketenc.no-ssec-default@PutBucketEncryption']).toBe('pass');
});
