import { appendFileSync, existsSync, rmSync, statSync } from 'node:fs';
import type { Draft } from '../../core/values.ts';
import type { OperationName } from '../../spec/operations.ts';
import type { Config } from '../config.ts';

/** Version of the ledger format, as in `ledger.schema.json`. */
export const ledgerVersion = 2;

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
  /** An object that the run may have stored: clean-up needs the name where no list shows it. */
  | { readonly kind: 'name'; readonly bucket: string; readonly name: string }
  /** All names that the run uses in a bucket of the caller begin with this prefix. */
  | { readonly kind: 'prefix'; readonly bucket: string; readonly prefix: string };

/**
 * Appends an entry at once, so that it survives a killed run. Where that fails nothing is created that
 * is not in the ledger, and a ledger that names nothing is not left behind.
 */
export function note(config: Pick<Config, 'ledgerFile'>, entry: LedgerEntry): void {
  try {
    appendFileSync(config.ledgerFile, `${JSON.stringify(entry)}\n`, { mode: 0o600 });
  } catch (error) {
    const left = statSync(config.ledgerFile, { throwIfNoEntry: false });
    if (left?.isFile() && left.size === 0) discard(config);
    throw error;
  }
}

/** Removes the ledger when everything that it names was deleted. */
export function discard(config: Pick<Config, 'ledgerFile'>): void {
  rmSync(config.ledgerFile, { force: true });
}

/** Operations after which an object of the name may exist. */
const storing: readonly OperationName[] = [
  'PutObject',
  'PostObject',
  'CopyObject',
  'CompleteMultipartUpload',
];

/** Notes each name once, before the first request that may store an object there is sent. */
export function nameNoter(
  config: Pick<Config, 'ledgerFile'>,
): (draft: Pick<Draft, 'operation' | 'bucket' | 'name'>) => void {
  const noted = new Set<string>();
  return ({ operation, bucket, name }) => {
    const place = `${bucket}/${name}`;
    if (name === '' || !storing.includes(operation) || noted.has(place)) return;
    // Without a ledger there is no run whose names a clean-up could need.
    if (!existsSync(config.ledgerFile)) return;
    noted.add(place);
    note(config, { kind: 'name', bucket, name });
  };
}
