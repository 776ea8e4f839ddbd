import { expect, test } from 'vitest';
import type { Step } from '../../fuzz/step.ts';
import { type Breaks, eachBreaks, named, played } from './played.ts';

const place = { bucket: 'one', name: 0, scheme: 'https' } as const;
const post: Step = {
  ...{ ...place, operation: 'PostObject', signing: 'form' },
  ...{ body: { sizeBytes: 64, seed: 1 }, key: { key: 'A', salt: 1 } },
};
const get: Step = { ...place, operation: 'GetObject', signing: 'header' };
const getWith = (key: 'A' | 'B'): Step => ({ ...get, key: { key, salt: 0 } });
const by = (form: NonNullable<Step['form']>): Step => ({ ...post, form });

/** What a fault does to forms, and a sentence that the story breaks then. */
const rows: readonly Breaks[] = [
  ['post-policy-skips-sse-c', 'post.policy.every-field', [by('uncovered')]],
  ['post-policy-skips-sse-c', 'post.policy.every-field', [by('other algorithm')]],
  ['post-policy-refuses-starts-with', 'post.policy.starts-with', [by('starts with')]],
  ['post-fields-after-file-echo', 'derived.reveals-nothing', [by('after the file')]],
  ['post-headers-echo-only', 'derived.reveals-nothing', [by('in headers'), get]],
  ['form-in-capitals-stored-open', 'derived.reveals-nothing', [by('in capitals'), get]],
  ['form-with-redirect-stored-open', 'ssec.get.any-without-key-fails', [by('redirect'), get]],
  ['form-length-of-ciphertext', 'post.policy.length', [by('exact length')]],
  ['form-by-file-name-ignores-ssec', 'ssec.form-fields', [by('named by its file'), get]],
  ['redirect-tells-key', 'ssec.key.not-stored', [by('redirect')]],
];

eachBreaks(rows);

const forms = [
  'redirect',
  'exact length',
  'named by its file',
  'starts with',
  'after the file',
  'in headers',
  'in capitals',
] as const;

test.each(forms)('a form %s is stored under its key or under none', async (form) => {
  expect(named(await played([], [by(form), getWith('A'), getWith('B'), get]))).toEqual([]);
});

test('a form whose policy does not cover its fields stores nothing', async () => {
  for (const form of ['uncovered', 'other algorithm', 'other length'] as const)
    expect(named(await played([], [by(form), get, getWith('A')]))).toEqual([]);
});

test('without SSE-C fields a policy need not cover any', async () => {
  const { key: _, ...plain } = by('uncovered');
  expect(named(await played([], [plain, get]))).toEqual([]);
});

test('a stray key that a refusal quotes is no key that it tells', async () => {
  const first = { ...post, key: { key: 'A', salt: 0 } } as const;
  const states = [
    { key: 'beyond-ascii' },
    { key: 'undecodable' },
    { key: 'lenient-base64' },
  ] as const;
  for (const form of ['in headers', 'after the file', 'in capitals'] as const)
    for (const state of states)
      for (const salt of [0, 1, 2, 3]) {
        const again: Step = { ...by(form), key: { key: 'A', salt, state } };
        expect(named(await played([], [first, again])), `${form} ${state.key} ${salt}`).toEqual([]);
      }
});
