import { describe, expect, test } from 'vitest';
import { Blocked } from '../../core/blocked.ts';
import { crc32Base64, sha256Base64 } from '../../core/checksum.ts';
import { CustomerKey } from '../../core/customer-key.ts';
import { exitCodeOf } from '../../core/exit-code.ts';
import { ObjectBody } from '../../core/object-body.ts';
import type { CaseReport } from '../../core/report.ts';
import { after, predictedRead } from '../../core/story.ts';
import { type Verdict, worst } from '../../core/verdict.ts';
import { hostileCase } from '../reports/hostile-report.ts';
import { answer } from './answer.ts';

const key = CustomerKey.of(Buffer.from('TEST ONLY key for expectations!!'));
const other = CustomerKey.of(Buffer.from('TEST ONLY key of another writer!'));
const body = ObjectBody.of({ sizeBytes: 100, seed: 3 });

test.each<[readonly Verdict[], Verdict]>([
  [[], 'error'],
  [['skip'], 'skip'],
  [['skip', 'pass'], 'pass'],
  [['pass', 'skip'], 'pass'],
  [['pass', 'blocked', 'pass'], 'blocked'],
  [['fail', 'blocked', 'pass'], 'fail'],
  [['blocked', 'fail'], 'fail'],
  [['fail', 'error'], 'error'],
  [['pass', 'pass'], 'pass'],
])('trials with the verdicts %j add up to %s', (trials, verdict) => {
  expect(worst(trials)).toBe(verdict);
});

describe('the exit code', () => {
  const one = (verdict: Verdict, level: CaseReport['level'] = 'MUST') =>
    hostileCase(verdict, { level });
  const code = (
    cases: readonly CaseReport[],
    failOn: 'must' | 'should' | 'may' | 'never' = 'must',
    outcome: 'ok' | 'note' | 'stop' = 'ok',
  ) => exitCodeOf({ failOn, cases, preflight: [{ name: 'a', outcome, detail: '' }] });

  test.each([
    ['all cases pass or are skipped', 0, [one('pass'), one('skip')]],
    ['a MUST fails', 1, [one('pass'), one('fail')]],
    ['a MUST fails and another case is an error', 1, [one('error'), one('fail')]],
    ['a SHOULD fails', 0, [one('pass'), one('fail', 'SHOULD')]],
    ['a case is an error', 3, [one('pass'), one('error', 'MAY')]],
    ['a MUST is blocked', 3, [one('pass'), one('blocked')]],
    ['a SHOULD is blocked', 0, [one('pass'), one('blocked', 'SHOULD')]],
    ['all cases are skipped', 3, [one('skip')]],
    ['no case ran', 3, []],
    ['only a SHOULD failed', 0, [one('fail', 'SHOULD')]],
  ])('where %s, the exit code is %i', (_, wanted, cases) => {
    expect(code(cases)).toBe(wanted);
  });

  test('--fail-on sets the lowest level whose failures give exit code 1', () => {
    const levels = ['MUST', 'SHOULD', 'MAY'] as const;
    const codes = (failOn: 'must' | 'should' | 'may' | 'never') =>
      levels.map((level) => code([one('pass'), one('fail', level)], failOn));
    expect(codes('must')).toEqual([1, 0, 0]);
    expect(codes('should')).toEqual([1, 1, 0]);
    expect(codes('may')).toEqual([1, 1, 1]);
    expect(codes('never')).toEqual([0, 0, 0]);
  });

  test('a failure of a disputed rule does not change the exit code', () => {
    const disputed = hostileCase('fail', { disputed: one('fail').clause });
    expect(code([one('pass'), disputed])).toBe(0);
  });

  test('a preflight that stops gives exit code 3', () => {
    expect(code([one('pass')], 'must', 'stop')).toBe(3);
    expect(code([one('pass')], 'must', 'note')).toBe(0);
  });
});

describe('the model of one object', () => {
  const stored = { key, body };
  test('writes and deletes change the model, reads do not', () => {
    expect(after(undefined, { kind: 'put', key, body })).toEqual(stored);
    expect(after(stored, { kind: 'get', key: other })).toBe(stored);
    expect(after(stored, { kind: 'head', key: 'none' })).toBe(stored);
    expect(after(stored, { kind: 'delete' })).toBeUndefined();
  });
  test('the model predicts each read', () => {
    expect(predictedRead(undefined, key)).toBe('not found');
    expect(predictedRead(stored, key)).toBe('the object');
    expect(predictedRead(stored, other)).toBe('refused');
    expect(predictedRead(stored, 'none')).toBe('refused');
    expect(predictedRead({ key: 'none', body }, 'none')).toBe('the object');
    expect(predictedRead({ key: 'none', body }, key)).toBeUndefined();
  });
});

test('checksums are those of RFC 1952 and FIPS 180-4', () => {
  expect(crc32Base64(Buffer.from('123456789'))).toBe(
    Buffer.from('cbf43926', 'hex').toString('base64'),
  );
  expect(sha256Base64(Buffer.from('abc'))).toBe('ungWv48Bz+pBQUDeXa4iI7ADYaOWF3qctBD/YfIAFa0=');
});

test('a customer key prints as its fingerprint alone', () => {
  expect(`${key}`).toMatch(/^key#[0-9a-f]{8}$/);
  expect(JSON.stringify({ key })).toBe(`{"key":"${key.fingerprint}"}`);
  expect(key.fingerprint).not.toBe(other.fingerprint);
  expect(key.base64).toBe(Buffer.from('TEST ONLY key for expectations!!').toString('base64'));
});

describe('an object body', () => {
  test('an object body is the same for the same seed, and differs for another seed', () => {
    expect(ObjectBody.of({ sizeBytes: 100, seed: 3 }).bytes()).toEqual(body.bytes());
    expect(ObjectBody.of({ sizeBytes: 100, seed: 4 }).bytes()).not.toEqual(body.bytes());
    expect(body.bytes()).toHaveLength(100);
    expect(`${body}`).toBe('100 bytes of seed 3');
    expect(JSON.stringify(body)).toBe('"100 bytes of seed 3"');
  });
  test('an object body is cut by byte positions and into parts', () => {
    expect(body.slice({ first: 10, last: 12 })).toEqual(body.bytes().subarray(10, 13));
    const part = body.part({ firstByte: 90, sizeBytes: 10 });
    expect([part.sizeBytes, part.bytes()]).toEqual([10, body.bytes().subarray(90)]);
  });
  test('a large object body begins like a small one of its seed, and repeats no 16 bytes', () => {
    const large = ObjectBody.of({ sizeBytes: 200_000, seed: 3 }).bytes();
    expect(large).toHaveLength(200_000);
    expect(large.subarray(0, 100)).toEqual(body.bytes());
    const windows = new Set<string>();
    for (let at = 0; at + 16 <= 200_000; at += 16)
      windows.add(large.toString('latin1', at, at + 16));
    expect(windows.size).toBe(12_500);
  });
});

test('a blocked trial keeps its reason and its answer', () => {
  const exchange = answer(500);
  const blocked = new Blocked('the setup failed', exchange);
  expect([blocked.message, blocked.name, blocked.exchange]).toEqual([
    'the setup failed',
    'Blocked',
    exchange,
  ]);
});
