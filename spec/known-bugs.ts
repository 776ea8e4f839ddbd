import type { FaultId } from './fault-ids.ts';
import { cephBugs } from './known-bugs/ceph.ts';
import { furtherProductsBugs } from './known-bugs/further-products.ts';
import { minioBugs } from './known-bugs/minio.ts';
import { minioCopiesBugs } from './known-bugs/minio-copies.ts';
import { rustfsBugs } from './known-bugs/rustfs.ts';
import { seaweedfsBugs } from './known-bugs/seaweedfs.ts';

/** A public bug of a real endpoint. The reports themselves stand behind the links. */
export interface KnownBug {
  readonly product: string;
  /** What the endpoint did, in one sentence. */
  readonly did: string;
  /** The fault that behaves like the bug. Bugs of one behaviour share a fault. */
  readonly fault: FaultId;
  readonly urls: readonly [string, ...string[]];
}

/** Public bugs about SSE-C, by the ids under which they were collected. */
export const knownBugs: Readonly<Record<string, KnownBug>> = {
  ...minioBugs,
  ...minioCopiesBugs,
  ...cephBugs,
  ...seaweedfsBugs,
  ...rustfsBugs,
  ...furtherProductsBugs,
};
