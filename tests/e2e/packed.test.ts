import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { type Installed, install, runInstalled } from './installed.ts';

let installed: Installed;
let root: string;
beforeAll(() => {
  installed = install();
  root = join(installed.folder, 'node_modules', 'sse-c-conformance');
});

const filesIn = (folder: string) =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter(
    (path) => !path.startsWith('node_modules') && statSync(join(folder, path)).isFile(),
  );

test('the package is under 2 MB without its dependencies, and holds nothing of the build', () => {
  const files = filesIn(root);
  const bytes = files.reduce((sum, path) => sum + statSync(join(root, path)).size, 0);
  expect(bytes).toBeLessThan(2_000_000);
  expect(bytes).toBeGreaterThan(500_000);
  expect(files.filter((path) => /\.stamp|\.tsbuildinfo|(?<!\.d)\.ts$/.test(path))).toEqual([]);
});

test('every link of the packed README and guides leads to a file of the package', () => {
  const notPacked =
    /^(docs\/(rules\/.*|coverage|crosswalk|faults|recorded|architecture|mutation|testing)\.md|docs\/adr.*|profiles\/.*)$/;
  const pages = ['README.md', ...filesIn(join(root, 'docs')).map((path) => join('docs', path))];
  const broken = pages
    .filter((path) => path.endsWith('.md'))
    .flatMap((page) => {
      const text = readFileSync(join(root, page), 'utf8');
      const links = [...text.matchAll(/\]\(([^)\s#]+)[^)\s]*\)/g)].map(([, to = '']) => to);
      return links
        .filter((to) => !/^[a-z]+:/.test(to))
        .map((to) => normalize(join(dirname(page), to)))
        .filter((to) => !existsSync(join(root, to)))
        .map((to) => `${page}: ${to}`);
    });
  expect(broken.filter((one) => one.startsWith('README.md'))).toEqual([]);
  // The guides say that these are in the repository alone.
  const missing = broken.filter((one) => !notPacked.test(one.split(': ')[1] ?? ''));
  expect(missing).toEqual([]);
});

test('four shards of the installed command are merged, and one that is missing is never green', async () => {
  const rules = ['--rule', 'put.md5.*', '--rule', 'get.wrong-key', '--endpoint', 'builtin'];
  for (const index of [1, 2, 3, 4]) {
    const args = ['--shard', `${index}/4`, '--seed', '1', '--out', `shards/${index}`];
    expect(await runInstalled(installed, [...rules, ...args])).toMatchObject({ code: 0 });
  }
  const merged = await runInstalled(installed, ['merge', 'shards', '--out', 'merged']);
  expect(merged.code).toBe(0);
  const whole = await runInstalled(installed, [...rules, '--seed', '1', '--out', 'whole']);
  expect(whole.code).toBe(0);
  const verdicts = (folder: string) => {
    const text = readFileSync(join(installed.folder, folder, 'report.json'), 'utf8');
    const { cases } = JSON.parse(text) as {
      readonly cases: readonly { readonly id: string; readonly verdict: string }[];
    };
    return cases.map(({ id, verdict }) => `${id} ${verdict}`);
  };
  expect(verdicts('merged')).toEqual(verdicts('whole'));
  const three = ['1', '2', '4'].map((index) => `shards/${index}/report.json`);
  const partly = await runInstalled(installed, ['merge', ...three, '--out', 'partly']);
  expect(partly.code).toBe(3);
  expect(partly.out).toContain('shard 3 of 4');
});
