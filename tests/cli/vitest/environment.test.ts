import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { flagsFrom, variables } from '../../../cli/vitest/environment.ts';

const docs = readFileSync(new URL('../../../docs/vitest.md', import.meta.url), 'utf8');

describe('the environment variables of a run under vitest', () => {
  test('variables are named after the flags of `run`, without those for secrets', () => {
    const names = [...variables().keys()];
    expect(names).toContain('SSE_C_ENDPOINT');
    expect(names).toContain('SSE_C_ENDPOINT_HTTP');
    expect(names).toContain('SSE_C_FAIL_ON');
    expect(names.filter((name) => /SECRET|TOKEN|ACCESS/.test(name))).toEqual([]);
  });
  test('the documentation names every variable, and no other', () => {
    const documented = new Set(docs.match(/SSE_C_[A-Z_]+/g));
    expect([...documented].sort()).toEqual([...variables().keys()].sort());
  });
  test('variables are read as the command line reads its flags', () => {
    const flags = flagsFrom({
      SSE_C_ENDPOINT: 'https://s3.example.com',
      SSE_C_RULE: 'put.md5.* get.wrong-key,copy.self',
      SSE_C_SEED: '42',
      SSE_C_FAIL_ON: 'should',
      SSE_C_QUICK: 'true',
      SSE_C_INSECURE: 'false',
      SSE_C_BUCKET: '',
      MODE: 'test',
    });
    expect(flags).toMatchObject({
      endpoint: 'https://s3.example.com',
      rule: ['put.md5.*', 'get.wrong-key', 'copy.self'],
      ...{ seed: 42, failOn: 'should', quick: true, insecure: false, trials: 1 },
    });
    expect(flags.bucket).toBeUndefined();
  });
  test.each([
    [
      { SSE_C_ENPOINT: 'https://s3.example.com' },
      /SSE_C_ENPOINT is not a variable.*SSE_C_ENDPOINT/,
    ],
    [{ SSE_C_QUICK: 'yes' }, /SSE_C_QUICK is 'yes', but must be true or false/],
    [{ SSE_C_TRIALS: '0' }, /--trials.*whole number/],
    [{ SSE_C_LEVEL: 'will' }, /--level.*Allowed choices are must, should, may/],
    [{ SSE_C_SECRET_ACCESS_KEY: 'TEST ONLY' }, /is not a variable/],
  ])('a run with %j is refused', (env, says) => {
    expect(() => flagsFrom(env)).toThrow(says);
  });
});
