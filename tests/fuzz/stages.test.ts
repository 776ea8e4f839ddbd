import { expect, test } from 'vitest';
import type { Exchange } from '../../core/exchange.ts';
import type { Draft } from '../../core/values.ts';
import { Performance } from '../../fuzz/play.ts';
import { Stages } from '../../fuzz/stages.ts';
import type { Step } from '../../fuzz/step.ts';

const place = { bucket: 'two', name: 0, signing: 'header', scheme: 'https' } as const;
const suspends: Step = { ...place, operation: 'PutBucketVersioning', versioning: 'Suspended' };
const denies: Step = { ...place, operation: 'PutBucketPolicy', policy: 'denies SSE-C' };

/** Notes what is sent; writes under these names are refused once they were tried so often. */
function endpointOf(refusedAfter = 0) {
  const sent: Draft[] = [];
  let tried = 0;
  const exchange = (draft: Draft) => {
    sent.push(draft);
    const isTried = draft.operation === 'PutObject';
    if (isTried) tried += 1;
    const isRefused = isTried && tried > refusedAfter;
    const error = { code: 'AccessDenied', message: 'Access Denied' };
    const answer = { status: isRefused ? 403 : 200, headers: [], body: new Uint8Array(0) };
    return Promise.resolve({ ...answer, ...(isRefused && { error }) } as unknown as Exchange);
  };
  return { endpoint: { exchange }, sent, operations: () => sent.map((one) => one.operation) };
}

function stagesOf({ endpoint }: ReturnType<typeof endpointOf>) {
  const options = { bucket: 'one', ownBuckets: ['own'], hasVersions: true, prefix: 'p/' };
  return new Stages({ endpoint, ...options });
}

const story = { seed: 1, names: ['a', 'b', 'c'] };

test('the next story finds versioning on again, whoever played the one that suspended it', async () => {
  const [stories, evidence] = [endpointOf(), endpointOf()];
  const stages = stagesOf(stories);
  await new Performance(story, await stages.next(0, evidence.endpoint)).play(suspends);
  expect(evidence.operations()).toEqual(['PutBucketVersioning']);
  await stages.next(0);
  expect(stories.operations()).toEqual(['PutBucketVersioning']);
});

test('a policy is waited for until it is in force, and is gone in the next story', async () => {
  const stories = endpointOf(2);
  const stages = stagesOf(stories);
  const performance = new Performance(story, await stages.next(0));
  expect(await performance.play(denies)).toHaveLength(1);
  expect(stories.operations()).toEqual(['PutBucketPolicy', ...Array(3).fill('PutObject')]);
  expect(performance.state.buckets.get('two')?.policy).toBe('denies SSE-C');
  await stages.next(0);
  expect(stories.operations().at(-1)).toBe('DeleteBucketPolicy');
});

test('a policy holds for the names of its own story alone', async () => {
  const stories = endpointOf();
  await new Performance(story, await stagesOf(stories).next(0)).play(denies);
  const [put, write] = stories.sent;
  const text = Buffer.from(put?.body ?? []).toString();
  const { Statement } = JSON.parse(text) as { Statement: { Resource: string }[] };
  expect(Statement.map(({ Resource }) => Resource)).toEqual([
    'arn:aws:s3:::own/p/1/*',
    `arn:aws:s3:::own/${write?.name}`,
  ]);
  expect(write?.name).not.toContain('p/1/');
});

test('a story ends where its policy is never in force', { timeout: 20_000 }, async () => {
  const performance = new Performance(story, await stagesOf(endpointOf(1000)).next(0));
  const [played] = await performance.play(denies);
  expect(played?.mismatches).toEqual([]);
  expect(await performance.play({ ...place, operation: 'GetObject' })).toEqual([]);
});
