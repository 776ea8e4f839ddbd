import { describe, expect, test } from 'vitest';
import type { Exchange } from '../../../core/exchange.ts';
import type { Rule } from '../../../core/rule.ts';
import { plain, type Stored, ssec } from '../../../core/values.ts';
import type { World } from '../../../core/world.ts';
import type { SessionFacts } from '../../../runner/session.ts';
import { answer } from '../../core/answer.ts';
import { always, facts, scripted } from '../scripted.ts';
import { body, key, reading, refusal, trial } from './trials.ts';

describe('several answers of one trial', () => {
  const both = (expect_: Rule['expect'], act?: Rule['act']): Rule => ({
    ...reading,
    act:
      act ??
      (async ({ read }, _, stored) => [
        await read(stored as never, {}),
        await read(stored as never, {}),
      ]),
    expect: expect_,
  });
  const answers = (first: Exchange, second: Exchange) => {
    let reads = 0;
    return scripted(({ method }) => {
      if (method === 'PUT') return answer(200);
      reads += 1;
      return reads === 1 ? first : second;
    });
  };
  const odd = {
    ...{ kind: 'acceptance', says: 'x', harm: 'wrong-form' },
    check: () => [{ expected: 'e', received: 'r' }],
  } as Rule['expect'];
  test('an answer that says nothing about SSE-C blocks the trial, also next to a wrong answer', async () => {
    for (const given of [answers(answer(200), answer(429)), answers(answer(429), answer(200))]) {
      const result = await trial(both(odd), given);
      expect([result.verdict, result.mismatches, result.isTransient]).toEqual([
        'blocked',
        [],
        false,
      ]);
    }
  });
  test('a 5xx among the answers makes the failure transient', async () => {
    for (const given of [answers(answer(200), answer(500)), answers(answer(500), answer(200))])
      expect(await trial(both(odd), given)).toMatchObject({ verdict: 'fail', isTransient: true });
  });
});

describe('the set-up of a trial', () => {
  const careless: Rule = {
    ...reading,
    arrange: async ({ s3, have }, drawn) => {
      await s3.getObject({ of: { name: 'any', encryption: ssec(key), body, etag: '' } });
      return reading.arrange?.({ s3, have } as never, drawn);
    },
  };
  const arranging = (said: Exchange, read: Exchange) =>
    scripted((draft) =>
      draft.method === 'PUT' ? answer(200) : draft.name === 'any' ? said : read,
    );
  test('the answers of the set-up are not judged', async () => {
    for (const said of [answer(429), answer(503), answer(200)]) {
      const right = answer(200, { body: body.bytes() });
      expect((await trial(careless, arranging(said, right))).verdict).toBe('pass');
      const failed = await trial(careless, arranging(said, answer(200, { body: 'other' })));
      expect([failed.verdict, failed.isTransient]).toEqual(['fail', false]);
    }
  });
  test('a set-up whose condition does not hold blocks the trial, with or without an answer', async () => {
    const unsure: Rule = {
      ...reading,
      arrange: async ({ have }) => have.sure(false, 'the versions are one'),
    };
    const result = await trial(unsure, scripted(always(200)));
    expect(result).toEqual({
      ...{ verdict: 'blocked', reason: 'the versions are one', mismatches: [] },
      ...{ isTransient: false, exchanges: [], requests: 0 },
    });
  });
});

test('an error of the suite is not a transient failure', async () => {
  const broken = { ...reading, arrange: async () => Promise.reject('odd') } as Rule;
  expect(await trial(broken, scripted(always(200)))).toEqual({
    ...{
      verdict: 'error',
      reason: 'odd',
      mismatches: [],
      isTransient: false,
      exchanges: [],
      requests: 0,
    },
  });
});

test('a skipped trial has no evidence, and is not a transient failure', async () => {
  expect(await trial(refusal, scripted(always(501)))).toMatchObject({
    ...{ verdict: 'skip', mismatches: [], isTransient: false, exchanges: [] },
  });
});

describe('a set-up operation that the endpoint refuses', () => {
  const uploading: Rule = { ...reading, arrange: ({ have }) => have.upload({ encryption: plain }) };
  const found = (multipart: SessionFacts['features']['multipart']) => ({
    facts: { ...facts, features: { ...facts.features, multipart } },
  });
  const verdictWith = async (multipart: SessionFacts['features']['multipart']) => {
    const { verdict, reason } = await trial(uploading, scripted(always(400)), found(multipart));
    return [verdict, reason];
  };
  test('a trial is skipped where the probes did not find the feature of its set-up', async () => {
    expect(await verdictWith({ isThere: false, reason: '400' })).toEqual([
      'skip',
      'the setup needs multipart: 400',
    ]);
  });
  test('a trial is blocked where the probes found the feature of its set-up, or could not tell', async () => {
    const why = /^the setup needs CreateMultipartUpload, which was answered with 400/;
    const unclear = { isThere: false, isUnclear: true, reason: '503' } as const;
    for (const multipart of [{ isThere: true, reason: '200' }, unclear, undefined])
      expect(await verdictWith(multipart)).toEqual(['blocked', expect.stringMatching(why)]);
  });
});

test('a trial that needs an ETag is blocked where no write returned one', async () => {
  const conditional: Rule = {
    ...reading,
    act: ({ read }: World<'GetObject'>, _, stored) => {
      const of = stored as Stored;
      return read(of, { headers: [['If-Match', of.etag]] });
    },
  };
  const connection = scripted(always(200));
  expect(await trial(conditional, connection)).toMatchObject({
    verdict: 'blocked',
    reason: 'the setup needs an ETag for If-Match, but a write was answered without one',
  });
  expect(connection.sent.map(({ method }) => method)).toEqual(['PUT']);
});
