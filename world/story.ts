import type { Exchange } from '../core/exchange.ts';
import type { Command, Story } from '../core/story.ts';
import { plain, type Stored, ssec } from '../core/values.ts';
import { type Phase, request } from './phase.ts';
import { readObject } from './read.ts';
import { putObject } from './write.ts';

/** Sends the commands of a story one after the other to one name of the trial. */
export async function play(phase: Phase, story: Story): Promise<readonly Exchange[]> {
  const name = phase.trial.freshName();
  const answers: Exchange[] = [];
  for (const command of story.commands) answers.push(await send(phase, command, name));
  return answers;
}

function send(phase: Phase, command: Command, name: string): Promise<Exchange> {
  const of: Stored = { name, encryption: plain, body: undefined as never, etag: '' };
  switch (command.kind) {
    case 'put': {
      const { key, body } = command;
      const encryption = key === 'none' ? plain : ssec(key);
      return putObject(phase, { body, encryption, onto: { name } });
    }
    case 'get':
      return readObject(phase, 'GetObject', { of, key: command.key });
    case 'head':
      return readObject(phase, 'HeadObject', { of, key: command.key });
    case 'delete':
      return request(phase, { operation: 'DeleteObject', name, vary: {} });
    default:
      return command satisfies never;
  }
}
