import fc from 'fast-check';
import { expect, test } from 'vitest';
import { CustomerKey } from '../../core/customer-key.ts';
import { alternativesOf } from '../../core/enumerated.ts';
import { ObjectBody } from '../../core/object-body.ts';
import type { Draft } from '../../core/values.ts';
import {
  byteRange,
  customerKey,
  edgeSizesBytes,
  mutationOf,
  objectBody,
  rangedBodySizeBytes,
} from '../../generators/index.ts';
import { type MutationName, mutations } from '../../spec/mutations.ts';

const salt = Uint8Array.from({ length: 64 }, (_, at) => at * 3 + 1);
const key = CustomerKey.of(Uint8Array.from({ length: 32 }, (_, at) => at + 100));
const draft: Draft = {
  operation: 'PutObject',
  method: 'PUT',
  bucket: 'b',
  name: 'n',
  query: [],
  headers: [],
  body: new Uint8Array(0),
  triples: [
    {
      carrier: 'headers',
      members: [
        ['algorithm', 'AES256'],
        ['key', key.base64],
        ['md5', key.md5Base64],
      ],
    },
  ],
  signing: { mode: 'header' },
  transport: { scheme: 'https', wire: 'client' },
};
/** Mutations whose difference is a function of the signed request, or of a text that happens to hold no such letter. */
const names = Object.keys(mutations) as MutationName[];

test('every mutation changes a valid request, and only by what it says', () => {
  for (const name of names) {
    const mutation = mutationOf(name, salt);
    const changed = mutation.edit(draft, 'headers', key);
    expect(changed, name).not.toEqual(draft);
    expect(mutation.says, name).not.toBe('');
    expect(changed.bucket, name).toBe(draft.bucket);
    expect(changed.name, name).toBe(draft.name);
  }
});

test('a mutation of one member leaves the others as they were', () => {
  const valid = new Map(draft.triples[0]?.members);
  for (const name of names.filter((one) => /^(algorithm|md5)\./.test(one))) {
    const [triple] = mutationOf(name, salt).edit(draft, 'headers', key).triples;
    const changed = (triple?.members ?? []).filter(
      ([member, value]) => valid.get(member) !== value,
    );
    expect(changed.length, name).toBe(1);
  }
});

test('the same seed draws the same values', () => {
  const arbitrary = fc.record({ key: customerKey(), body: objectBody() });
  const draw = () =>
    fc
      .sample(arbitrary, { seed: 5, numRuns: 20 })
      .map(({ key, body }) => [key.base64, body.seed, body.sizeBytes]);
  expect(draw()).toEqual(draw());
});

test('no two windows of a body are equal, nor those of two bodies', () => {
  const windows = new Set<string>();
  for (const seed of [1, 2, 2_147_483_647]) {
    const bytes = ObjectBody.of({ sizeBytes: 70_000, seed }).bytes();
    for (let at = 0; at + 8 <= bytes.byteLength; at += 1)
      windows.add(bytes.toString('latin1', at, at + 8));
  }
  expect(windows.size).toBe(3 * (70_000 - 7));
});

test('a part of a body is that stretch of it', () => {
  const body = ObjectBody.of({ sizeBytes: 1000, seed: 3 });
  const part = body.part({ firstByte: 100, sizeBytes: 50 });
  expect(part.bytes()).toEqual(body.slice({ first: 100, last: 149 }));
});

test('every listed edge is among the sizes, and every range lies in its body', () => {
  const all = Object.values(edgeSizesBytes).flat();
  for (const edge of [
    0,
    1,
    15,
    16,
    17,
    4095,
    4096,
    4097,
    65_535,
    65_536,
    65_537,
    5 * 1024 * 1024 - 1,
  ]) {
    expect(all).toContain(edge);
  }
  const ranges = alternativesOf(byteRange()).flatMap((one) =>
    fc.sample(one as ReturnType<typeof byteRange>, 1),
  );
  for (const range of ranges) {
    expect(range.first).toBeLessThanOrEqual(range.last);
    expect(range.last).toBeLessThan(rangedBodySizeBytes);
  }
  expect(new Set(ranges.map((range) => range.header)).size).toBe(ranges.length);
});

test('a key prints as its fingerprint, whatever prints it', () => {
  const shown = [
    String(key),
    JSON.stringify({ key }),
    `${key}`,
    (globalThis as { inspect?: unknown }).inspect,
  ];
  for (const text of shown.slice(0, 3)) {
    expect(text).toContain(key.fingerprint);
    expect(text).not.toContain(key.base64);
  }
});
