import { describe, expect, test } from 'vitest';
import { refused } from '../../../core/expectations.ts';
import type { DrawnValues, Rule } from '../../../core/rule.ts';
import { rule } from '../../../core/rule.ts';
import { customerKey, mutation, objectBody } from '../../../generators/index.ts';
import { controlId, newControls } from '../../../runner/judge/controls.ts';
import { drawsOf } from '../../../runner/plan/draw.ts';

describe('controls that trials share', () => {
  test('an accepted control is sent once for all equal draws', async () => {
    const controls = newControls();
    let sent = 0;
    const send = async () => {
      sent += 1;
      return undefined;
    };
    expect(await controls.place('one').accepted(send)).toBeUndefined();
    expect(await controls.place('one').accepted(send)).toBeUndefined();
    expect(sent).toBe(1);
    await controls.place('other').accepted(send);
    expect(sent).toBe(2);
  });

  test('a control that is not accepted is sent for each trial', async () => {
    const controls = newControls();
    const answers = ['403', '403', undefined, '403'];
    const send = async () => answers.shift();
    expect(await controls.place('one').accepted(send)).toBe('403');
    expect(await controls.place('one').accepted(send)).toBe('403');
    expect(await controls.place('one').accepted(send)).toBeUndefined();
    expect(await controls.place('one').accepted(send)).toBeUndefined();
    expect(answers).toEqual(['403']);
  });

  test('trials at once wait for the first control, and send their own where it fails', async () => {
    const controls = newControls();
    const answers = ['timeout', undefined];
    const send = async () => answers.shift();
    const both = [controls.place('one').accepted(send), controls.place('one').accepted(send)];
    expect(await Promise.all(both)).toEqual(['timeout', undefined]);
  });

  test('the trial that began first sends the control, whichever asks for it first', async () => {
    const controls = newControls();
    const [first, second, third] = [1, 2, 3].map(() => controls.place('one'));
    const sent: string[] = [];
    const send = (name: string) => async () => {
      sent.push(name);
      return undefined;
    };
    const later = second?.accepted(send('second'));
    await first?.accepted(send('first'));
    await later;
    expect(sent).toEqual(['first']);
    first?.leave();
    await third?.accepted(send('third'));
    expect(sent).toEqual(['first']);
  });

  test('a trial that ends without a control leaves it to the next', async () => {
    const controls = newControls();
    const [first, second] = [controls.place('one'), controls.place('one')];
    const later = second.accepted(async () => 'sent by the second');
    first.leave();
    expect(await later).toBe('sent by the second');
  });

  test('trials of a case that differ in their mutation alone have one id, others do not', () => {
    const wrong: Rule = rule({
      ...{ id: 'put.key.wrong', level: 'MUST', title: 'x', clause: 'ssec.put.key' },
      on: ['PutObject'],
      given: {
        key: customerKey(),
        body: objectBody(),
        mutation: mutation('key.len-16', 'key.zero'),
      },
      act: ({ write }, drawn) => write(drawn),
      expect: refused(),
      catches: ['ignores-ssec'],
    });
    const draws = drawsOf(wrong, { caseId: 'a', seed: 1, trials: 4 });
    const ids = Array.from({ length: draws.count }, (_, at) => idOf(wrong, draws.trial(at).values));
    expect(ids[0]).toBe(ids[1]);
    expect(ids[2]).toBe(ids[3]);
    expect(new Set(ids).size).toBe(2);
  });
});

function idOf(of: Rule, values: DrawnValues): string {
  return controlId({ rule: of, operation: 'PutObject' }, values);
}
