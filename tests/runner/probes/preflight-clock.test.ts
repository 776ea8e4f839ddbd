import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { createBucket } from '../../../runner/probes/new-bucket.ts';
import { preflight } from '../../../runner/probes/preflight.ts';
import { answer } from '../../core/answer.ts';
import { config, observing } from '../scripted.ts';

describe('the clock of an endpoint', () => {
  const clock = async (date: string | undefined) => {
    const headers = date === undefined ? [] : ([['Date', date]] as const);
    const ledgerFile = join(mkdtempSync(join(tmpdir(), 'sse-c-preflight-')), 'ledger');
    const connection = observing(({ name }) => answer(name === 'nothing' ? 404 : 200, { headers }));
    const { checks } = await preflight({ ...config, ledgerFile }, connection, () => {});
    return checks.find(({ name }) => name === 'clock');
  };
  const inSeconds = (seconds: number) => new Date(Date.now() + seconds * 1000).toUTCString();
  beforeEach(() => {
    vi.useFakeTimers({ now: 1_700_000_000_000, toFake: ['Date'] });
  });
  afterEach(() => {
    vi.useRealTimers();
  });
  test('a clock that is 30 seconds off is reported as ok, in seconds', async () => {
    const near = await clock(inSeconds(-30));
    expect(near?.outcome).toBe('ok');
    expect(near?.detail).toMatch(/^within 30 s of ours$/);
    expect((await clock(inSeconds(30)))?.outcome).toBe('ok');
  });
  test('a clock that is 600 seconds off is noted, with its direction', async () => {
    const behind = await clock(inSeconds(-600));
    expect(behind?.outcome).toBe('note');
    expect(behind?.detail).toBe('its clock is 600 s behind ours; signatures fail from 900 s on');
    const ahead = await clock(inSeconds(600));
    expect(ahead?.outcome).toBe('note');
    expect(ahead?.detail).toMatch(/^its clock is 600 s ahead of ours/);
  });
  test('a Date header that is missing or unreadable is not judged', async () => {
    expect(await clock(undefined)).toBeUndefined();
    expect(await clock('yesterday')).toBeUndefined();
  });
});

test('CreateBucket names the region outside of us-east-1', () => {
  expect(createBucket('b', 'us-east-1').body).toHaveLength(0);
  expect(createBucket('b', '').body).toHaveLength(0);
  const { operation, bucket, body } = createBucket('b', 'eu-west-1');
  expect([operation, bucket]).toEqual(['CreateBucket', 'b']);
  expect(Buffer.from(body).toString()).toContain(
    '<LocationConstraint>eu-west-1</LocationConstraint></CreateBucketConfiguration>',
  );
});

describe('the key of the first SSE-C write', () => {
  const keysOf = async (seed: number, isBlocked = false) => {
    const ledgerFile = join(mkdtempSync(join(tmpdir(), 'sse-c-preflight-')), 'ledger');
    let isAllowed = !isBlocked;
    const connection = observing((draft) => {
      if (draft.operation === 'PutBucketEncryption') isAllowed = true;
      if (draft.operation === 'GetObject') return answer(404);
      return answer(draft.ssecHeaders.length > 0 && !isAllowed ? 403 : 200);
    });
    await preflight({ ...config, seed, ledgerFile }, connection, () => {});
    return connection.sent
      .filter(({ ssecHeaders }) => ssecHeaders.length > 0)
      .map(({ name, body, ssecHeaders }) => [
        name,
        body.byteLength > 0,
        JSON.stringify(ssecHeaders),
      ]);
  };
  test('the key of the first SSE-C write is drawn from the seed', async () => {
    expect(await keysOf(7)).toEqual(await keysOf(7));
    expect(await keysOf(7)).not.toEqual(await keysOf(8));
  });
  test('the first SSE-C write is sent again with the same key', async () => {
    const [first, again] = await keysOf(7, true);
    expect(again).toEqual(first);
    expect(first?.slice(0, 2)).toEqual(['preflight/SSE-C', true]);
  });
});
