import { appendFileSync, existsSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test, vi } from 'vitest';
import { journalAt, journaled, leftBy, readJournal } from '../../cli/journal.ts';
import { runFlagsOf } from '../../cli/program.ts';
import { rerunOf } from '../../cli/rerun.ts';
import { UsageError } from '../../core/errors.ts';
import { caseReport } from '../../runner/judge/case-report.ts';
import { planCases } from '../../runner/plan/catalogue.ts';
import { config } from '../runner/scripted.ts';

const chosen = { ...config, rules: ['get.wrong-key', 'get.no-key', 'get.right-key'] };
const judged = planCases(chosen).map(({ info }) =>
  caseReport(info, chosen, { verdict: 'pass', requests: 3 }),
);
const [first, second] = judged;
if (first === undefined || second === undefined) throw new Error('no case');

function killedAfter(...cases: typeof judged) {
  const folder = mkdtempSync(join(tmpdir(), 'sse-c-journal-'));
  const onCase = vi.fn();
  const journal = journaled(chosen, { folder, events: { onCase } });
  for (const one of cases) journal.events.onCase?.(one);
  expect(onCase).toHaveBeenCalledTimes(cases.length);
  return { folder, journal, file: join(folder, 'journal.jsonl') };
}

describe('the journal of a run', () => {
  test('a killed run is one that reached the cases which are in it', () => {
    const { file } = killedAfter(first, second);
    const report = readJournal(file);
    expect(report.cases.map(({ id }) => id)).toEqual(judged.map(({ id }) => id));
    expect(report.ended).toBe('interrupted');
    expect(report.summary).toMatchObject({ pass: 2, blocked: judged.length - 2, requests: 6 });
    expect(report.cases.filter(({ verdict }) => verdict === 'blocked')[0]?.reason).toBe(
      'interrupted before it ran',
    );
  });
  test('a last line that was cut off is a case that was not reached', () => {
    const { file } = killedAfter(first);
    appendFileSync(file, JSON.stringify(second).slice(0, 40));
    expect(readJournal(file).summary).toMatchObject({ pass: 1, blocked: judged.length - 1 });
  });
  test('a run that resumes one keeps what that one had found', () => {
    const earlier = readJournal(killedAfter(first).file);
    const folder = mkdtempSync(join(tmpdir(), 'sse-c-journal-'));
    const again = journaled(chosen, { folder, events: {}, earlier });
    again.events.onCase?.(second);
    const report = readJournal(join(folder, 'journal.jsonl'));
    expect(report.summary).toMatchObject({ pass: 2, requests: 6 });
  });
  test('it is removed with the reports written', () => {
    const { journal, file } = killedAfter(first);
    expect(existsSync(file)).toBe(true);
    journal.discard();
    expect(existsSync(file)).toBe(false);
  });
  test('--resume finds it by folder, by report and by its own name', () => {
    const { folder, file } = killedAfter(first);
    const stderr = vi.spyOn(process.stderr, 'write').mockReturnValue(true);
    writeFileSync(join(folder, 'ledger-1.jsonl'), '');
    for (const path of [folder, join(folder, 'report.json'), file]) {
      const { flags, earlier } = rerunOf(runFlagsOf(['--resume', path]));
      expect(flags.rule).toEqual(judged.slice(1).map(({ id }) => id));
      expect(earlier?.summary.pass).toBe(1);
    }
    expect(stderr.mock.calls.join('')).toContain(`cleanup ${join(folder, 'ledger-1.jsonl')}`);
  });
  test('without a journal there is nothing to say of ledgers, nor a path', () => {
    const folder = mkdtempSync(join(tmpdir(), 'sse-c-journal-'));
    expect(journalAt(folder)).toBeUndefined();
    expect(journalAt(join(folder, 'journal.jsonl'))).toBeUndefined();
    expect(leftBy(join(folder, 'journal.jsonl'))).toBeUndefined();
  });
  test('a file of another program is a usage error', () => {
    const { file } = killedAfter();
    for (const text of ['', 'not JSON\n', `${readFileSync(file, 'utf8')}{"id":"x"}\n`]) {
      writeFileSync(file, text);
      expect(() => readJournal(file)).toThrow(UsageError);
    }
  });
});
