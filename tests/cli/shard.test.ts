import { expect, test } from 'vitest';
import { shardFrom } from '../../cli/shard.ts';

const taken = (env: Readonly<Record<string, string>>, shard = 'auto') => {
  const notices: string[] = [];
  const found = shardFrom({ shard, seed: 1 }, env, (sentence) => void notices.push(sentence));
  return { ...found.shard, notices };
};

test('the first and the last job of GitLab, which counts from 1, are the first and the last shard', () => {
  const gitlab = (index: number) => taken({ CI_NODE_INDEX: String(index), CI_NODE_TOTAL: '4' });
  expect(gitlab(1)).toMatchObject({ index: 1, count: 4 });
  expect(gitlab(4)).toMatchObject({ index: 4, count: 4 });
  expect(() => gitlab(0)).toThrow(/GitLab counts from 1/);
  expect(() => gitlab(5)).toThrow(/name no shard/);
  expect(gitlab(4).notices).toEqual([
    'Shard 4 of 4, from CI_NODE_INDEX=4 and CI_NODE_TOTAL=4 (GitLab counts from 1).',
  ]);
});

test('the first and the last pod of Kubernetes, which counts from 0, are the first and the last shard', () => {
  const pod = (index: number) =>
    taken({ JOB_COMPLETION_INDEX: String(index), JOB_COMPLETIONS: '4' });
  expect(pod(0)).toMatchObject({ index: 1, count: 4 });
  expect(pod(3)).toMatchObject({ index: 4, count: 4 });
  expect(() => pod(4)).toThrow(/Kubernetes counts from 0/);
});

test('variables are read for auto alone, and a pair that is not whole is no shard', () => {
  const env = { CI_NODE_INDEX: '2', CI_NODE_TOTAL: '4' };
  expect(shardFrom({ seed: 1 }, env)).toEqual({});
  expect(taken(env, '1/3')).toEqual({ index: 1, count: 3, notices: [] });
  expect(() => taken({ JOB_COMPLETION_INDEX: '0' })).toThrow(
    /JOB_COMPLETIONS=, which name no shard/,
  );
  expect(() => taken({ ...env, JOB_COMPLETION_INDEX: '0' })).toThrow(/found both/);
  expect(() => taken({})).toThrow(/none of these variables/);
});

test.each(['0/4', '5/4', '1/0', '1', '1/', '-1/4', '1/4/2', '1.5/4', '1/1001'])(
  '%s is no shard',
  (text) => {
    expect(() => taken({}, text)).toThrow(/counted from 1/);
  },
);

test('a shard needs the seed that it shares with the others', () => {
  expect(() => shardFrom({ shard: '1/4' }, {})).toThrow(/--seed/);
});
