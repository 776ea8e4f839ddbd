import { describe, expect, test } from 'vitest';
import { CustomerKey } from '../../core/customer-key.ts';
import type { Exchange } from '../../core/exchange.ts';
import { accepted, refused, refusedOr, returns } from '../../core/expectations.ts';
import { ObjectBody } from '../../core/object-body.ts';
import { type Rule, rule } from '../../core/rule.ts';
import { type Draft, type Mutation, ssec } from '../../core/values.ts';
import { customerKey, mutation, objectBody } from '../../generators/index.ts';
import { runTrial } from '../../runner/trial.ts';
import { answer } from '../core/answer.ts';
import { always, facts, type Script, scripted } from './scripted.ts';

const key = CustomerKey.of(Buffer.from('TEST ONLY key for expectations!!'));
const body = ObjectBody.of({ sizeBytes: 100, seed: 3 });
const common = {
  level: 'MUST',
  title: 'A claim',
  clause: 'ssec.put.triple',
  catches: ['no-echo'],
} as const;
const given = { key: customerKey(), body: objectBody(), mutation: mutation('md5.of-other-key') };
const refusal = rule({
  ...common,
  id: 'put.md5.mismatch',
  on: ['PutObject'],
  given,
  act: ({ write }, drawn) => write(drawn),
  expect: refused(),
});
const reading = rule({
  ...common,
  id: 'get.right-key',
  on: ['GetObject'],
  given: { key: customerKey(), body: objectBody() },
  arrange: ({ have }, drawn) => have.object({ body: drawn.body, encryption: ssec(drawn.key) }),
  act: ({ read }, _, stored) => read(stored, {}),
  expect: returns('body'),
});
const spoil: Mutation = {
  ...{ name: 'md5.of-other-key', step: 'triple', active: true, says: 'another MD5' },
  edit: (draft) => ({ ...draft, headers: [...draft.headers, ['x-spoiled', '1']] }),
};
const isSpoiled = (draft: Draft) => draft.headers.some(([name]) => name === 'x-spoiled');

function trial(one: Rule, connection: ReturnType<typeof scripted>, place = {}) {
  return runTrial(
    {
      ...{ rule: one, operation: one.on[0], connection, facts, bucket: 'bucket' },
      ...{ namePrefix: 'run/case/0/', shared: new Map() },
      ...place,
    },
    { key, body, ...('mutation' in one.given && { mutation: spoil }) },
  );
}

/** One answer to what is mutated, another to everything else. */
const spoiledGets =
  (said: Exchange, others = answer(200)): Script =>
  (draft) =>
    isSpoiled(draft) ? said : others;

describe('a failure is no refusal, whatever its status', () => {
  test.each([
    ['500', answer(500), 'fail'],
    ['400 InternalError', answer(400, { error: { code: 'InternalError' } }), 'fail'],
    ['200 InternalError', answer(200, { error: { code: 'InternalError' } }), 'fail'],
    ['403 ServiceUnavailable', answer(403, { error: { code: 'ServiceUnavailable' } }), 'fail'],
    ['closed', answer(0, { broken: 'closed' }), 'fail'],
    ['400 cut short', answer(400, { broken: 'cut short' }), 'fail'],
    ['429', answer(429), 'blocked'],
    ['408', answer(408), 'blocked'],
    ['403 SlowDown', answer(403, { error: { code: 'SlowDown' } }), 'blocked'],
    ['interrupted', answer(0, { broken: 'interrupted' }), 'blocked'],
  ] as const)('%s', async (_, said, verdict) => {
    const result = await trial(refusal, scripted(spoiledGets(said)));
    expect(result.verdict).toBe(verdict);
    expect(result.isTransient).toBe(verdict === 'fail');
    expect(result.exchanges.length).toBeGreaterThan(0);
  });
});

describe('a control', () => {
  const written = (control: NonNullable<Rule['control']>): Rule => ({
    ...reading,
    id: 'get.wrong-key',
    act: async ({ read }, _, stored) => read(stored as never, { headers: [['x-spoiled', '1']] }),
    control,
    expect: refused() as never,
  });
  const readAgain: NonNullable<Rule['control']> = ({ read }, _, stored) =>
    read(stored as never, {});
  test('that is written out is sent where nothing is mutated', async () => {
    const connection = scripted(spoiledGets(answer(403)));
    expect((await trial(written(readAgain), connection)).verdict).toBe('pass');
    expect(connection.sent.map(isSpoiled)).toEqual([false, true, false]);
  });
  test('that is written out and refused blocks', async () => {
    const connection = scripted((draft) => answer(draft.method === 'PUT' ? 200 : 403));
    const result = await trial(written(readAgain), connection);
    expect([result.verdict, result.reason]).toEqual([
      'blocked',
      'the control, GetObject made valid, was answered with 403',
    ]);
  });
  test('of several steps is the first', async () => {
    const first: NonNullable<Rule['control']> = async (...of) => [
      await readAgain(...of),
      answer(403),
    ];
    const second: NonNullable<Rule['control']> = async (...of) => [
      answer(403),
      await readAgain(...of),
    ];
    const connection = () => scripted(spoiledGets(answer(403)));
    expect((await trial(written(first), connection())).verdict).toBe('pass');
    expect((await trial(written(second), connection())).verdict).toBe('blocked');
  });
  test('stands beside an answer that is taken as well', async () => {
    const either = { ...refusal, expect: refusedOr(accepted()) as never };
    const connection = scripted(spoiledGets(answer(200), answer(403)));
    // Accepted is right here, but an endpoint that refuses the valid request shows nothing by it.
    expect((await trial(either, connection)).verdict).toBe('blocked');
  });
  test('is not sent where something unrelated was answered', async () => {
    const connection = scripted(spoiledGets(answer(429)));
    await trial(refusal, connection);
    expect(connection.sent.filter(({ method }) => method === 'PUT').every(isSpoiled)).toBe(true);
  });
  test('has no part in an acceptance', async () => {
    const connection = scripted((draft) =>
      answer(200, { body: draft.method === 'GET' ? body.bytes() : '' }),
    );
    expect((await trial(reading, connection)).verdict).toBe('pass');
    expect(connection.sent.map(({ method }) => method)).toEqual(['PUT', 'GET']);
  });
});

test('an acceptance that an unrelated answer met is blocked, not failed', async () => {
  const connection = scripted((draft) =>
    draft.method === 'PUT' ? answer(200) : answer(503, { error: { code: 'SlowDown' } }),
  );
  expect((await trial(reading, connection)).verdict).toBe('blocked');
});

test('what is accepted where it must be refused fails, though another answer is an excuse', async () => {
  const twice = {
    ...refusal,
    act: async ({ write }: { write: (of: unknown) => Promise<Exchange> }, drawn: unknown) => {
      const first = await write(drawn);
      await write(drawn);
      return first;
    },
  } as unknown as Rule;
  let count = 0;
  const connection = scripted((draft) => {
    if (!isSpoiled(draft)) return answer(200);
    count += 1;
    return answer(count === 1 ? 200 : 429);
  });
  expect((await trial(twice, connection)).verdict).toBe('fail');
});

describe('what a report must not hold', () => {
  test('is the key of a mutated request, though it is no key of ours', async () => {
    const mutated = Buffer.from('TEST ONLY key of another writer!').toString('base64');
    const quoting = {
      ...refusal,
      expect: {
        ...{ kind: 'acceptance', says: 'quotes' },
        check: () => [{ expected: `e ${mutated}`, received: `r ${mutated} ${key.base64}` }],
      },
    } as unknown as Rule;
    const carrying: Mutation = {
      ...spoil,
      edit: (draft) => ({
        ...draft,
        triples: [{ carrier: 'headers', members: [['key', mutated]] }],
      }),
    };
    const connection = scripted(always(200));
    const result = await runTrial(
      {
        operation: 'PutObject',
        ...{ rule: quoting, connection, facts, bucket: 'bucket' },
        ...{ namePrefix: 'run/case/0/', shared: new Map() },
      },
      { key, body, mutation: carrying },
    );
    expect(result.mismatches).toEqual([
      { expected: 'e [redacted]', received: 'r [redacted] [redacted]' },
    ]);
    expect(JSON.stringify(result)).not.toContain(mutated);
  });
  test('is what an endpoint says in a setup that it refuses', async () => {
    const said = answer(403, { error: { code: `No\n${key.base64}` } });
    const result = await trial(
      reading,
      scripted(() => said),
    );
    expect(result.verdict).toBe('blocked');
    expect(result.reason).toBe(
      'the setup needs PutObject, which was answered with 403 No·[redacted]',
    );
  });
  test('is what an error of ours quotes, even one that is no Error', async () => {
    const connection = scripted(always(200));
    const broken = { ...reading, arrange: async () => Promise.reject(`odd ${key.base64}`) } as Rule;
    connection.secrets.addKey(key);
    const result = await trial(broken, connection);
    expect([result.verdict, result.reason]).toEqual(['error', 'odd [redacted]']);
  });
});

describe('large objects', () => {
  const large = ObjectBody.of({ sizeBytes: 1024 * 1024, seed: 1 });
  const run = async (place: object) => {
    const connection = scripted((draft) =>
      answer(200, { body: draft.method === 'GET' ? large.bytes() : '' }),
    );
    const at = {
      operation: 'GetObject' as const,
      ...{ rule: reading, connection, facts, bucket: 'bucket' },
      ...{ namePrefix: 'run/case/0/', shared: new Map() },
    };
    const result = await runTrial({ ...at, ...place }, { key, body: large });
    const deleted = connection.sent.filter(({ method }) => method === 'DELETE');
    return { result, deleted: deleted.map(({ bucket, name }) => `${bucket}/${name}`) };
  };
  test('go from the bucket that they are in, and count no request of the trial', async () => {
    const { result, deleted } = await run({ bucket: 'own' });
    expect(deleted).toEqual(['own/run/case/0/1']);
    expect([result.verdict, result.requests]).toEqual(['pass', 2]);
  });
  test('stay in a bucket with versions, where a delete only hides them', async () => {
    const versioned = { bucket: 'versions', facts: { ...facts, versionedBucket: 'versions' } };
    expect((await run(versioned)).deleted).toEqual([]);
  });
});
