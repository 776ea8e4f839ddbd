import { UsageError } from '../core/errors.ts';
import { type ReferenceEndpoint, startReferenceEndpoint } from '../fixtures/endpoint/index.ts';
import { ownFaults } from '../fixtures/endpoint/own-faults.ts';
import { type FaultId, faultFacts } from '../spec/fault-ids.ts';

/** Options of a reference endpoint. */
export interface ReferenceOptions {
  /** Faults to switch on, of the suite (`serve --list-faults` lists them) or made with `ownFault`. */
  readonly faults?: readonly FaultId[];
  /** Port for https; 0, which is any free one, by default. */
  readonly port?: number;
  /** Port for plain http; 0, which is any free one, by default. */
  readonly httpPort?: number;
  /** `us-east-1` by default. */
  readonly region?: string;
  /** Refuses SSE-C requests that are not as documented, though Amazon S3 takes them. */
  readonly isStrict?: boolean;
}

/**
 * Starts an S3 endpoint with SSE-C on the loopback: objects in memory, AES-256-GCM, TLS with a
 * certificate of its own (`caPem`). It behaves as Amazon S3 was recorded to, and with faults breaks
 * SSE-C in these ways. Call `close` at the end. Throws a `UsageError` for an unknown fault, and a
 * `system` error where a port is taken.
 */
export async function createReferenceEndpoint(
  options: ReferenceOptions = {},
): Promise<ReferenceEndpoint> {
  for (const id of options.faults ?? []) {
    if (Object.hasOwn(faultFacts, id) || ownFaults.has(id)) continue;
    throw new UsageError(
      'E_FAULT_UNKNOWN',
      `There is no fault ${id}. \`sse-c-conformance serve --list-faults\` lists all.`,
    );
  }
  return startReferenceEndpoint(options);
}
