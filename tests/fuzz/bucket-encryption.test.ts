import { expect, test } from 'vitest';
import type { Step } from '../../fuzz/step.ts';
import { type Breaks, eachBreaks, named, played } from './played.ts';

const place = { bucket: 'two', name: 0, signing: 'header', scheme: 'https' } as const;
const body = { sizeBytes: 64, seed: 1 };
const put: Step = { ...place, operation: 'PutObject', body, key: { key: 'A', salt: 1 } };
const { key: _, ...plain } = put;
const get: Step = { ...place, operation: 'GetObject' };
const getWithKey: Step = { ...get, key: { key: 'right', salt: 0 } };
const sets = (of: Partial<Step>): Step => ({
  ...{ ...place, operation: 'PutBucketEncryption', defaultEncryption: 'SSE-S3', ...of },
});
const shows: Step = { ...place, operation: 'GetBucketEncryption' };
const resets: Step = { ...place, operation: 'DeleteBucketEncryption' };
const updates: Step = { ...place, operation: 'UpdateObjectEncryption', updatesTo: 'SSE-C' };

/** What a fault does to the default encryption, and a sentence that the story breaks then. */
const rows: readonly Breaks[] = [
  ['blocked-types-forgotten', 'blocked.configure', [sets({ blocksSsec: true }), shows]],
  ['delete-encryption-opens-ssec', 'bucketenc.delete-resets', [put, resets, get]],
  ['delete-encryption-drops-ssec', 'bucketenc.delete-resets', [resets, put]],
  ['takes-ssec-as-default', 'bucketenc.values', [sets({ defaultEncryption: 'SSE-C' })]],
  ['update-encryption-to-ssec', 'update-encryption.to-kms-only', [plain, updates]],
];

eachBreaks(rows);

test.each([
  ['what was set is shown', [sets({ defaultEncryption: 'SSE-KMS' }), shows]],
  [
    'what is blocked and allowed again is shown',
    [...[sets({ blocksSsec: true }), shows, sets({ blocksSsec: false }), shows]],
  ],
  ['a reset blocks SSE-C or does not', [put, sets({ blocksSsec: true }), resets, put, getWithKey]],
  ['a reset is of the default, which may be shown or not', [resets, shows, plain, get]],
] satisfies readonly (readonly [string, readonly Step[]])[])('%s', async (_name, steps) => {
  const all = await played([], steps);
  expect(all).toHaveLength(steps.length);
  expect(named(all)).toEqual([]);
});
