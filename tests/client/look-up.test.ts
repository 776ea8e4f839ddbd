import { afterAll, afterEach, beforeEach, expect, test, vi } from 'vitest';

type Callback = (error: Error | null, address: unknown, family?: number) => void;
const asked: { readonly name: string; readonly options: unknown }[] = [];
let answer: readonly [Error | null, unknown, number?];

vi.mock('node:dns', () => ({
  lookup: (name: string, options: unknown, callback: Callback) => {
    asked.push({ name, options });
    setImmediate(() => callback(...answer));
  },
}));

let now = 0;
let lookUp: (name: string, options: object, callback: Callback) => void;
beforeEach(async () => {
  vi.resetModules();
  const loaded = await import('../../client/send/look-up.ts');
  lookUp = loaded.lookUp as never;
  asked.length = 0;
  answer = [null, '192.0.2.1', 4];
  vi.spyOn(performance, 'now').mockImplementation(() => now);
});
afterEach(() => vi.restoreAllMocks());
// The next test files of this worker use the look-up of the system again.
afterAll(() => {
  vi.doUnmock('node:dns');
  vi.resetModules();
});

const found = (name: string, options = {}) =>
  new Promise((resolve) => {
    let hasReturned = false;
    lookUp(name, options, (...result) => resolve({ result, hasReturned }));
    hasReturned = true;
  });
const right = { result: [null, '192.0.2.1', 4], hasReturned: true };

test('a host name is looked up once, and each caller gets the same answer, never synchronously', async () => {
  expect([await found('s3.test'), await found('s3.test')]).toEqual([right, right]);
  expect(asked.map(({ name }) => name)).toEqual(['s3.test']);
});

test('a host name is looked up again after ten seconds', async () => {
  await found('s3.test');
  now += 9_999;
  await found('s3.test');
  expect(asked).toHaveLength(1);
  now += 1;
  answer = [null, '192.0.2.2', 4];
  expect(await found('s3.test')).toMatchObject({ result: [null, '192.0.2.2', 4] });
});

test.each([
  ['another name', 's3.test', {}, 'other.test', {}],
  ['all addresses', 's3.test', {}, 's3.test', { all: true }],
  ['another family', 's3.test', { family: 4 }, 's3.test', { family: 6 }],
  ['other hints', 's3.test', { hints: 0 }, 's3.test', { hints: 1 }],
])('a look-up for %s is not answered from the cache', async (_, name, options, other, others) => {
  await found(name, options);
  await found(other, others);
  expect(asked).toEqual([
    { name, options },
    { name: other, options: others },
  ]);
});

test('a failed look-up is not cached', async () => {
  const failure = new Error('ENOTFOUND');
  answer = [failure, undefined];
  expect(await found('s3.test')).toMatchObject({ result: [failure, undefined, undefined] });
  answer = [null, '192.0.2.1', 4];
  expect(await found('s3.test')).toEqual(right);
});

test('host names below localhost are looked up as localhost', async () => {
  await found('bucket.localhost');
  await found('notlocalhost');
  expect(asked.map(({ name }) => name)).toEqual(['localhost', 'notlocalhost']);
});
