import { describe, expect, test } from 'vitest';
import { CustomerKey } from '../../../core/customer-key.ts';
import { isTransient } from '../../../core/exchange.ts';
import { ObjectBody } from '../../../core/object-body.ts';
import { mutation } from '../../../generators/index.ts';
import { inPool } from '../../../runner/in-pool.ts';
import { excuseOf } from '../../../runner/judge/excuses.ts';
import { printed } from '../../../runner/judge/print.ts';
import { replayOf } from '../../../runner/judge/replay.ts';
import { answer } from '../../core/answer.ts';
import { config } from '../scripted.ts';

const key = CustomerKey.of(Buffer.from('TEST ONLY key for expectations!!'));

describe('the text of drawn values', () => {
  test('drawn values are printed by name on one line, keys and bodies without their bytes', () => {
    const body = ObjectBody.of({ sizeBytes: 5, seed: 4 });
    const text = printed({ key, body, count: 3, nothing: undefined });
    expect(text).toBe(
      `key: "${key.fingerprint}", body: "5 bytes of seed 4", count: 3, nothing: undefined`,
    );
    expect(printed({})).toBe('');
  });
  test('a mutation is printed as what it does, also inside another value', () => {
    const spoiling = {
      ...{ name: 'md5.of-other-key', step: 'triple', active: true, says: 'another MD5' },
      edit: () => Promise.reject(),
    };
    expect(printed({ mutation: spoiling })).toBe('mutation: another MD5');
    expect(printed({ both: { mutation: spoiling } })).toBe('both: {"mutation":"another MD5"}');
    expect(printed({ said: { says: 'no mutation' } })).toBe('said: {"says":"no mutation"}');
    expect(printed({ edited: { edit: 1 } })).toBe('edited: {"edit":1}');
    expect(printed({ none: null })).toBe('none: null');
    expect(mutation('md5.of-other-key')).toBeDefined();
  });
  test('drawn values are cut after 600 characters', () => {
    expect(printed({ a: 'x'.repeat(1000) })).toHaveLength(600);
  });
});

describe('the replay line', () => {
  test('the replay line names endpoint, rule, seed and path, and no credentials', () => {
    const line = replayOf(config, { caseId: 'a.b@GetObject', path: '3:1' });
    expect(line).toBe(
      'npx sse-c-conformance --endpoint https://localhost:1 --rule a.b@GetObject --seed 7 --path 3:1',
    );
    expect(line).not.toContain(config.credentials.secretAccessKey);
  });
  test('the replay line has no --endpoint for the reference endpoint, and no --path for a whole case', () => {
    const line = replayOf({ ...config, endpointKind: 'reference' }, { caseId: 'a.b@GetObject' });
    expect(line).toBe('npx sse-c-conformance --rule a.b@GetObject --seed 7');
  });
});

describe('a pool of tasks', () => {
  test('a pool runs every task, so many at once, and keeps the order of the results', async () => {
    for (const atOnce of [1, 2, 3, 9]) {
      let underWay = 0;
      let most = 0;
      const results = await inPool([5, 1, 4, 2, 3], atOnce, async (item) => {
        underWay += 1;
        most = Math.max(most, underWay);
        for (let turn = 0; turn < item; turn += 1) await new Promise(setImmediate);
        underWay -= 1;
        return item * 10;
      });
      expect(results).toEqual([50, 10, 40, 20, 30]);
      expect(most).toBe(Math.min(atOnce, 5));
    }
  });
  test('a pool of no tasks has no results', async () => {
    expect(await inPool([], 4, async () => 1)).toEqual([]);
  });
});

describe('an answer that cannot be judged', () => {
  const overHttp = (status: number) => {
    const said = answer(status);
    return {
      ...said,
      request: { ...said.request, transport: { scheme: 'http', wire: 'client' } },
    } as const;
  };
  test.each([
    ['the endpoint answered 429, which says nothing about SSE-C', answer(429)],
    ['the endpoint answered 408, which says nothing about SSE-C', answer(408)],
    [/400 RequestTimeout, which says nothing/, answer(400, { error: { code: 'RequestTimeout' } })],
    [/200 SlowDown, which says nothing/, answer(200, { error: { code: 'SlowDown' } })],
    ['the run ended before this was answered', answer(0, { broken: 'interrupted' })],
    ['the run ended before this was answered', answer(200, { broken: 'interrupted' })],
    ['the endpoint became unreachable', answer(0, { broken: 'unreachable' })],
    ['the endpoint redirects (399)', answer(399)],
  ])('answer %# is not judged: %s', (excuse, said) => {
    expect(excuseOf(said)).toMatch(excuse);
  });
  test.each([
    ['200', answer(200)],
    ['304', answer(304)],
    ['400', answer(400, { error: { code: 'InvalidRequest' } })],
    ['a refusal without a code', answer(403, { error: {} })],
    ['a crash', answer(500)],
    ['a connection that breaks', answer(0, { broken: 'closed' })],
    ['a redirect to https', overHttp(301)],
  ])('%s is judged', (_, said) => {
    expect(excuseOf(said)).toBeUndefined();
  });
  test('a 5xx, a 429 and a closed connection are transient, a 200, a 400 and a 501 are not', () => {
    for (const said of [answer(500), answer(503), answer(429), answer(0, { broken: 'closed' })])
      expect(isTransient(said)).toBe(true);
    for (const said of [answer(200), answer(400), answer(501)])
      expect(isTransient(said)).toBe(false);
  });
});
