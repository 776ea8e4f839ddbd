import { counted } from '../core/counted.ts';
import type { Told } from '../fuzz/fuzz.ts';
import type { RunEvents } from '../runner/events.ts';

const redrawMs = 200;
const plainLineMs = 5000;

/** One line about the stories under way: redrawn on a terminal, else now and then. */
export function fuzzProgress(stream: NodeJS.WriteStream) {
  const startedAt = Date.now();
  const isTerminal = stream.isTTY === true;
  const clear = isTerminal ? '\r\u001b[K' : '';
  let printedAt = startedAt;
  const notice = (text: string) => void stream.write(`${clear}${text}\n`);
  const events: RunEvents = {
    onPreflight: ({ name, outcome, detail }) => {
      if (outcome !== 'ok') notice(`${name}: ${detail}`);
    },
    onNotice: notice,
  };
  return {
    events,
    notice,
    tell: ({ stories, requests, kinds, findings }: Told) => {
      if (Date.now() - printedAt < (isTerminal ? redrawMs : plainLineMs)) return;
      printedAt = Date.now();
      const rate = Math.round(requests / Math.max(0.1, (printedAt - startedAt) / 1000));
      const line = `${counted(stories, 'story')}, ${rate} requests/s, ${counted(kinds, 'kind')} of answers, ${counted(findings.length, 'finding')}`;
      stream.write(isTerminal ? `${clear}${line}` : `${line}\n`);
    },
    end: () => void stream.write(clear),
  };
}
