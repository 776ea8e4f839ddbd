import { describe, expect, test } from 'vitest';
import { ObjectBody } from '../../../core/object-body.ts';
import type { Rule } from '../../../core/rule.ts';
import type { Mutation } from '../../../core/values.ts';
import { runTrial } from '../../../runner/judge/trial.ts';
import type { WholeWorld } from '../../../world/world.ts';
import { answer } from '../../core/answer.ts';
import { always, facts, scripted } from '../scripted.ts';
import { body, isSpoiled, key, reading, refusal, spoil, trial } from './trials.ts';

describe('secrets in a report', () => {
  test('a report does not hold the mutated key of a request', async () => {
    const mutated = Buffer.from('TEST ONLY key of another writer!').toString('base64');
    const quoting = {
      ...{ ...refusal, control: refusal.act },
      expect: {
        ...{ kind: 'acceptance', says: 'quotes' },
        check: () => [{ expected: `e ${mutated}`, received: `r ${mutated} ${key.base64}` }],
      },
    } as unknown as Rule;
    const carrying: Mutation = {
      ...spoil,
      edit: (draft) => ({
        ...draft,
        ssecHeaders: [{ carrier: 'headers', members: [['key', mutated]] }],
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
  test('a report does not hold a key that the endpoint quotes as it refuses the set-up', async () => {
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
  test('a report does not hold the signature of a control that the endpoint quotes', async () => {
    const signature = '0123456789abcdef0123';
    const connection = scripted((draft, kept) => {
      connection.secrets.addRequest(kept ?? draft, {
        headers: [],
        signatures: isSpoiled(draft) ? [] : [signature],
      });
      return answer(403, { error: { code: signature } });
    });
    const { reason } = await trial(refusal, connection);
    expect(reason).toBe('the control, a valid PutObject, was answered with 403 [redacted]');
  });
  test('a report does not hold a key that an error of the suite quotes', async () => {
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
  test('large objects are deleted from their bucket, and not counted as requests of the trial', async () => {
    const { result, deleted } = await run({ bucket: 'own' });
    expect(deleted).toEqual(['own/run/case/0/1']);
    expect([result.verdict, result.requests]).toEqual(['pass', 2]);
  });
  test('large objects stay in a versioned bucket, where a delete only hides them', async () => {
    const versioned = { bucket: 'versions', facts: { ...facts, versionedBucket: 'versions' } };
    expect((await run(versioned)).deleted).toEqual([]);
  });
});

describe('the requests of a trial', () => {
  test('a customer key is known as a secret before it is sent', async () => {
    const connection = scripted(() => {
      expect(connection.secrets.keyNamed(key.base64)).toBe(key.fingerprint);
      return answer(200, { body: body.bytes() });
    });
    expect((await trial(reading, connection)).verdict).toBe('pass');
  });
  test('an answer is read as far as the objects of the trial are long, and a mebibyte more', async () => {
    const connection = scripted(always(200));
    const { exchange } = connection.client;
    const limits: unknown[] = [];
    const client: typeof connection.client = {
      ...connection.client,
      exchange: (draft, role, of) => {
        limits.push(of?.answerBytesMax);
        return exchange(draft, role, of);
      },
    };
    await trial(reading, { ...connection, client });
    expect(limits).toEqual(
      [100, 200].map((sizeBytes) =>
        expect.toSatisfy((max) => max >= 1024 * 1024 + 100 && max <= 1024 * 1024 + sizeBytes),
      ),
    );
  });
  test('a request that is waited for is sent five times where no time is left', async () => {
    const waiting: Rule = {
      ...reading,
      act: async ({ until, read }: WholeWorld, _: unknown, stored: unknown) =>
        until(
          () => false,
          () => read(stored as never, {}),
        ),
    } as never;
    const connection = scripted(always(200));
    await trial(waiting, connection, { patience: { changeMs: 0, lateWriteMs: 0 } });
    const gets = Array.from({ length: 5 }, () => 'GET');
    expect(connection.sent.map(({ method }) => method)).toEqual(['PUT', ...gets]);
  });
});
