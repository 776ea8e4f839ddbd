import { type Exchange, isAccepted } from '../exchange.ts';
import type { Mismatch } from '../report.ts';
import { after, type Command, type Model, predictedRead, type Story } from '../story.ts';
import { returns } from './accepted.ts';
import { type Acceptance, describeAnswer, expectation, when } from './expectation.ts';
import { isRefusal } from './refused.ts';

/** Every answer to the commands of the drawn story is the one that the model predicts. */
export function followsModel(): Acceptance<readonly Exchange[], { readonly story: Story }> {
  return expectation({
    kind: 'acceptance',
    says: 'are as the model predicts',
    harm: 'plaintext-exposed',
    check: (answers, { story: { commands } }) => {
      if (answers.length === 0) return [{ expected: 'answers', received: 'none' }];
      let model: Model;
      return commands.flatMap((command, at) => {
        const answer = answers[at];
        const before = model;
        model = after(model, command);
        return answer === undefined
          ? [{ expected: `an answer to ${command.kind}`, received: 'none' }]
          : differences(answer, command, before);
      });
    },
  });
}

/** Differences between an answer and the prediction of the model before the command. */
function differences(answer: Exchange, command: Command, model: Model): readonly Mismatch[] {
  if (command.kind === 'put' || command.kind === 'delete') {
    // Amazon accepts the deletion of a missing object; a 404 instead breaks nothing of SSE-C.
    const wasNothing = command.kind === 'delete' && model === undefined && answer.status === 404;
    const expected = `${command.kind} is accepted`;
    return when(!isAccepted(answer) && !wasNothing, () => ({
      ...{ expected, received: describeAnswer(answer) },
      harm: 'valid-refused',
    }));
  }
  const expected = predictedRead(model, command.key);
  switch (expected) {
    case undefined:
      return [];
    case 'the object':
      return model === undefined ? [] : returns('body').check(answer, { body: model.body });
    case 'not found':
    case 'refused':
      return when(!isRefusal(answer), () => ({
        ...{ expected, received: describeAnswer(answer) },
        harm: isAccepted(answer) ? 'plaintext-exposed' : 'wrong-form',
      }));
    default:
      return expected satisfies never;
  }
}
