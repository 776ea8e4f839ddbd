import { appendFileSync, rmSync } from 'node:fs';
import type { Config } from '../config.ts';

/** The form of the ledgers that this version writes and reads; `ledger.schema.json` says the same. */
export const ledgerVersion = 1;

/** What the run may have created: enough to delete it later, no credentials. */
export type LedgerEntry =
  | {
      readonly kind: 'run';
      readonly version: typeof ledgerVersion;
      readonly endpoint: string;
      readonly region: string;
      readonly addressing: 'path' | 'virtual';
    }
  /** Written before the bucket is made, so that even a killed run leaves its name. */
  | { readonly kind: 'bucket'; readonly bucket: string }
  /** It was emptied and deleted again, so nothing is left to look for. */
  | { readonly kind: 'gone'; readonly bucket: string }
  /** Objects and uploads in somebody's bucket whose names begin so are ours. */
  | { readonly kind: 'prefix'; readonly bucket: string; readonly prefix: string };

/** Appends an entry; the file is written through, since a kill comes unannounced. */
export function note(config: Pick<Config, 'ledgerFile'>, entry: LedgerEntry): void {
  appendFileSync(config.ledgerFile, `${JSON.stringify(entry)}\n`, { mode: 0o600 });
}

/** Removes the ledger of a run that left nothing. */
export function discard(config: Pick<Config, 'ledgerFile'>): void {
  rmSync(config.ledgerFile, { force: true });
}
