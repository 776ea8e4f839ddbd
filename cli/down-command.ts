import { spawn } from 'node:child_process';
import { setTimeout as wait } from 'node:timers/promises';

const triesMax = 30;
const pauseMs = 1000;

/**
 * What is done when the endpoint no longer answers: runs the command of `--on-down`, waits until
 * the endpoint answers again, and makes its buckets again if they are gone. Without a command it is
 * only asked whether it was a pause.
 */
export function downCommand(
  command: string | undefined,
  of: { readonly restore: () => Promise<boolean>; readonly notice: (text: string) => void },
): () => Promise<boolean> {
  return async () => {
    if (command === undefined) return of.restore();
    of.notice('The endpoint does not answer: running the command of --on-down.');
    await finished(command);
    for (let tries = 0; tries < triesMax; tries += 1) {
      if (await of.restore()) return true;
      await wait(pauseMs);
    }
    of.notice(`The endpoint does not answer ${triesMax} s after the command of --on-down.`);
    return false;
  };
}

function finished(command: string): Promise<void> {
  return new Promise((resolve) => {
    const child = spawn(command, { shell: true, stdio: ['ignore', 'ignore', 'inherit'] });
    child.once('error', () => resolve());
    child.once('exit', () => resolve());
  });
}
