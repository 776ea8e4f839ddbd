import { mkdirSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { diskError } from '../../cli/disk-error.ts';
import { writeFiles } from '../../cli/output-folder.ts';
import { causeText } from '../../core/cause-text.ts';
import { ran } from './ran.ts';

const newFolder = () => mkdtempSync(join(tmpdir(), 'sse-c-disk-'));

test('a report that cannot be written leaves no part of itself', () => {
  const folder = newFolder();
  mkdirSync(join(folder, 'report.json'));
  const files = [
    { path: 'junit.xml', text: '<testsuites/>' },
    { path: 'report.json', text: '{}' },
  ];
  expect(() => writeFiles(folder, files)).toThrow();
  expect(readdirSync(folder).toSorted()).toEqual(['junit.xml', 'report.json']);
  expect(readFileSync(join(folder, 'junit.xml'), 'utf8')).toBe('<testsuites/>');
});

test.runIf(process.platform === 'linux')('a full disk is no bug of this tool', () => {
  try {
    writeFileSync('/dev/full', 'text');
    expect.fail('/dev/full takes text');
  } catch (error) {
    expect(diskError(error)?.message).toMatch(/no space is left .* --out\.$/);
  }
  expect(diskError(new Error('another'))).toBeUndefined();
});

test('the place of a mistake in a module is a part of the sentence, on one line', async () => {
  const folder = newFolder();
  const file = join(folder, 'own.ts');
  writeFileSync(file, 'export default [');
  const { code, err } = await ran('--config', file);
  expect(code).toBe(2);
  expect(err.trim().split('\n')).toEqual([expect.stringMatching(/Unexpected token .*own\.ts:\d/)]);
  const inFolder = await ran('--config', folder);
  expect([inFolder.code, inFolder.err]).toEqual([2, expect.stringContaining('is a folder')]);
  expect(causeText('one\n\n two\nthree')).toBe('one two');
  expect(causeText('one\nRequire stack:\n- two')).toBe('one');
});
