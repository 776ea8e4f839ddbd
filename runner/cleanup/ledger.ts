import { appendFileSync, rmSync } from 'node:fs';
import type { Config } from '../config.ts';

/** Version of the ledger format, as in `ledger.schema.json`. */
export const ledgerVersion = 1;

/** One line of the ledger, which names what the run may have created. It has no credentials. */
export type LedgerEntry =
  | {
      readonly kind: 'run';
      readonly version: typeof ledgerVersion;
      readonly endpoint: string;
      readonly region: string;
      readonly addressing: 'path' | 'virtual';
    }
  /** Written before CreateBucket is sent, so that the ledger of a killed run names it. */
  | { readonly kind: 'bucket'; readonly bucket: string }
  /** A bucket that was emptied and deleted again. */
  | { readonly kind: 'gone'; readonly bucket: string }
  /** All names that the run uses in a bucket of the caller begin with this prefix. */
  | { readonly kind: 'prefix'; readonly bucket: string; readonly prefix: string };

/** Appends an entry at once, so that it survives a killed run. */
export function note(config: Pick<Config, 'ledgerFile'>, entry: LedgerEntry): void {
  appendFileSync(config.ledgerFile, `${JSON.stringify(entry)}\n`, { mode: 0o600 });
}

/** Removes the ledger when everything that it names was deleted. */
export function discard(config: Pick<Config, 'ledgerFile'>): void {
  rmSync(config.ledgerFile, { force: true });
}
