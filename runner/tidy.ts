import { existsSync } from 'node:fs';
import { isBailed } from '../core/cut-off.ts';
import type { Ending } from '../core/report.ts';
import { clean } from './cleanup/cleanup.ts';
import { discard } from './cleanup/ledger.ts';
import { readLedger } from './cleanup/read-ledger.ts';
import type { Config } from './config.ts';
import { isTimeUsed } from './engine/end.ts';
import type { RunEvents } from './events.ts';
import type { Preflight } from './probes/preflight.ts';
import { connect } from './session.ts';

/** How a run ended. */
export function endingOf({ stop }: Preflight, signal: AbortSignal): Ending {
  if (stop !== undefined) return 'stopped';
  if (!signal.aborted) return 'complete';
  if (isBailed(signal)) return 'bailed';
  return isTimeUsed(signal) ? 'out-of-time' : 'interrupted';
}

const cleanupMs = 300_000;

/**
 * Deletes the objects and buckets of the run over a connection with a time limit of its own, so
 * that it also works when `--budget` is used up. The ledger is kept where something is left.
 */
export async function tidy(config: Config, events: RunEvents): Promise<void> {
  if (!existsSync(config.ledgerFile)) return;
  const { requestsMax: _, bytesMax: _bytes, ...unlimited } = config;
  const { client } = connect(unlimited, AbortSignal.timeout(cleanupMs));
  try {
    const { left } = await clean(client, readLedger(config.ledgerFile), events);
    if (left.length === 0) discard(config);
    else events.onNotice?.(`Finish with: sse-c-conformance cleanup ${config.ledgerFile}`);
  } finally {
    await client.close();
  }
}
