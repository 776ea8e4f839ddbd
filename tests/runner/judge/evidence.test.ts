import { expect, test } from 'vitest';
import { Secrets } from '../../../client/index.ts';
import { blame, blamed, contradicting } from '../../../core/blame.ts';
import type { Exchange } from '../../../core/exchange.ts';
import {
  accepted,
  answers,
  eachAnswer,
  refused,
  refusedOrEncrypted,
  steps,
} from '../../../core/expectations.ts';
import { ssec } from '../../../core/values.ts';
import { aboutKeys } from '../../../runner/judge/about-keys.ts';
import { evidenceFor, shownMismatch } from '../../../runner/judge/evidence.ts';
import { answer } from '../../core/answer.ts';
import { scripted } from '../scripted.ts';
import { body, key, reading, trial } from './trials.ts';

/** An exchange about an object of its own. */
function exchange(name: string, of: Parameters<typeof answer>[1] = {}, status = 200): Exchange {
  const said = answer(status, of);
  return { ...said, request: { ...said.request, name } };
}

const targets = (kept: ReturnType<typeof evidenceFor>) => kept.map(({ request }) => request.target);
const kept = (mismatches: Parameters<typeof evidenceFor>[0], exchanges: readonly Exchange[]) =>
  evidenceFor(mismatches, exchanges, new Secrets());

test('the answers of two of twenty reads are kept, with the write that they read', () => {
  const writes = [exchange('one', { role: 'arrange' }), exchange('two', { role: 'arrange' })];
  const reads = Array.from({ length: 20 }, (_, at) =>
    exchange(at % 2 === 0 ? 'one' : 'two', {}, at === 3 || at === 4 ? 500 : 200),
  );
  const mismatches = eachAnswer(accepted()).check(reads, {});
  const found = kept(mismatches, [...writes, ...reads]);
  expect(found.filter(({ answer: said }) => said.status === 500)).toHaveLength(2);
  expect(found.filter(({ role }) => role === 'arrange')).toHaveLength(2);
  expect(found).toHaveLength(8);
});

test('a refused write in a list of eight reads is kept', () => {
  const [write, ...reads] = Array.from({ length: 9 }, (_, at) => exchange(`${at}`));
  const refusal = { ...(write as Exchange), status: 500 };
  const expectation = steps(accepted(), eachAnswer(accepted()));
  const mismatches = expectation.check([refusal, reads], {});
  expect(mismatches[0]?.expected).toBe('step 1: 2xx');
  expect(targets(kept(mismatches, [refusal, ...reads]))).toContain('/bucket/0');
});

test('all answers of a race are kept where the mismatch is in none of them alone', () => {
  const acts = Array.from({ length: 24 }, (_, at) => exchange(`${at}`));
  const mismatch = { expected: 'one that is accepted', received: 'none' };
  expect(kept([mismatch], acts)).toHaveLength(24);
  const many = Array.from({ length: 90 }, (_, at) => exchange(`${at}`));
  expect(kept([mismatch], many)).toHaveLength(40);
});

test('what a later look found of a refused write is kept', () => {
  const look = exchange('one', { role: 'observe' });
  const refusal = { ...exchange('one', {}, 403), left: 'changed' as const, afterwards: [look] };
  const others = Array.from({ length: 9 }, (_, at) => exchange(`${at}`, { role: 'control' }));
  const mismatches = refused().check(refusal, {});
  const found = kept(mismatches, [refusal, look, ...others]);
  expect(found.map(({ role }) => role).slice(0, 2)).toEqual(['act', 'observe']);
});

const shown = (mismatch: Parameters<typeof shownMismatch>[0], kind: 'refusal' | 'acceptance') =>
  shownMismatch(mismatch, { exchanges: [], secrets: new Secrets(), kind }).contradicts?.id;

test('a 500 instead of a refusal contradicts the clause on client errors, whatever the rule is', () => {
  const [crash] = refused().check(exchange('one', {}, 500), {});
  expect(crash && shown(crash, 'refusal')).toBe('http.client-error');
  expect(crash && shown(crash, 'acceptance')).toBeUndefined();
  const [taken] = refused().check(exchange('one'), {});
  expect(taken && shown(taken, 'refusal')).toBeUndefined();
});

test('a lenient write names the clause that it breaks: bytes, confirmation, read without a key', () => {
  const drawn = { key, body };
  const written = exchange('one', { operation: 'PutObject', method: 'PUT' });
  const whole = exchange('one', { body: body.bytes() });
  const clausesOf = (reads: readonly [Exchange, Exchange], write = written) =>
    refusedOrEncrypted()
      .check([write, ...reads], drawn)
      .map((one) => shown(one, 'refusal'));
  const no = exchange('one', {}, 403);
  expect(clausesOf([whole, no])).toEqual([]);
  expect(clausesOf([no, no])).toEqual(['ssec.get.decrypts']);
  expect(clausesOf([whole, whole])).toEqual(['ssec.get.any-without-key-fails']);
  const headers = [['x-amz-server-side-encryption-customer-key-MD5', 'AAAA']] as const;
  expect(clausesOf([whole, no], { ...written, headers })).toEqual(['ssec.put.echo']);
  expect(clausesOf([no, no], { ...written, status: 500 })).toEqual(['http.client-error']);
});

test('a mismatch keeps its first exchange and its clause when it is worded anew', () => {
  const [one, other] = [exchange('one', {}, 500), exchange('other')];
  const mismatches = contradicting('ssec.put.echo', blame(one, refused().check(one, {})));
  blame(other, mismatches);
  const [inSteps] = steps(accepted(), refused()).check([other, one], {});
  expect(inSteps && blamed(inSteps)).toBe(one);
  expect(mismatches[0] && blamed(mismatches[0])).toBe(one);
  expect(mismatches[0] && shown(mismatches[0], 'refusal')).toBe('ssec.put.echo');
});

const keyed = (one: Exchange, text: string): Exchange => ({
  ...one,
  request: { ...one.request, ssecHeaders: [{ carrier: 'headers', members: [['key', text]] }] },
});

test('a mismatch is about keys in a read with another key or none, and in a confirmation', () => {
  const written = keyed(exchange('one', { operation: 'PutObject', method: 'PUT' }), 'mine');
  const about = (read: Exchange, before: readonly Exchange[] = [written]) => {
    const [mismatch] = answers(206).check(read, {});
    return mismatch && aboutKeys(mismatch, [...before, read]);
  };
  expect(about(keyed(exchange('one'), 'mine'))).toBe('nothing');
  expect(about(keyed(exchange('one'), 'other'))).toBe('open');
  expect(about(keyed(exchange('one', {}, 403), 'other'))).toBe('refused');
  expect(about(exchange('one'))).toBe('open');
  expect(about(exchange('plain'))).toBe('nothing');
  const versions = [written, keyed(written, 'next')];
  expect(about(keyed(exchange('one'), 'mine'), versions)).toBe('open');
  const older = keyed(exchange('one'), 'mine');
  const named = { ...older, request: { ...older.request, query: [['versionId', '1']] as const } };
  expect(about(named, versions)).toBe('nothing');
  const confirmation = { expected: 'x-amz-server-side-encryption-customer-algorithm: AES256' };
  expect(aboutKeys({ ...confirmation, received: 'none' }, [])).toBe('open');
});

test('a trial that uses a shared object shows the write of it by another trial', async () => {
  const shared = new Map();
  const rule: typeof reading = {
    ...reading,
    arrange: ({ have }) => have.object({ body, encryption: ssec(key), isShared: true }),
  };
  const connection = scripted(() => answer(200));
  await trial(rule, connection, { shared });
  const second = await trial(rule, connection, { shared, namePrefix: 'run/case/1/' });
  expect(second.verdict).toBe('fail');
  expect(
    second.exchanges?.map(({ role, request }) => [role, request.method, request.target]),
  ).toEqual([
    ['arrange', 'PUT', '/bucket/run/case/0/1'],
    ['act', 'GET', '/bucket/run/case/0/1'],
  ]);
});
