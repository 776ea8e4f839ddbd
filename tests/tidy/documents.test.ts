import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { markdownFiles, textOf } from './tree.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
function slug(heading: string): string {
  const words = heading.toLowerCase().replace(/[`*_']/g, '');
  return words
    .replace(/[^\p{L}\p{N} -]/gu, '')
    .trim()
    .replaceAll(' ', '-');
}

test('every link of a document leads to a file that there is, and to a heading in it', () => {
  const broken = markdownFiles().flatMap((file) => {
    const links = [...textOf(file).matchAll(/\]\(([^)\s]+)\)/g)].map(([, target = '']) => target);
    return links
      .filter((target) => !/^[a-z]+:/.test(target))
      .filter((target) => {
        const [path = '', anchor] = target.split('#');
        const to = path === '' ? file : normalize(join(dirname(file), path));
        if (!existsSync(join(root, to))) return true;
        if (anchor === undefined || !to.endsWith('.md')) return false;
        const text = readFileSync(join(root, to), 'utf8');
        const headings = [...text.matchAll(/^#+ (.*)$/gm)].map(([, title = '']) => slug(title));
        return !headings.includes(anchor) && !text.includes(`id="${anchor}"`);
      })
      .map((target) => `${file}: ${target}`);
  });
  expect(broken).toEqual([]);
});

test('every guide stands in the index of the documents', () => {
  const index = textOf('docs/README.md');
  const guides = markdownFiles().filter((file) => /^docs\/[a-z-]+\.md$/.test(file));
  expect(guides.filter((file) => !index.includes(`(${file.slice('docs/'.length)})`))).toEqual([]);
});
