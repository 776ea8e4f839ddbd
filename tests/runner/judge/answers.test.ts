import { describe, expect, test } from 'vitest';
import type { Exchange } from '../../../core/exchange.ts';
import type { Rule } from '../../../core/rule.ts';
import { plain, type Stored, ssec } from '../../../core/values.ts';
import type { World } from '../../../core/world.ts';
import type { SessionFacts } from '../../../runner/session.ts';
import { answer } from '../../core/answer.ts';
import { always, facts, scripted } from '../scripted.ts';
import { body, key, reading, refusal, trial } from './trials.ts';

describe('of several answers', () => {
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
    ...{ kind: 'acceptance', says: 'x' },
    check: () => [{ expected: 'e', received: 'r' }],
  } as Rule['expect'];
  test('one that is unrelated blocks, whichever it is, also beside a wrong one', async () => {
    for (const given of [answers(answer(200), answer(429)), answers(answer(429), answer(200))]) {
      const result = await trial(both(odd), given);
      expect([result.verdict, result.mismatches, result.isTransient]).toEqual([
        'blocked',
        [],
        false,
      ]);
    }
  });
  test('one of the moment makes the failure one of the moment', async () => {
    for (const given of [answers(answer(200), answer(500)), answers(answer(500), answer(200))])
      expect(await trial(both(odd), given)).toMatchObject({ verdict: 'fail', isTransient: true });
  });
});

describe('what was arranged', () => {
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
  test('is not judged', async () => {
    for (const said of [answer(429), answer(503), answer(200)]) {
      const right = answer(200, { body: body.bytes() });
      expect((await trial(careless, arranging(said, right))).verdict).toBe('pass');
      const failed = await trial(careless, arranging(said, answer(200, { body: 'other' })));
      expect([failed.verdict, failed.isTransient]).toEqual(['fail', false]);
    }
  });
  test('and is not as it must be blocks, with or without an answer', async () => {
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

test('an error of ours is no failure of the moment', async () => {
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

test('a skip has no evidence, and is no failure of the moment', async () => {
  expect(await trial(refusal, scripted(always(501)))).toMatchObject({
    ...{ verdict: 'skip', mismatches: [], isTransient: false, exchanges: [] },
  });
});

describe('a setup of an operation that the endpoint refuses', () => {
  const uploading: Rule = { ...reading, arrange: ({ have }) => have.upload({ encryption: plain }) };
  const found = (multipart: SessionFacts['features']['multipart']) => ({
    facts: { ...facts, features: { ...facts.features, multipart } },
  });
  const verdictWith = async (multipart: SessionFacts['features']['multipart']) => {
    const { verdict, reason } = await trial(uploading, scripted(always(400)), found(multipart));
    return [verdict, reason];
  };
  test('is skipped where the probes did not find it', async () => {
    expect(await verdictWith({ isThere: false, reason: '400' })).toEqual([
      'skip',
      'the setup needs multipart: 400',
    ]);
  });
  test('blocks where they found it, or could not tell', async () => {
    const why = /^the setup needs CreateMultipartUpload, which was answered with 400/;
    const unclear = { isThere: false, isUnclear: true, reason: '503' } as const;
    for (const multipart of [{ isThere: true, reason: '200' }, unclear, undefined])
      expect(await verdictWith(multipart)).toEqual(['blocked', expect.stringMatching(why)]);
  });
});

test('a condition on an ETag that no write was answered with blocks', async () => {
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
