import type { Config } from '../config.ts';

/** The bucket of a run, and the prefix of every object name that the run uses in it. */
export interface RunPlace {
  readonly bucket: string;
  readonly prefix: string;
}

/** The given bucket under a prefix of the run's own, or a bucket that the run makes. */
export function runPlace({ bucket }: Pick<Config, 'bucket'>, runId: string): RunPlace {
  const own = `ssec-conf-${runId}`;
  return bucket === undefined ? { bucket: own, prefix: '' } : { bucket, prefix: `${own}/` };
}

/** The name of the plain object that the preflight writes, with which probes work. */
export function plainNameIn({ prefix }: Pick<RunPlace, 'prefix'>): string {
  return `${prefix}preflight/plain`;
}
