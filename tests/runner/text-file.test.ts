import { execFileSync, spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readText } from '../../runner/text-file.ts';

const folder = mkdtempSync(join(tmpdir(), 'sse-c-text-'));
const at = (name: string) => join(folder, name);
const written = (name: string, bytes: string | Uint8Array) => {
  writeFileSync(at(name), bytes);
  return at(name);
};

test('a text is read whole, without its byte order mark', () => {
  const long = 'ä€𝄞'.repeat(300_000);
  expect(readText(written('long', long))).toBe(long);
  expect(readText(written('empty', ''))).toBe('');
  expect(readText(written('marked', Buffer.from('\ufeff{"a": 1}')))).toBe('{"a": 1}');
});

test('a pipe is read to its end', () => {
  execFileSync('sh', ['-c', `mkfifo ${at('pipe')}`]);
  spawn('sh', ['-c', `printf 'from a pipe' > ${at('pipe')}`], { stdio: 'ignore' });
  expect(readText(at('pipe'))).toBe('from a pipe');
});

test('what is no text says why', () => {
  mkdirSync(at('folder'));
  symlinkSync('loop', at('loop'));
  const utf16 = Buffer.from('\ufeff{}', 'utf16le');
  for (const [file, why] of [
    [at('none'), 'it does not exist'],
    [at('folder'), 'it is a folder'],
    [at('loop'), 'it is a symbolic link to itself'],
    [written('bytes', Buffer.from([0x7b, 0xff, 0x7d])), 'it is no text in UTF-8'],
    [written('utf16le', utf16), 'it is UTF-16: save it as UTF-8'],
    [written('utf16be', Buffer.from(utf16).swap16()), 'it is UTF-16: save it as UTF-8'],
    ['/dev/zero', 'it has more than 100 MB'],
  ] as const)
    expect(() => readText(file), file).toThrow(new Error(why));
});
