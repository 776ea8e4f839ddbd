import { readdirSync } from 'node:fs';
import { expect, test } from 'vitest';
import { clauses } from '../../spec/clauses.ts';
import { knownBugs } from '../../spec/known-bugs.ts';

/** The keys of every table that the files of a folder of `spec/` export. */
async function keysIn(name: string): Promise<readonly string[]> {
  const folder = new URL(`../../spec/${name}/`, import.meta.url);
  const files = readdirSync(folder);
  const modules = await Promise.all(files.map((file) => import(new URL(file, folder).href)));
  return modules.flatMap((exported) =>
    Object.values<Readonly<Record<string, unknown>>>(exported).flatMap(Object.keys),
  );
}

test.each([
  ['clauses', clauses],
  ['known-bugs', knownBugs],
])('the files of spec/%s are joined, and share no key', async (name, joined) => {
  expect([...(await keysIn(name))].sort()).toEqual(Object.keys(joined).sort());
});
