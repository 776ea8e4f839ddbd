import { describe, expect, test } from 'vitest';
import { echoes, refusedThen, returns } from '../../../core/expectations.ts';
import { type Rule, rule } from '../../../core/rule.ts';
import { ssec } from '../../../core/values.ts';
import { customerKey, objectBody } from '../../../generators/index.ts';
import { answer } from '../../core/answer.ts';
import { type Script, scripted } from '../scripted.ts';
import { body, common, key, refusal, trial } from './trials.ts';

const confirming = rule({
  ...common,
  id: 'put.triple.valid',
  on: ['PutObject'],
  given: { key: customerKey(), body: objectBody() },
  act: ({ write }, drawn) => write(drawn),
  expect: echoes('key'),
}) as unknown as Rule;

const keyOf: (draft: Parameters<Script>[0]) => string | undefined = ({ ssecHeaders }) =>
  ssecHeaders[0]?.members.find(([member]) => member === 'key')?.[1];

/** Confirms nothing; returns the object where the test says so. */
function unconfirming(isRead: (sent: string | undefined) => boolean) {
  const observed: Script = (draft) =>
    isRead(keyOf(draft)) ? answer(200, { body: body.bytes() }) : answer(403);
  return scripted(() => answer(200), { observed });
}

describe('a write that is not confirmed', () => {
  const own = key.base64;
  test.each([
    ['encrypted: only the confirmation is missing', (sent) => sent === own, []],
    ['stored in the clear', () => true, ['another key', 'no key']],
    ['encrypted and not checked', (sent) => sent !== undefined, ['another key']],
    ['readable without a key alone', (sent) => sent === undefined, ['with its key', 'no key']],
    ['lost', () => false, ['with its key']],
  ] as const satisfies readonly (readonly [
    string,
    (sent?: string) => boolean,
    readonly string[],
  ])[])('it is %s', async (_, isRead, named) => {
    const result = await trial(confirming, unconfirming(isRead));
    const [algorithm, md5, ...hidden] = result.mismatches;
    expect([algorithm?.expected, md5?.expected].join()).toMatch(/customer-algorithm.*key-MD5/);
    expect(hidden).toHaveLength(named.length);
    for (const [index, name] of named.entries()) expect(hidden[index]?.expected).toContain(name);
    const observed = result.exchanges.filter(({ role }) => role === 'observe');
    expect(observed.length > 0).toBe(named.length > 0);
  });
  test('the clause of what is read is that of reads', async () => {
    const { mismatches } = await trial(
      confirming,
      unconfirming(() => true),
    );
    expect(mismatches.map(({ contradicts }) => contradicts?.id)).toEqual([
      ...[undefined, undefined],
      ...['ssec.get.any-without-key-fails', 'ssec.get.any-without-key-fails'],
    ]);
  });
});

describe('a write that is accepted although it must be refused', () => {
  const own = key.base64;
  test.each([
    ['encrypted under its key', (sent) => sent === own, []],
    ['stored in the clear', () => true, ['plaintext-exposed no key']],
    ['open to any key', (sent) => sent !== undefined, ['plaintext-exposed another key']],
    ['lost', () => false, ['data-lost the key that was sent']],
  ] as const satisfies readonly (readonly [
    string,
    (sent?: string) => boolean,
    readonly string[],
  ])[])('it is %s', async (_, isRead, named) => {
    const result = await trial(refusal as unknown as Rule, unconfirming(isRead));
    const [first, ...hidden] = result.mismatches;
    expect(first?.expected).toBe('refused with 4xx or 501');
    expect(hidden).toHaveLength(named.length);
    for (const [index, text] of named.entries()) {
      const [harm = '', ...words] = text.split(' ');
      expect(hidden[index]?.harm).toBe(harm);
      expect(hidden[index]?.expected).toContain(words.join(' '));
    }
  });
});

test('a trial is blocked where its claim presumes a refusal that did not come', async () => {
  const keeping = rule({
    ...common,
    id: 'refused.keeps-object',
    on: ['PutObject'],
    given: { key: customerKey(), body: objectBody() },
    arrange: ({ have }, drawn) => have.object({ body: drawn.body, encryption: ssec(drawn.key) }),
    act: async ({ s3 }, drawn, onto) =>
      [await s3.putObject({ ...drawn, onto }), await s3.getObject({ of: onto })] as const,
    control: ({ s3 }, drawn) => s3.putObject(drawn),
    expect: refusedThen(returns('body')),
  });
  const result = await trial(
    keeping as unknown as Rule,
    scripted(() => answer(200)),
  );
  expect([result.verdict, result.mismatches]).toEqual(['blocked', []]);
  expect(result.reason).toContain('the PutObject that must be refused was answered with 200');
});
