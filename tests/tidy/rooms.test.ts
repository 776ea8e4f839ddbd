import { expect, test } from 'vitest';
import { layers, runnerEnds, runnerRooms, runnerShared, sourceFiles } from './tree.ts';

const files = sourceFiles();

/** Everything that can be reached from a folder by any number of imports. */
function reaches(table: Readonly<Record<string, readonly string[]>>, from: string): Set<string> {
  const found = new Set<string>();
  const look = (name: string) => {
    for (const next of table[name] ?? []) {
      if (found.has(next)) continue;
      found.add(next);
      look(next);
    }
  };
  look(from);
  return found;
}

test('no folder imports from a folder that it must not', () => {
  const wrong = files.flatMap((file) =>
    file.imports
      .filter((path) => {
        const target = path.split('/')[0] ?? '';
        return target !== file.layer && target in layers && !layers[file.layer]?.includes(target);
      })
      .map((path) => `${file.path} imports ${path}`),
  );
  expect(wrong).toEqual([]);
});

test('a folder of runner/ imports the folders below it and what all of them share', () => {
  const inRooms = files.filter(({ path }) => /^runner\/\w+\//.test(path));
  expect(new Set(inRooms.map(({ path }) => path.split('/')[1]))).toEqual(
    new Set(Object.keys(runnerRooms)),
  );
  const wrong = inRooms.flatMap(({ path, imports }) => {
    const room = path.split('/')[1] ?? '';
    const mayImport = [room, ...(runnerRooms[room] ?? []), ...runnerShared];
    return imports
      .filter((one) => one.startsWith('runner/') && !mayImport.includes(one.split('/')[1] ?? ''))
      .map((one) => `${path} imports ${one}`);
  });
  expect(wrong).toEqual([]);
});

test.each([
  ['layers', layers],
  ['rooms of the runner', runnerRooms],
])('no chain of imports leads back to where it began: %s', (_, table) => {
  const cyclic = Object.keys(table).filter((name) => reaches(table, name).has(name));
  expect(cyclic).toEqual([]);
});

test('runner/ itself holds only what starts and ends a run, and what all of its folders share', () => {
  const flat = files.filter(({ path }) => /^runner\/[^/]+$/.test(path)).map(({ path }) => path);
  const known = [...runnerEnds, ...runnerShared].map((name) => `runner/${name}`);
  expect(flat.sort()).toEqual(known.sort());
});

const shareMax = 0.4;

test('no folder holds more than 40 % of the code', () => {
  const linesOf = (some: typeof files) => some.reduce((sum, { lines }) => sum + lines.length, 0);
  const all = linesOf(files);
  const large = Object.keys(layers).flatMap((layer) => {
    const share = linesOf(files.filter((file) => file.layer === layer)) / all;
    return share > shareMax ? [`${layer} ${Math.round(share * 100)} %`] : [];
  });
  expect(large).toEqual([]);
});
