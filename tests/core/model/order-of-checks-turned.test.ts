import { describe, expect, test } from 'vitest';
import { amazon } from '../../../core/model/order-of-checks.ts';
import { md5NotCovered, notCovered } from '../../../spec/recorded/not-covered.ts';
import {
  type Check,
  type CheckedOperation,
  conditions,
  orderOfChecks,
} from '../../../spec/recorded/order-of-checks.ts';
import { refusals } from '../../../spec/recorded/refusals.ts';
import { missed, turned } from './recorded-predictions.ts';

const operations = Object.keys(orderOfChecks) as CheckedOperation[];

test('every condition is checked by some operation', () => {
  const asked = operations.flatMap((operation) => amazon.orderOfChecks[operation].checks);
  expect(new Set(asked.map(({ when }) => when))).toEqual(new Set(Object.keys(conditions)));
});

describe.each(operations)('%s', (operation) => {
  const { checks, confirms, otherwise } = amazon.orderOfChecks[operation];

  test('each check is needed by a recorded answer, or is listed as not covered', () => {
    const idle = checks.filter(({ answer }, at) => {
      const without = turned(operation, () => ({ checks: checks.toSpliced(at, 1) }));
      return answer !== 'not-recorded' && missed(without, operation) === undefined;
    });
    const listed = notCovered.filter((one) => one.operation === operation);
    expect(idle.map(({ when, carrier }) => ({ when, carrier }))).toEqual(
      listed.map(({ when, carrier }) => ({ when, carrier })),
    );
  });

  test('a check that answers like another one contradicts a recorded answer', () => {
    const kept = checks.filter(({ answer, when }, at) => {
      const other = { ...(checks[at] as Check), answer: 'part-unknown' as const };
      const by = turned(operation, () => ({ checks: checks.with(at, other) }));
      const isListed = notCovered.some((one) => one.operation === operation && one.when === when);
      return answer !== 'not-recorded' && !isListed && missed(by, operation) === undefined;
    });
    // The answer to a HEAD shows only the status of a refusal.
    const isSeen = ({ answer }: Check) =>
      operation !== 'HeadObject' || refusals[answer as keyof typeof refusals].status !== 400;
    expect(kept.filter(isSeen)).toEqual([]);
  });

  test('another status, confirmation or final answer contradicts a recorded answer', () => {
    expect(
      missed(
        turned(operation, () => ({ status: 202 })),
        operation,
      ),
    ).toBeDefined();
    if (confirms !== undefined)
      expect(
        missed(
          turned(operation, () => ({ confirms: 'query' })),
          operation,
        ),
      ).toBeDefined();
    if (otherwise !== 'not-recorded')
      expect(
        missed(
          turned(operation, () => ({ otherwise: 'not-recorded' })),
          operation,
        ),
      ).toBeDefined();
  });
});

test.each([
  ['GetObject', 'headers'],
  ['HeadObject', 'headers'],
  ['CopyObject', 'copySourceHeaders'],
  ['UploadPartCopy', 'copySourceHeaders'],
] as const)(
  '%s that requires the key MD5 contradicts a recorded answer, or is listed as not covered',
  (operation, carrier) => {
    const required: Check = { when: 'no-md5', carrier, answer: 'md5-missing' };
    const by = turned(operation, ({ checks }) => ({ checks: [...checks, required] }));
    expect(missed(by, operation) === undefined).toBe(md5NotCovered.includes(operation));
  },
);

test('CompleteMultipartUpload that judges partial SSE-C headers contradicts recorded answers', () => {
  const by = turned('CompleteMultipartUpload', () => ({ ignoresPartial: false }));
  expect(missed(by)).toBeDefined();
});

test.each(Object.keys(refusals))(
  'another status, code, message or argument of the refusal %s contradicts a recorded answer',
  (id) => {
    if (id === 'part-unknown') return;
    const refusal = amazon.refusals[id];
    for (const change of [
      { status: 409 },
      { code: 'Other' },
      { message: 'Other.' },
      { argumentName: 'other' },
    ]) {
      const by = {
        ...amazon,
        refusals: { ...amazon.refusals, [id]: { status: 0, code: '', ...refusal, ...change } },
      };
      expect(missed(by), JSON.stringify(change)).toBeDefined();
    }
    if (refusal?.argumentValue !== undefined) {
      const { argumentValue: _, ...rest } = refusal;
      expect(missed({ ...amazon, refusals: { ...amazon.refusals, [id]: rest } })).toBeDefined();
    }
  },
);

const lenient = (text: string) => Buffer.from(text, 'base64');
const standard = (text: string) => text.replace(/[^A-Za-z0-9+/=]/g, '');

test.each([
  ['takes the URL alphabet and unpadded text', lenient],
  ['takes unpadded text', (text: string) => lenient(standard(text))],
  [
    'stops at the first foreign character',
    (text: string) => lenient(/^[\w+/=]*/.exec(text)?.[0] ?? ''),
  ],
  ['refuses foreign characters', (text: string) => lenient(standard(text) === text ? text : '')],
  ['refuses surplus padding', (text: string) => lenient(/={3}/.test(text) ? '' : text)],
  [
    'ignores surplus padding',
    (text: string) => amazon.decodedKey(text.replace(/=+$/, (padding) => padding.slice(0, 2))),
  ],
])('a Base64 decoder that %s contradicts a recorded answer', (_, decodedKey) => {
  expect(missed({ ...amazon, decodedKey })).toBeDefined();
});
