import { counted } from '../core/counted.ts';
import type { CaseReport } from '../core/report.ts';
import type { RunEvents } from '../runner/events.ts';

const plainLineMs = 5000;

/** Writes the progress of a run to a stream: one redrawn line on a terminal, else plain lines. */
export function progress(stream: NodeJS.WriteStream): RunEvents & { end(): void } {
  const startedAt = Date.now();
  const isTerminal = stream.isTTY === true;
  const state = { cases: 0, done: 0, requests: 0, failures: 0, printedAt: startedAt };
  const line = () => {
    const seconds = Math.max(0.1, (Date.now() - startedAt) / 1000);
    const rate = Math.round(state.requests / seconds);
    return `${state.done}/${counted(state.cases, 'case')}, ${counted(state.requests, 'request')}, ${rate}/s, ${state.failures} failed`;
  };
  const tell = () => {
    if (isTerminal) {
      stream.write(`\r\u001b[K${line()}`);
    } else if (Date.now() - state.printedAt >= plainLineMs) {
      state.printedAt = Date.now();
      stream.write(`${line()}\n`);
    }
  };
  return {
    onPreflight: ({ name, outcome, detail }) => {
      if (outcome !== 'ok') stream.write(`${name}: ${detail}\n`);
    },
    onPlan: ({ cases, seed }) => {
      state.cases = cases;
      stream.write(`${counted(cases, 'case')}, seed ${seed}\n`);
    },
    onCase: (report: CaseReport) => {
      state.done += 1;
      if (report.verdict === 'fail') state.failures += 1;
    },
    onProgress: ({ requests }) => {
      state.requests = requests;
      tell();
    },
    onNotice: (sentence) => stream.write(`${isTerminal ? '\r\u001b[K' : ''}${sentence}\n`),
    end: () => {
      if (isTerminal) stream.write('\r\u001b[K');
    },
  };
}

/** Writes notices alone, for --quiet. */
export function quiet(stream: NodeJS.WriteStream): RunEvents & { end(): void } {
  return { onNotice: (sentence) => void stream.write(`${sentence}\n`), end: () => {} };
}
