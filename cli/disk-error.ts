import { UnreachableError } from '../core/errors.ts';

/** Why the system could not write a file, by its code. */
const reasons: Readonly<Record<string, string>> = {
  ENOSPC: 'no space is left on the disk',
  EDQUOT: 'the quota of the disk is used up',
  EROFS: 'the disk is read-only',
  EIO: 'the disk reports an error',
};

/** The error of a disk that takes no more; undefined for any other error. */
export function diskError(cause: unknown): UnreachableError | undefined {
  const { code = '' } = (cause ?? {}) as NodeJS.ErrnoException;
  const why = Object.hasOwn(reasons, code) ? reasons[code] : undefined;
  if (why === undefined) return undefined;
  return new UnreachableError(
    'E_DISK',
    `Reports and ledger could not be written: ${why} (${code}). Make room, or name a folder on another disk with --out.`,
    { cause },
  );
}
