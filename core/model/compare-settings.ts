import { child, childrenNamed } from '../exchange.ts';
import type { ModelAnswer } from './answer.ts';
import { type ModelMismatch, mismatch } from './mismatch.ts';
import type { Scene } from './scene.ts';

const form = { level: 'SHOULD', harm: 'wrong-form' } as const;
const algorithms = { 'SSE-S3': 'AES256', 'SSE-KMS': 'aws:kms' } as const;

/** What GetBucketEncryption shows of a default encryption that was set, and of what it blocks. */
export function settingsMismatches(
  { request, bucket }: Scene,
  answer: ModelAnswer,
): readonly ModelMismatch[] {
  if (request.operation !== 'GetBucketEncryption' || bucket.isDefaultSet !== true) return [];
  const rule = child(answer.document, 'Rule');
  const shown = child(child(rule, 'ApplyServerSideEncryptionByDefault'), 'SSEAlgorithm')?.text;
  const expected = algorithms[bucket.defaultEncryption];
  const types = childrenNamed(child(rule, 'BlockedEncryptionTypes'), 'EncryptionType');
  const blocks = types.some(({ text }) => text === 'SSE-C');
  const isKnown = bucket.mayBlockSsec !== true && (bucket.blocksSsec || bucket.wasBlocked === true);
  return [
    ...mismatch({ ...form, clause: 'bucketenc.values' }, shown !== expected, () => ({
      expected: `the default encryption ${expected}`,
      received: shown ?? 'none',
    })),
    ...mismatch(
      { ...form, clause: 'blocked.configure' },
      isKnown && blocks !== bucket.blocksSsec,
      () => ({
        expected: bucket.blocksSsec ? 'SSE-C among the blocked types' : 'no SSE-C among them',
        received: blocks ? 'SSE-C' : 'no SSE-C',
      }),
    ),
  ];
}
