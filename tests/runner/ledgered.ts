import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { vi } from 'vitest';
import { note } from '../../runner/cleanup/ledger.ts';
import { readLedger } from '../../runner/cleanup/read-ledger.ts';
import { config as base, observing, type Script } from './scripted.ts';

/** A run with a ledger of its own, whose endpoint answers by a script. */
export function ledgered(script: Script) {
  const ledgerFile = join(mkdtempSync(join(tmpdir(), 'sse-c-buckets-')), 'ledger');
  const config = { ...base, ledgerFile, endpointKind: 'reference' } as const;
  note(config, {
    kind: 'run',
    version: 2,
    endpoint: 'https://localhost:1',
    region: 'r',
    addressing: 'path',
  });
  const ledger = () => readLedger(ledgerFile).slice(1);
  return { config, connection: observing(script), ledger };
}

/** Makes the clock jump, so that no time to wait is left. */
export function hurry(stepMs = 1_000_000) {
  let now = 0;
  vi.spyOn(performance, 'now').mockImplementation(() => {
    now += stepMs;
    return now;
  });
}
