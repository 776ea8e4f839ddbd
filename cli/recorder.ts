import type { Secrets } from '../client/index.ts';
import type { Recorder } from '../fuzz/cases.ts';
import { evidenceOf, withoutSecretsOf } from '../runner/judge/evidence.ts';

const textMax = 400;

/** Redacts the evidence of a story as that of a rule. */
export function recorderOf(secrets: Secrets): Recorder {
  return {
    exchanges: (exchanges) => evidenceOf(exchanges, secrets),
    mismatch: (exchanges, { expected, received }) => {
      const shown = (text: string) => withoutSecretsOf(exchanges, secrets, text).slice(0, textMax);
      return { expected: shown(expected), received: shown(received) };
    },
  };
}
