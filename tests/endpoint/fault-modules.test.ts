import { readdirSync } from 'node:fs';
import { basename } from 'node:path';
import { expect, test } from 'vitest';
import type { Fault } from '../../fixtures/endpoint/behaviour.ts';
import { faultIds } from '../../spec/fault-ids.ts';

const folder = new URL('../../fixtures/endpoint/faults/', import.meta.url);

const isFault = (value: unknown): value is Fault =>
  typeof value === 'object' && value !== null && 'change' in value;

/** The faults that a file exports, one by one or in a table, by their ids. */
async function writtenIn(file: string): Promise<readonly (readonly [string, Fault])[]> {
  const exported: Readonly<Record<string, unknown>> = await import(new URL(file, folder).href);
  return Object.values(exported).flatMap((value) => {
    if (isFault(value)) return [[basename(file, '.ts'), value] as const];
    if (typeof value !== 'object' || value === null) return [];
    return Object.entries(value).filter((entry): entry is [string, Fault] => isFault(entry[1]));
  });
}

test('every fault is written once', async () => {
  const written = new Map<string, Set<Fault>>();
  for (const file of readdirSync(folder)) {
    for (const [id, fault] of await writtenIn(file))
      written.set(id, (written.get(id) ?? new Set()).add(fault));
  }
  expect([...written.keys()].sort()).toEqual([...faultIds].sort());
  expect([...written].filter(([, faults]) => faults.size > 1).map(([id]) => id)).toEqual([]);
});
