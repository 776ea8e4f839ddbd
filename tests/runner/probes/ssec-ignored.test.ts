import { expect, test } from 'vitest';
import { header } from '../../../core/exchange.ts';
import type { Draft } from '../../../core/values.ts';
import { looksAtKeys } from '../../../runner/probes/ssec-ignored.ts';
import { answer } from '../../core/answer.ts';
import { observing, type Script } from '../scripted.ts';

const place = { bucket: 'bucket', prefix: 'run/', seed: 7 };
const keyOf = ({ ssecHeaders }: Draft) =>
  ssecHeaders.flatMap(({ members }) => members).find(([member]) => member === 'key')?.[1];

/** Stores objects, and returns one where the test says so. */
function storing(of: {
  readonly isRead: (keys: {
    readonly own: string | undefined;
    sent: string | undefined;
  }) => boolean;
  readonly shortKey?: number;
}): Script {
  const stored = new Map<string, Draft>();
  return (draft) => {
    if (draft.method === 'PUT') {
      const isShort = header(draft, 'x-amz-server-side-encryption-customer-key') !== undefined;
      stored.set(draft.name, draft);
      return answer(isShort ? (of.shortKey ?? 400) : 200);
    }
    const written = stored.get(draft.name);
    const isRead = written && of.isRead({ own: keyOf(written), sent: keyOf(draft) });
    return isRead ? answer(200, { body: written.body }) : answer(403);
  };
}

test.each([
  ['ok where the object needs its key', (own: unknown, sent: unknown) => own === sent, 200, 'ok'],
  [
    'a note where no key is needed, and a wrong one refused',
    (_: unknown, s: unknown) => !s,
    200,
    'note',
  ],
  ['a note where any key will do', (_: unknown, sent: unknown) => Boolean(sent), 200, 'note'],
  ['a note where headers are checked though nothing is encrypted', () => true, 400, 'note'],
  ['a failure where the headers make no difference', () => true, 200, 'fail'],
] as const)('the check of the keys is %s', async (_, isRead, shortKey, outcome) => {
  const script = storing({ isRead: ({ own, sent }) => isRead(own, sent), shortKey });
  const { check, ignored } = await looksAtKeys(observing(script), place);
  expect(check.outcome).toBe(outcome);
  expect(ignored === undefined).toBe(outcome !== 'fail');
  expect(check.detail.startsWith('SSE-C headers are ignored')).toBe(outcome === 'fail');
});

test('an object that could not be written says nothing of its encryption', async () => {
  const { check } = await looksAtKeys(
    observing(() => answer(500)),
    place,
  );
  expect(check.outcome).toBe('ok');
});
