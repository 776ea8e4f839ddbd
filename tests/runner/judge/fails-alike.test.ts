import { describe, expect, test } from 'vitest';
import { echoes, refusedOrDisconnected } from '../../../core/expectations.ts';
import { type Rule, rule } from '../../../core/rule.ts';
import { customerKey, mutation, objectBody } from '../../../generators/index.ts';
import { answer } from '../../core/answer.ts';
import { scripted } from '../scripted.ts';
import { common, key, spoiledGets, trial } from './trials.ts';

describe('an acceptance of a mutated request', () => {
  const confirming = rule({
    ...common,
    id: 'headers.name-case-insensitive',
    on: ['PutObject'],
    given: { key: customerKey(), body: objectBody(), mutation: mutation('names.lower-case') },
    act: ({ write }, drawn) => write(drawn),
    expect: echoes('key'),
  }) as unknown as Rule;
  const algorithm = 'x-amz-server-side-encryption-customer-algorithm';
  const md5 = ['x-amz-server-side-encryption-customer-key-MD5', key.md5Base64] as const;
  const judged = async (control: ReturnType<typeof answer>) =>
    trial(confirming, scripted(spoiledGets(answer(200), control)));

  test('it fails where the same request without the mutation meets the claim', async () => {
    const { verdict } = await judged(answer(200, { headers: [[algorithm, 'AES256'], md5] }));
    expect(verdict).toBe('fail');
  });
  test('it is blocked where the same request without the mutation fails alike', async () => {
    const { verdict, reason } = await judged(answer(200));
    const why = `the control, a valid PutObject, fails alike: no ${algorithm}`;
    expect([verdict, reason]).toEqual(['blocked', why]);
  });
  test('it fails where it must be refused and is answered as the accepted control is', async () => {
    const hungUp = { ...confirming, expect: refusedOrDisconnected() } as unknown as Rule;
    const { verdict } = await trial(hungUp, scripted(spoiledGets(answer(200))));
    expect(verdict).toBe('fail');
  });
  test('it fails where the same request without the mutation fails in a part alone', async () => {
    const { verdict } = await judged(answer(200, { headers: [[algorithm, 'AES256']] }));
    expect(verdict).toBe('fail');
  });
  test('it fails where the same request without the mutation fails in another way', async () => {
    const { verdict } = await judged(answer(200, { headers: [[algorithm, 'AES128']] }));
    expect(verdict).toBe('fail');
  });
});
