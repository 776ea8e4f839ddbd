import type { FaultId } from './fault-ids.ts';
import { cephBugs } from './known-bugs/ceph.ts';
import { furtherProductsBugs } from './known-bugs/further-products.ts';
import { minioBugs } from './known-bugs/minio.ts';
import { minioCopiesBugs } from './known-bugs/minio-copies.ts';
import { rustfsBugs } from './known-bugs/rustfs.ts';
import { seaweedfsBugs } from './known-bugs/seaweedfs.ts';

/** A published bug of a real endpoint, with links to its reports. */
export interface KnownBug {
  readonly product: string;
  /** One sentence on the behaviour of the endpoint. */
  readonly did: string;
  /** The fault that behaves like the bug; similar bugs share one. */
  readonly fault: FaultId;
  readonly urls: readonly [string, ...string[]];
}

/** Published bugs about SSE-C, by id. */
export const knownBugs: Readonly<Record<string, KnownBug>> = {
  ...minioBugs,
  ...minioCopiesBugs,
  ...cephBugs,
  ...seaweedfsBugs,
  ...rustfsBugs,
  ...furtherProductsBugs,
};
