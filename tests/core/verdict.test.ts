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
])('%j adds up to %s', (trials, verdict) => {
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
    ['all pass', [one('pass'), one('skip')], 0],
    ['a MUST fails', [one('pass'), one('fail')], 1],
    ['a MUST fails beside an error', [one('error'), one('fail')], 1],
    ['a SHOULD fails', [one('pass'), one('fail', 'SHOULD')], 0],
    ['an error', [one('pass'), one('error', 'MAY')], 3],
    ['a MUST is blocked', [one('pass'), one('blocked')], 3],
    ['a SHOULD is blocked', [one('pass'), one('blocked', 'SHOULD')], 0],
    ['all are skipped', [one('skip')], 3],
    ['nothing ran', [], 3],
    ['only a SHOULD failed', [one('fail', 'SHOULD')], 0],
  ])('%s', (_, cases, wanted) => {
    expect(code(cases)).toBe(wanted);
  });

  test('the bar moves with --fail-on', () => {
    const levels = ['MUST', 'SHOULD', 'MAY'] as const;
    const codes = (failOn: 'must' | 'should' | 'may' | 'never') =>
      levels.map((level) => code([one('pass'), one('fail', level)], failOn));
    expect(codes('must')).toEqual([1, 0, 0]);
    expect(codes('should')).toEqual([1, 1, 0]);
    expect(codes('may')).toEqual([1, 1, 1]);
    expect(codes('never')).toEqual([0, 0, 0]);
  });

  test('a disputed rule never turns it', () => {
    const disputed = hostileCase('fail', { disputed: one('fail').clause });
    expect(code([one('pass'), disputed])).toBe(0);
  });

  test('a stopped preflight concludes nothing', () => {
    expect(code([one('pass')], 'must', 'stop')).toBe(3);
    expect(code([one('pass')], 'must', 'note')).toBe(0);
  });
});

describe('the model of a story', () => {
  const stored = { key, body };
  test('follows the commands', () => {
    expect(after(undefined, { kind: 'put', key, body })).toEqual(stored);
    expect(after(stored, { kind: 'get', key: other })).toBe(stored);
    expect(after(stored, { kind: 'head', key: 'none' })).toBe(stored);
    expect(after(stored, { kind: 'delete' })).toBeUndefined();
  });
  test('predictedRead each read', () => {
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
  test('is the same for one seed, other for another', () => {
    expect(ObjectBody.of({ sizeBytes: 100, seed: 3 }).bytes()).toEqual(body.bytes());
    expect(ObjectBody.of({ sizeBytes: 100, seed: 4 }).bytes()).not.toEqual(body.bytes());
    expect(body.bytes()).toHaveLength(100);
    expect(`${body}`).toBe('100 bytes of seed 3');
    expect(JSON.stringify(body)).toBe('"100 bytes of seed 3"');
  });
  test('is cut by positions and into parts', () => {
    expect(body.slice({ first: 10, last: 12 })).toEqual(body.bytes().subarray(10, 13));
    const part = body.part({ firstByte: 90, sizeBytes: 10 });
    expect([part.sizeBytes, part.bytes()]).toEqual([10, body.bytes().subarray(90)]);
  });
  test('a large one goes on where a small one ends', () => {
    const large = ObjectBody.of({ sizeBytes: 200_000, seed: 3 }).bytes();
    expect(large).toHaveLength(200_000);
    expect(large.subarray(0, 100)).toEqual(body.bytes());
    const windows = new Set<string>();
    for (let at = 0; at + 16 <= 200_000; at += 16)
      windows.add(large.toString('latin1', at, at + 16));
    expect(windows.size).toBe(12_500);
  });
});

test('what blocks a trial keeps its reason and its answer', () => {
  const exchange = answer(500);
  const blocked = new Blocked('the setup failed', exchange);
  expect([blocked.message, blocked.name, blocked.exchange]).toEqual([
    'the setup failed',
    'Blocked',
    exchange,
  ]);
});
