import { describe, expect, test } from 'vitest';
import { answer } from '../../core/answer.ts';
import { always, scripted } from '../scripted.ts';
import { body, isSpoiled, reading, refusal, trial } from './trials.ts';

describe('the answer to a resend', () => {
  const second = (status: number) => answer(status, { isResend: true });
  test.each([
    ['refuses, for the first request may have been accepted', second(400), answer(200)],
    ['refuses a control, for the first request may have been accepted', answer(400), second(412)],
  ])('the answer to a resend proves nothing where it %s', async (_, spoiled, repaired) => {
    const result = await trial(
      refusal,
      scripted((draft) => (isSpoiled(draft) ? spoiled : repaired)),
    );
    expect([result.verdict, result.wasResent]).toEqual(['blocked', true]);
    expect(result.reason).toMatch(/^PutObject was resent because its connection was lost/);
  });
  test('the answer to a resend is a finding where it accepts what must be refused', async () => {
    const result = await trial(
      refusal,
      scripted((draft) => (isSpoiled(draft) ? second(200) : answer(200))),
    );
    expect([result.verdict, result.wasResent]).toEqual(['fail', undefined]);
  });
  test('a resend in the set-up counts where the act passes, and blocks the trial where it fails', async () => {
    const stored = (bytes: Buffer) =>
      scripted(({ method }) => (method === 'PUT' ? second(200) : answer(200, { body: bytes })));
    const right = await trial(reading, stored(body.bytes()));
    expect(right.verdict).toBe('pass');
    const wrong = await trial(reading, stored(Buffer.alloc(100)));
    expect([wrong.verdict, wrong.wasResent]).toEqual(['blocked', true]);
    const refusing = scripted(({ method }) => (method === 'PUT' ? second(412) : answer(200)));
    const unmade = await trial(reading, refusing);
    expect([unmade.verdict, unmade.wasResent]).toEqual(['blocked', true]);
    const asIs = await trial(reading, scripted(always(403)));
    expect(asIs.wasResent).toBeUndefined();
  });
});
