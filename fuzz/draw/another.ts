import { extrasOn } from '../../core/model/extras.ts';
import type { Random } from '../../generators/random.ts';
import type { Step } from '../step.ts';
import type { Drawing } from './drawing.ts';
import { drawWrongSum } from './values.ts';
import { drawForm, onReplaced } from './writes.ts';

type Difference = (random: Random, step: Step, of: Drawing) => Partial<Step>;

/** A difference of a request that was accepted, apart from its key: one that fits its operation. */
export function drawAnother(of: Drawing, step: Step): Partial<Step> {
  const fitting = differences.flatMap(([fits, difference]) =>
    fits(step, of.has) ? [difference] : [],
  );
  return fitting.length === 0 ? {} : of.random.pick(fitting)(of.random, step, of);
}

const writes: readonly Step['operation'][] = ['PutObject', 'UploadPart'];
const copies: readonly Step['operation'][] = ['CopyObject', 'UploadPartCopy'];
const encrypting: readonly Step['operation'][] = [
  'PutObject',
  'PostObject',
  'CopyObject',
  'CreateMultipartUpload',
];
const bodied: readonly Step['operation'][] = ['GetObject', 'HeadObject'];

const onEtag: Difference = (random) => ({
  condition: {
    header: random.pick(['if-match', 'if-none-match'] as const),
    etag: random.pick(['its own', 'another'] as const),
  },
});

/** Two conditions at once, of which Amazon documents which one decides. */
const pairs: Difference = (random, { operation }) => {
  const prefix = copies.includes(operation) ? 'source-' : '';
  const isMet = random.oneIn(2);
  const extra = isMet
    ? (`${prefix}unmodified-since-past` as const)
    : (`${prefix}modified-since` as const);
  const header = isMet ? ('if-match' as const) : ('if-none-match' as const);
  return { condition: { header, etag: 'its own' }, extras: [extra] };
};

const differences: readonly (readonly [
  fits: (step: Step, has: Drawing['has']) => boolean,
  difference: Difference,
])[] = [
  [({ operation }) => writes.includes(operation), drawWrongSum],
  [
    ({ payload, body }) => payload?.startsWith('streaming') === true && (body?.sizeBytes ?? 0) > 0,
    () => ({ tampering: 'chunk-signature' }),
  ],
  [
    ({ operation, payload, body }) =>
      operation === 'PutObject' && payload === undefined && (body?.sizeBytes ?? 0) > 1,
    () => ({ isTruncated: true }),
  ],
  [
    ({ operation, key }) => key !== undefined && encrypting.includes(operation),
    (random) => ({ otherMode: random.pick(['AES256', 'aws:kms', 'kms-context'] as const) }),
  ],
  [
    ({ operation }) => operation === 'PostObject',
    (_, { key }, of) => drawForm(of, key !== undefined),
  ],
  [({ operation }) => copies.includes(operation) || bodied.includes(operation), onEtag],
  [({ operation }) => copies.includes(operation) || bodied.includes(operation), pairs],
  [
    ({ operation }, has) => operation === 'CopyObject' && has('conditional-copies'),
    (random) => ({ condition: { ...random.pick(onReplaced), isOnTarget: true } }),
  ],
  [
    ({ operation, condition }) => bodied.includes(operation) && condition === undefined,
    (random) => ({ extras: [random.pick(extrasOn('failing-reads'))] }),
  ],
  [
    ({ operation, condition }) => copies.includes(operation) && condition === undefined,
    (random) => ({ extras: [random.pick(extrasOn('failing-copies'))] }),
  ],
  [
    ({ operation }, has) => operation === 'CompleteMultipartUpload' && has('conditional-completes'),
    (random) => ({ condition: random.pick(onReplaced) }),
  ],
  [
    ({ operation }, has) => operation === 'PutObject' && has('conditional-writes'),
    () => ({ condition: { header: 'if-none-match', etag: '*' } }),
  ],
  [
    ({ operation }, has) => operation === 'PutObject' && has('conditional-put-if-match'),
    () => ({ condition: { header: 'if-match', etag: 'its own' } }),
  ],
  [
    ({ operation }) => operation === 'UploadPart' || operation === 'UploadPartCopy',
    (random) => ({ partNumber: random.pick([0, 10_001] as const) }),
  ],
];
