import { expect, test } from 'vitest';
import { plain } from '../../core/values.ts';
import { planCases } from '../../runner/plan/catalogue.ts';
import { drawsOf } from '../../runner/plan/draw.ts';
import { answer } from '../core/answer.ts';

const upload = { id: 'u', name: 'n', encryption: plain, parts: [] };

/** These members, and under every other name a function that returns a 200. */
function anything(known: Readonly<Record<string, unknown>>) {
  return new Proxy(known, { get: (of, name: string) => of[name] ?? (async () => answer(200)) });
}

/** Whether the set-up of a case begins an upload in one of its trials. */
async function asksForUpload({ rule, info }: ReturnType<typeof planCases>[number]) {
  const draws = drawsOf(rule, { caseId: info.id, seed: 1, trials: 1 });
  let isAsked = false;
  const have = {
    upload: async () => {
      isAsked = true;
      return upload;
    },
    object: async (of: { readonly partSizesBytes?: readonly number[] }) => {
      isAsked ||= (of.partSizesBytes ?? []).length > 0;
      return { ...of, name: 'n', etag: '"e"' };
    },
  };
  const world = anything({ operation: info.operation, have: anything(have), s3: anything({}) });
  for (let index = 0; index < draws.count && !isAsked; index += 1) {
    // The rest of the set-up does not matter, and may fail on these answers.
    await Promise.resolve()
      .then(() => rule.arrange?.(world as never, draws.trial(index).values))
      .catch(() => {});
  }
  return isAsked;
}

test('a case whose set-up begins an upload needs the feature multipart', async () => {
  const cases = planCases({}).filter(({ rule }) => rule.arrange !== undefined);
  const asking: string[] = [];
  for (const one of cases) {
    if (one.info.needs.includes('multipart')) continue;
    if (await asksForUpload(one)) asking.push(one.info.id);
  }
  expect(asking).toEqual([]);
});

test('a case of UploadPartCopy needs the features copy and multipart', () => {
  const copied = planCases({ operations: ['UploadPartCopy'] });
  expect(copied.length).toBeGreaterThan(0);
  for (const { info } of copied)
    expect(info.needs).toEqual(expect.arrayContaining(['copy', 'multipart']));
});
