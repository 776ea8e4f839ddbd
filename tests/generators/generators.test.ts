import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { CustomerKey } from '../../core/customer-key.ts';
import { alternativesOf } from '../../core/enumerated.ts';
import { ObjectBody } from '../../core/object-body.ts';
import type { Draft, Mutation } from '../../core/values.ts';
import {
  byteRange,
  customerKey,
  edgeSizesBytes,
  keyWithSymbols,
  mutation,
  mutationOf,
  objectBody,
  rangedBodySizeBytes,
} from '../../generators/index.ts';
import { type MutationName, mutations } from '../../spec/mutations.ts';
import { rules } from '../../suites/index.ts';

const salt = Uint8Array.from({ length: 64 }, (_, at) => at * 3 + 1);
const key = CustomerKey.of(Uint8Array.from({ length: 32 }, (_, at) => at + 100));
const draftUnder = (of: CustomerKey): Draft => ({
  operation: 'PutObject',
  method: 'PUT',
  bucket: 'b',
  name: 'n',
  query: [],
  headers: [],
  body: new Uint8Array(0),
  ssecHeaders: [
    {
      carrier: 'headers',
      members: [
        ['algorithm', 'AES256'],
        ['key', of.base64],
        ['md5', of.md5Base64],
      ],
    },
  ],
  signing: { mode: 'header' },
  transport: { scheme: 'https', wire: 'client' },
});
const draft = draftUnder(key);
const names = Object.keys(mutations) as MutationName[];

test('every mutation changes a valid request, but not its bucket and its object name', () => {
  for (const name of names) {
    const mutation = mutationOf(name, salt);
    const changed = mutation.edit(draft, 'headers', key);
    expect(changed, name).not.toEqual(draft);
    expect(mutation.says, name).not.toBe('');
    expect(changed.bucket, name).toBe(draft.bucket);
    expect(changed.name, name).toBe(draft.name);
  }
});

test('no mutation leaves a request unchanged, whatever the key', () => {
  const salts = fc.uint8Array({ minLength: 64, maxLength: 64 });
  const odd = [new Uint8Array(32), new Uint8Array(32).fill(7)].map(CustomerKey.of);
  const draw = (keys: ReturnType<typeof customerKey>) =>
    fc.sample(fc.record({ key: keys, salt: salts }), { seed: 7, numRuns: 1000 });
  const [any, withSymbols] = [draw(customerKey()), draw(keyWithSymbols())];
  const idle = names.flatMap((name) => {
    const drawn = name === 'key.base64url' ? withSymbols : any;
    const extra = name === 'key.base64url' ? [] : odd.map((one) => ({ key: one, salt }));
    const still = [...drawn, ...extra].filter(({ key: one, salt: bytes }) => {
      const valid = draftUnder(one);
      return isDeepStrictEqual(mutationOf(name, bytes).edit(valid, 'headers', one), valid);
    });
    return still.length > 0 ? [`${name}: ${still.length}`] : [];
  });
  expect(idle).toEqual([]);
});

test('the rule on URL-safe Base64 draws only keys that it writes differently', () => {
  const drawing = rules.filter((rule) =>
    fc
      .sample(rule.given.mutation ?? fc.constant(undefined), { seed: 1, numRuns: 40 })
      .some((one) => (one as { name?: string } | undefined)?.name === 'key.base64url'),
  );
  expect(drawing.map((rule) => rule.id)).toEqual(['put.key.base64url']);
  for (const rule of drawing) {
    const keys = fc.sample(rule.given.key as ReturnType<typeof customerKey>, 1000);
    expect(keys.every((one) => one.base64.includes('+') && one.base64.includes('/'))).toBe(true);
  }
});

test('a key with broken padding decodes to fewer than 32 bytes', () => {
  for (const one of fc.sample(customerKey(), 100)) {
    const [carried] = mutationOf('key.bad-padding', salt).edit(
      draftUnder(one),
      'headers',
      one,
    ).ssecHeaders;
    const value = new Map(carried?.members).get('key') ?? '';
    expect(Buffer.from(value, 'base64').byteLength).toBeLessThan(32);
    expect(value.endsWith('====')).toBe(true);
  }
});

test('a mutation of the algorithm or the key MD5 leaves the other SSE-C headers as they were', () => {
  const valid = new Map(draft.ssecHeaders[0]?.members);
  for (const name of names.filter((one) => /^(algorithm|md5)\./.test(one))) {
    const [carried] = mutationOf(name, salt).edit(draft, 'headers', key).ssecHeaders;
    const changed = (carried?.members ?? []).filter(
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

test('no 8 bytes of an object body occur twice, nor in a body of another seed', () => {
  const windows = new Set<string>();
  for (const seed of [1, 2, 2_147_483_647]) {
    const bytes = ObjectBody.of({ sizeBytes: 70_000, seed }).bytes();
    for (let at = 0; at + 8 <= bytes.byteLength; at += 1)
      windows.add(bytes.toString('latin1', at, at + 8));
  }
  expect(windows.size).toBe(3 * (70_000 - 7));
});

test('a part of an object body has the bytes of the whole at its place', () => {
  const body = ObjectBody.of({ sizeBytes: 1000, seed: 3 });
  const part = body.part({ firstByte: 100, sizeBytes: 50 });
  expect(part.bytes()).toEqual(body.slice({ first: 100, last: 149 }));
});

test('every edge size is listed, and every drawn range lies in its body', () => {
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

test('a customer key prints as its fingerprint, as text and as JSON', () => {
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

test('a key that is not Base64 is tried in each of its shapes, alone or with one other name', () => {
  const tried = (...names: Parameters<typeof mutation>) =>
    alternativesOf(mutation(...names)).map((one) => (fc.sample(one, 1)[0] as Mutation).name);
  const shapes = Array.from({ length: 6 }, () => 'key.not-base64');
  expect(tried('key.not-base64')).toEqual(shapes);
  expect(tried('key.not-base64', 'key.bad-padding')).toEqual([...shapes, 'key.bad-padding']);
  expect(tried('key.len-16', 'key.not-base64', 'key.empty')).toHaveLength(4);
});

test('a key that is not Base64 has odd characters and an odd length among other names, with any seed', () => {
  const drawn = mutation('key.not-base64', 'triple.no-key', 'key.near-bit');
  for (let seed = 1; seed <= 20; seed += 1) {
    const all = alternativesOf(drawn).map(
      (one) => fc.sample(one, { numRuns: 1, seed })[0] as Mutation,
    );
    const values = all
      .filter(({ name }) => name === 'key.not-base64')
      .map((one) => new Map(one.edit(draft, 'headers', key).ssecHeaders[0]?.members).get('key'));
    const hasOddCharacters = values.map((value = '') => !/^[A-Za-z0-9+/]*={0,2}$/.test(value));
    expect(hasOddCharacters, `seed ${seed}`).toEqual([true, false]);
  }
});
