import { describe, expect, test } from 'vitest';
import { accepted, refused, steps } from '../../../core/expectations.ts';
import { ObjectBody } from '../../../core/object-body.ts';
import { type Rule, rule } from '../../../core/rule.ts';
import { ssec } from '../../../core/values.ts';
import { customerKey, objectBody } from '../../../generators/index.ts';
import { sceneOf } from '../../../generators/space/scene.ts';
import { simplestScene } from '../../../generators/space/scene-space.ts';
import { runTrial } from '../../../runner/judge/trial.ts';
import { spaceRules } from '../../../suites/space/space.ts';
import { answer } from '../../core/answer.ts';
import { always, facts, scripted } from '../scripted.ts';
import { body, common, isSpoiled, key, reading, refusal, trial } from './trials.ts';

describe('a refusal', () => {
  test('a refusal counts together with its accepted control', async () => {
    const connection = scripted((draft) => answer(isSpoiled(draft) ? 400 : 200));
    const result = await trial(refusal, connection);
    expect(result).toEqual({
      ...{ verdict: 'pass', mismatches: [], isTransient: false, exchanges: [] },
      requests: connection.sent.length,
    });
    const writes = connection.sent.filter((draft) => draft.method === 'PUT');
    expect(writes.map(isSpoiled)).toEqual([true, false]);
  });

  test.each([
    ['403 to everything', 'blocked', always(403), /control, a valid PutObject, .* 403/],
    ['400 to everything', 'blocked', always(400, 'Odd'), /400 Odd/],
    ['501 to everything', 'skip', always(501), /501: not offered/],
    ['500 to everything', 'blocked', always(500), /500/],
    ['nothing', 'blocked', () => answer(0, { broken: 'closed' as const }), /nothing .closed./],
  ])(
    'an endpoint that answers %s has the verdict %s, not pass',
    async (_, verdict, script, reason) => {
      const result = await trial(refusal, scripted(script));
      expect(result.verdict).toBe(verdict);
      expect(result.reason).toMatch(reason);
      expect(result.mismatches).toEqual([]);
    },
  );

  test('an accepted request is a finding where it must be refused, also where its control is refused', async () => {
    const result = await trial(
      refusal,
      scripted((draft) => answer(isSpoiled(draft) ? 200 : 403)),
    );
    expect(result.verdict).toBe('fail');
    expect(result.mismatches[0]).toEqual({
      expected: 'refused with 4xx or 501',
      received: '200, 0 bytes',
    });
    expect(result.exchanges.map(({ role }) => role)).toContain('control');
  });

  test('a 500 to a request that must be refused is a transient finding', async () => {
    const result = await trial(
      refusal,
      scripted((draft) => answer(isSpoiled(draft) ? 500 : 200)),
    );
    expect([result.verdict, result.isTransient]).toEqual(['fail', true]);
  });
});

describe('an answer that says nothing about SSE-C', () => {
  test('a shared write that the end of the run cut off blocks each case that judges it', async () => {
    const write = spaceRules.find(({ id }) => id === 'space.write');
    const scene = sceneOf(simplestScene, 1);
    const connection = scripted((draft) =>
      draft.method === 'PUT' ? answer(0, { broken: 'interrupted' }) : answer(200),
    );
    const shared = new Map();
    const setting = { rule: write as Rule, operation: 'PutObject' as const, connection, facts };
    for (const namePrefix of ['run/one/0/', 'run/other/0/']) {
      const result = await runTrial(
        { ...setting, bucket: 'bucket', namePrefix, shared },
        { scene },
      );
      expect([result.verdict, result.mismatches]).toEqual(['blocked', []]);
    }
  });

  test.each([
    'SlowDown',
    'RequestTimeTooSkewed',
    'InvalidAccessKeyId',
    'ExpiredToken',
    'NoSuchBucket',
    'OperationAborted',
    'TooManyRequests',
    'AuthorizationHeaderMalformed',
    'PermanentRedirect',
    'TemporaryRedirect',
    'InvalidToken',
  ])('a 403 %s blocks the trial', async (code) => {
    const script = (draft: Parameters<typeof isSpoiled>[0]) =>
      isSpoiled(draft) ? answer(403, { error: { code } }) : answer(200);
    const result = await trial(refusal, scripted(script));
    expect([result.verdict, result.reason]).toEqual([
      'blocked',
      `the endpoint answered 403 ${code}, which says nothing about SSE-C`,
    ]);
  });
  test.each([
    ['a redirect', answer(307), 'the endpoint redirects (307)'],
    ['a 300', answer(300), 'the endpoint redirects (300)'],
    [
      'an endpoint that is unreachable',
      answer(0, { broken: 'unreachable' }),
      'the endpoint became unreachable',
    ],
  ])('%s blocks the trial', async (_, given, reason) => {
    const result = await trial(
      refusal,
      scripted((draft) => (isSpoiled(draft) ? given : answer(200))),
    );
    expect([result.verdict, result.reason]).toEqual(['blocked', reason]);
  });
  test('a 304 is judged, and is not a refusal', async () => {
    const result = await trial(
      refusal,
      scripted((draft) => answer(isSpoiled(draft) ? 304 : 200)),
    );
    expect(result.verdict).toBe('fail');
  });
});

describe('the set-up of a trial', () => {
  const put = (status: number) =>
    scripted((draft) => answer(draft.method === 'PUT' ? status : 200, { body: body.bytes() }));
  test('a set-up that is accepted leads to the act', async () => {
    expect((await trial(reading, put(200))).verdict).toBe('pass');
  });
  test('a set-up that is refused blocks the trial', async () => {
    const result = await trial(reading, put(403));
    expect([result.verdict, result.reason]).toEqual([
      'blocked',
      'the setup needs PutObject, which was answered with 403',
    ]);
    expect(result.exchanges.map(({ role }) => role)).toEqual(['arrange', 'observe']);
  });
  test('a set-up that is not offered skips the trial', async () => {
    expect((await trial(reading, put(501))).verdict).toBe('skip');
  });
});

test('a finding has its exchanges with their roles, and not the key', async () => {
  const connection = scripted((draft) =>
    answer(200, { body: draft.method === 'PUT' ? '' : 'other' }),
  );
  const result = await trial(reading, connection);
  expect(result.verdict).toBe('fail');
  expect(result.isTransient).toBe(false);
  expect(result.exchanges.map(({ role }) => role)).toEqual(['arrange', 'act']);
  expect(JSON.stringify(result)).not.toContain(key.base64);
});

test('the evidence is the last eight exchanges', async () => {
  const many = rule({
    ...common,
    id: 'get.repeatable',
    on: ['GetObject'],
    given: { key: customerKey(), body: objectBody() },
    act: async ({ s3, inTurn }, { key: one }) =>
      inTurn([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11], () =>
        s3.getObject({ of: { name: 'a', encryption: ssec(one), body, etag: '' } }),
      ).then((all) => [all[0], all[10]] as never),
    expect: steps(accepted(), refused()),
  });
  const result = await trial(many, scripted(always(200)));
  expect(result.verdict).toBe('fail');
  expect(result.exchanges).toHaveLength(8);
});

test('an error of the suite has the verdict error, and a text without secrets', async () => {
  const broken = {
    ...reading,
    arrange: async () => {
      throw new Error(`oops TEST ONLY secret ${key.base64}`);
    },
  } as Rule;
  const connection = scripted(always(200));
  connection.secrets.addKey(key);
  const result = await trial(broken, connection);
  expect(result.verdict).toBe('error');
  expect(result.reason).toContain('oops');
  expect(result.reason).not.toContain(key.base64);
});

test('mismatches are cut after 400 characters', async () => {
  const long = {
    ...reading,
    expect: {
      kind: 'acceptance',
      says: 'x',
      check: () => [{ expected: 'e'.repeat(1000), received: 'r'.repeat(1000) }],
    },
  } as unknown as Rule;
  const { mismatches } = await trial(long, scripted(always(200)));
  expect(mismatches).toEqual([{ expected: 'e'.repeat(400), received: 'r'.repeat(400) }]);
});

test('the evidence has the sizes of the request bodies', async () => {
  const [largeBytes, smallBytes] = [200_000, 65_536];
  const small = ObjectBody.of({ sizeBytes: smallBytes, seed: 3 });
  const one = rule({
    ...common,
    id: 'put.triple.valid',
    on: ['PutObject'],
    given: { key: customerKey(), body: objectBody() },
    arrange: ({ have }, drawn) => have.object({ body: small, encryption: ssec(drawn.key) }),
    act: async ({ s3 }, drawn, of) =>
      [
        await s3.putObject({ ...drawn, body: ObjectBody.of({ sizeBytes: largeBytes, seed: 3 }) }),
        await s3.getObject({ of }),
      ] as const,
    expect: steps(accepted(), accepted()),
  });
  const connection = scripted((draft) => answer(draft.method === 'GET' ? 403 : 200));
  const result = await trial(one as unknown as Rule, connection);
  const judged = result.exchanges.filter(({ role }) => role !== 'observe');
  expect(judged.map(({ request }) => request.bodySizeBytes)).toEqual([smallBytes, largeBytes, 0]);
});

test('large objects of a trial are deleted when it is over', async () => {
  const large = ObjectBody.of({ sizeBytes: 1024 * 1024, seed: 1 });
  const connection = scripted((draft) =>
    answer(200, { body: draft.method === 'GET' ? large.bytes() : '' }),
  );
  const place = {
    ...{ rule: reading, operation: 'GetObject' as const, connection, facts },
    ...{ bucket: 'bucket', namePrefix: 'run/case/0/', shared: new Map() },
  };
  expect((await runTrial(place, { key, body: large })).verdict).toBe('pass');
  const deleted = connection.sent.filter((draft) => draft.method === 'DELETE');
  expect(deleted.map(({ name }) => name)).toEqual(['run/case/0/1']);
});
