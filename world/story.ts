import { type Exchange, isAccepted } from '../core/exchange.ts';
import { returns } from '../core/expectations/accepted.ts';
import { describe } from '../core/expectations/expectation.ts';
import { isRefusal } from '../core/expectations/refused.ts';
import type { Mismatch } from '../core/report.ts';
import { after, type Command, foretells, type Model } from '../core/story.ts';
import { plain, type Stored, ssec } from '../core/values.ts';
import type { Story } from '../core/world.ts';
import type { TrialContext } from './context.ts';
import { reads } from './read.ts';
import { putObject } from './write.ts';

/** Plays the commands on one name; every answer carries how it differs from the model. */
export async function play(trial: TrialContext, story: Story): Promise<readonly Exchange[]> {
  const name = trial.freshName();
  const answers: Exchange[] = [];
  let model: Model;
  for (const command of story.commands as readonly Command[]) {
    const answer = await send(trial, command, name);
    answers.push({ ...answer, ...{ foretold: judge(answer, command, model) } });
    model = after(model, command);
  }
  return answers;
}

function send(trial: TrialContext, command: Command, name: string): Promise<Exchange> {
  const of: Stored = { name, encryption: plain, body: undefined as never, etag: '' };
  switch (command.kind) {
    case 'put': {
      const { key, body } = command;
      return putObject(trial)({
        body,
        encryption: key === 'none' ? plain : ssec(key),
        onto: { name },
      });
    }
    case 'get':
      return reads(trial, 'GetObject')({ of, key: command.key });
    case 'head':
      return reads(trial, 'HeadObject')({ of, key: command.key });
    case 'delete':
      return trial.request({ operation: 'DeleteObject', name, vary: {} });
    default:
      return command satisfies never;
  }
}

function judge(answer: Exchange, command: Command, model: Model): readonly Mismatch[] {
  if (command.kind === 'put' || command.kind === 'delete') {
    // Amazon deletes what is not there; an endpoint that says so breaks nothing of SSE-C.
    const wasNothing = command.kind === 'delete' && model === undefined && answer.status === 404;
    return isAccepted(answer) || wasNothing
      ? []
      : [{ expected: `${command.kind} is accepted`, received: describe(answer) }];
  }
  const foretold = foretells(model, command.key);
  switch (foretold) {
    case undefined:
      return [];
    case 'the object':
      return model === undefined ? [] : returns('body').check(answer, { body: model.body });
    case 'not found':
    case 'refused':
      return isRefusal(answer) ? [] : [{ expected: foretold, received: describe(answer) }];
    default:
      return foretold satisfies never;
  }
}
