import { randomUUID } from 'node:crypto';
import { BroadcastChannel } from 'node:worker_threads';

/** The channel on which the thread of the cases sends notices for the user. */
export interface Notices {
  readonly name: string;
  /** Closes it after the last notice has arrived. */
  close(): Promise<void>;
}

/** Opens a channel of notices. */
export function openNotices(tell: (sentence: string) => void): Notices {
  const channel = new BroadcastChannel(`sse-c-conformance ${randomUUID()}`);
  let end = () => {};
  channel.onmessage = (message) => {
    const { data } = message as { readonly data: unknown };
    if (data === null) end();
    else tell(String(data));
  };
  channel.unref();
  return {
    name: channel.name,
    close: async () => {
      const last = new BroadcastChannel(channel.name);
      const arrived = new Promise<void>((done) => {
        end = done;
      });
      channel.ref();
      last.postMessage(null);
      await arrived;
      last.close();
      channel.close();
    },
  };
}
