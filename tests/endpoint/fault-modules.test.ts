import { readdirSync } from 'node:fs';
import { expect, test } from 'vitest';
import type { Fault } from '../../fixtures/endpoint/behaviour.ts';
import { faultIds } from '../../spec/fault-ids.ts';

const specFolder = new URL('../../spec/faults/', import.meta.url);
const behaviourFolder = new URL('../../fixtures/endpoint/faults/', import.meta.url);

const modulesIn = (folder: URL) =>
  readdirSync(folder).filter((name) => name.endsWith('.ts') && name !== 'index.ts');

type Exported = Readonly<Record<string, unknown>>;
const isTable = (value: unknown): value is Exported => typeof value === 'object' && value !== null;

/** The entries of the tables that a file exports, by their ids. */
async function entriesOf(file: URL): Promise<readonly (readonly [string, unknown])[]> {
  const exported: Exported = await import(file.href);
  return Object.values(exported).filter(isTable).flatMap(Object.entries);
}

const idsIn = async (file: URL) => (await entriesOf(file)).map(([id]) => id).sort();
const isFault = (value: unknown): value is Fault => isTable(value) && 'change' in value;

test('faults have the same file names in spec/ and in fixtures/', () => {
  expect(modulesIn(behaviourFolder)).toEqual(modulesIn(specFolder));
});

test.each(modulesIn(specFolder))(
  '%s has the same faults in spec/ and in fixtures/',
  async (name) => {
    expect(await idsIn(new URL(name, behaviourFolder))).toEqual(
      await idsIn(new URL(name, specFolder)),
    );
  },
);

test('every fault has exactly one behaviour', async () => {
  const files = modulesIn(behaviourFolder).map((name) => new URL(name, behaviourFolder));
  const written = (await Promise.all(files.map(entriesOf))).flat();
  expect(written.filter(([, fault]) => !isFault(fault))).toEqual([]);
  expect(written.map(([id]) => id).sort()).toEqual([...faultIds].sort());
});

test('each fault is described by one sentence that no other fault has', async () => {
  const { faultFacts } = await import('../../spec/fault-ids.ts');
  const sentences = Object.values(faultFacts).map(({ does }) => does);
  expect(
    sentences.filter((does) => !/^[A-Z].+[^.{}]\.$/.test(does) || does.includes('{}')),
  ).toEqual([]);
  expect(sentences.filter((does, at) => sentences.indexOf(does) !== at)).toEqual([]);
});
