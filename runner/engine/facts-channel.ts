import { BroadcastChannel } from 'node:worker_threads';
import type { SessionFacts } from '../session.ts';
import type { End } from './end.ts';

const question = 'what is known?';
const nameOf = ({ channel }: End) => `${channel}: facts`;

/**
 * Tells the thread that runs the cases what was learned about the endpoint, as soon as it is known:
 * the thread starts while that is still looked for. Where nothing comes of it, nothing is told.
 */
export function tellFacts(of: End, facts: Promise<SessionFacts>): { release(): void } {
  const channel = new BroadcastChannel(nameOf(of));
  channel.unref();
  let isOpen = true;
  channel.onmessage = () => {
    facts.then(
      (known) => isOpen && channel.postMessage(known),
      () => {},
    );
  };
  return {
    release: () => {
      isOpen = false;
      channel.close();
    },
  };
}

/** What was learned about the endpoint; nothing when the run ends before that. */
export function toldFacts(of: End, end: AbortSignal): Promise<SessionFacts | undefined> {
  const channel = new BroadcastChannel(nameOf(of));
  return new Promise((resolve) => {
    const settle = (known?: SessionFacts) => {
      channel.close();
      end.removeEventListener('abort', ended);
      resolve(known);
    };
    const ended = () => settle();
    channel.onmessage = ({ data }: { data?: unknown }) => {
      // Others may ask on the same channel.
      if (data !== question) settle(data as SessionFacts);
    };
    end.addEventListener('abort', ended);
    if (end.aborted) settle();
    else channel.postMessage(question);
  });
}
