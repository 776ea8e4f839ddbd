import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';

const script = fileURLToPath(new URL('../../scripts/faults-digest.mjs', import.meta.url));
const helpers = `export const limit = 16;
export const isLong = (text) => text.length > limit;
export const unused = 1;
`;
const made = `import { isLong } from './helpers.mjs';
const make = (words, pattern) => ({
  title: 'A title',
  level: 'MUST',
  act: (text) => words.includes(text) && pattern.test(text) && isLong(text),
});
export const rule = make(['a', 'b'], /^a/);
export const other = make(['a', 'c'], /^a/);
`;

/** Files of the same rule, some changed; what each change is stands in the name. */
const variants: Readonly<Record<string, { readonly [file: string]: string }>> = {
  original: { 'made.mjs': made, 'helpers.mjs': helpers },
  'moved, with comments, other lines and another title': {
    'made.mjs': made
      .replace("from './helpers.mjs'", "from './deep/helpers.mjs'")
      .replace("title: 'A title'", "title: 'Another title'")
      .replace(
        'words.includes(text) &&',
        '/* why */ words.includes(\n      text,\n    ) &&\n     // why\n',
      ),
    'deep/helpers.mjs': helpers.replace('unused = 1', 'unused = 2'),
  },
  'another value that is closed over': {
    'made.mjs': made.replace("['a', 'b']", "['a', 'd']"),
    'helpers.mjs': helpers,
  },
  'another pattern': { 'made.mjs': made.replace('/^a/', '/^b/'), 'helpers.mjs': helpers },
  'another constant of a helper': {
    'made.mjs': made,
    'helpers.mjs': helpers.replace('limit = 16', 'limit = 17'),
  },
  'another level': { 'made.mjs': made.replace("'MUST'", "'SHOULD'"), 'helpers.mjs': helpers },
  'other code': {
    'made.mjs': made.replace('pattern.test', '!pattern.test'),
    'helpers.mjs': helpers,
  },
};

let folder: string;
const digests: Record<string, { readonly rule: string; readonly other: string }> = {};

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'sse-c-digest-'));
  for (const [name, files] of Object.entries(variants)) {
    const place = join(folder, name.replaceAll(/\W+/g, '-'), 'dist', 'suites');
    for (const [path, text] of Object.entries(files)) {
      mkdirSync(dirname(join(place, path)), { recursive: true });
      writeFileSync(join(place, path), text);
    }
    const code = `
      const { digester } = await import(${JSON.stringify(script)});
      const digests = digester(['/suites/']);
      const { rule, other } = await import(${JSON.stringify(join(place, 'made.mjs'))});
      const of = (one) => digests.of(one).digest;
      console.log(JSON.stringify({ rule: of(rule), other: of(other) }));
      digests.close();`;
    const said = execFileSync(process.execPath, ['--input-type=module', '-e', code]);
    digests[name] = JSON.parse(said.toString('utf8'));
  }
});

afterAll(() => rmSync(folder, { recursive: true }));

test('a digest does not change with the place, the layout or the title of a rule', () => {
  expect(digests['moved, with comments, other lines and another title']).toEqual(digests.original);
  expect(digests.original?.rule).toMatch(/^[0-9a-f]{12}$/);
});

test('a digest changes with what a rule does, whether that stands in its code or is closed over', () => {
  const same = ['original', 'moved, with comments, other lines and another title'];
  for (const name of Object.keys(variants).filter((one) => !same.includes(one)))
    expect(digests[name]?.rule, name).not.toBe(digests.original?.rule);
  expect(digests.original?.other).not.toBe(digests.original?.rule);
});
