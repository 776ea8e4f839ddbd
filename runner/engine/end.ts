import { BroadcastChannel } from 'node:worker_threads';

/** What the threads say to each other. */
const [told, asked] = ['end', 'is it over?'];

/** When a run ends at the latest, in milliseconds of the epoch, and where it is told to end before. */
export interface End {
  readonly deadline: number;
  /** Name of a channel between the threads of this process. */
  readonly channel: string;
}

/** The end of the run as a signal, for the thread that runs the cases. */
export function endSignal(of: End): { readonly signal: AbortSignal; release(): void } {
  const controller = new AbortController();
  const end = () => controller.abort();
  const timer = setTimeout(end, Math.max(0, of.deadline - Date.now()));
  timer.unref();
  const channel = new BroadcastChannel(of.channel);
  channel.onmessage = ({ data }: { data?: unknown }) => {
    if (data === told) end();
  };
  // What was told before this thread listened is told again to one who asks.
  channel.postMessage(asked);
  channel.unref();
  return {
    signal: controller.signal,
    release: () => {
      clearTimeout(timer);
      channel.close();
    },
  };
}

/** Passes an abort on to the thread that runs the cases. */
export function tellEnd(of: End, signal: AbortSignal | undefined): { release(): void } {
  const channel = new BroadcastChannel(of.channel);
  channel.unref();
  const tell = () => channel.postMessage(told);
  channel.onmessage = ({ data }: { data?: unknown }) => {
    if (data === asked && signal?.aborted) tell();
  };
  if (signal?.aborted) tell();
  signal?.addEventListener('abort', tell, { once: true });
  return {
    release: () => {
      signal?.removeEventListener('abort', tell);
      channel.close();
    },
  };
}
