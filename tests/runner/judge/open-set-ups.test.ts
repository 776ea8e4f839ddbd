import { describe, expect, test } from 'vitest';
import { refused } from '../../../core/expectations.ts';
import { type Rule, rule } from '../../../core/rule.ts';
import { ssec } from '../../../core/values.ts';
import type { World } from '../../../core/world.ts';
import { mutation } from '../../../generators/index.ts';
import { openSetUps, waysOf } from '../../../runner/judge/open-set-ups.ts';
import { answer } from '../../core/answer.ts';
import { facts, scripted } from '../scripted.ts';
import { good, lacksKey, reading, run } from './cases.ts';
import { body, common, key, trial } from './trials.ts';

const why = 'GetObject returned an object without its key';

describe('a set-up whose objects need no key', () => {
  test('an acceptance on it is blocked with the reason, since anything would be accepted', async () => {
    const asked: string[] = [];
    const openSetUp = async (way: string, bucket: string) => {
      asked.push(`${way} ${bucket}`);
      return why;
    };
    const report = await run(reading, good(), {}, { openSetUp });
    expect([report.verdict, report.reason]).toEqual(['blocked', why]);
    expect(new Set(asked)).toEqual(new Set(['PutObject bucket']));
  });
  test('it is one too where the act of an earlier trial made the object', async () => {
    const made = (world: Pick<World<'GetObject'>, 'have' | 's3'>) =>
      world.have.once('shared', async () => {
        const { request } = await world.s3.putObject({ key, body });
        return { name: request.name, encryption: ssec(key), body, etag: '' };
      });
    const writing: Rule = { ...reading, arrange: async () => undefined, act: made as never };
    const sharing: Rule = { ...reading, arrange: made as never };
    const place = { shared: new Map(), openSetUp: async () => why };
    const connection = good();
    await trial(writing, connection, place);
    expect(await trial(sharing, connection, place)).toMatchObject({
      ...{ verdict: 'blocked', reason: why },
    });
  });
  test('an acceptance on it passes where the objects need their key', async () => {
    const report = await run(reading, good(), {}, { openSetUp: async () => undefined });
    expect(report.verdict).toBe('pass');
  });
  test('a refusal on it stands on its own: the request was refused, and the control was not', async () => {
    const refusing = rule({
      ...common,
      id: 'get.no-key',
      on: ['GetObject'],
      given: { ...reading.given, mutation: mutation('triple.no-key') },
      arrange: ({ have }, drawn) => have.object(drawnObject(drawn)),
      act: ({ read }, drawn, stored) => read(stored, { mutation: drawn.mutation }),
      expect: refused(),
    });
    const connection = scripted((draft) => answer(lacksKey(draft) ? 400 : 200));
    const report = await run(refusing, connection, {}, { openSetUp: async () => why });
    expect(report.verdict).toBe('pass');
  });
});

const drawnObject = (drawn: object) => {
  const { key, body } = drawn as { key: never; body: never };
  return { body, encryption: ssec(key) };
};

describe('how objects of a set-up are made', () => {
  const made = (
    operation: 'PutObject' | 'CopyObject' | 'CompleteMultipartUpload',
    keyed = true,
  ) => {
    const said = answer(200, { operation, role: 'arrange' });
    const ssecHeaders = keyed ? [{ carrier: 'headers', members: [] } as const] : [];
    return { ...said, request: { ...said.request, ssecHeaders } };
  };
  test('each way with a key counts once, and none of a plain object, a refusal or the act', () => {
    expect(waysOf([made('PutObject'), made('PutObject'), made('CopyObject')])).toEqual([
      ...['PutObject', 'CopyObject'],
    ]);
    expect(waysOf([made('PutObject', false)])).toEqual([]);
    expect(waysOf([{ ...made('PutObject'), status: 403 }])).toEqual([]);
    expect(waysOf([{ ...made('PutObject'), role: 'act' }])).toEqual([]);
  });
  test('a completed upload counts by the key of its creation', () => {
    const created = answer(200, { operation: 'CreateMultipartUpload', role: 'arrange' });
    const ssecHeaders = [{ carrier: 'headers', members: [] } as const];
    const keyed = { ...created, request: { ...created.request, ssecHeaders } };
    const complete = made('CompleteMultipartUpload', false);
    expect(waysOf([keyed, complete])).toEqual(['CompleteMultipartUpload']);
    expect(waysOf([created, complete])).toEqual([]);
  });
  test('each way is tried once a bucket', async () => {
    const bodies = new Map<string, Uint8Array>();
    const connection = scripted(
      (draft) => {
        bodies.set(draft.name, draft.body);
        return answer(200);
      },
      { observed: (draft) => answer(200, { body: bodies.get(draft.name) ?? '' }) },
    );
    const open = openSetUps(connection, facts, 7);
    const first = await open('PutObject', 'bucket');
    expect(first).toMatch(/without its key and with another key returned an object that PutObject/);
    const { length } = connection.sent;
    expect(await open('PutObject', 'bucket')).toBe(first);
    expect(connection.sent).toHaveLength(length);
    await open('PutObject', 'versions');
    expect(connection.sent).toHaveLength(2 * length);
  });
});
