import { UsageError } from '../core/errors.ts';
import type { Behaviour } from '../fixtures/endpoint/behaviour.ts';
import { ownFaults } from '../fixtures/endpoint/own-faults.ts';
import { type FaultId, faultFacts } from '../spec/fault-ids.ts';

/** One way to break SSE-C, as an entry of the suite has it. */
export interface OwnFault {
  /** Kebab-case, such as `acme-forgets-key`; no fault of the suite has it. */
  readonly id: string;
  /** One sentence about the endpoint, such as `Forgets the key after a restart.` */
  readonly does: string;
  /** The functions of the behaviour that differ from those of the honest endpoint. */
  change(honest: Behaviour): Partial<Behaviour>;
}

/**
 * Declares a fault of your own, for `catches` of a rule and for `createReferenceEndpoint`; returns its
 * id. Throws a `UsageError` for an id that the suite has.
 */
export function ownFault({ id, does, change }: OwnFault): FaultId {
  if (Object.hasOwn(faultFacts, id))
    throw new UsageError('E_FAULT_TAKEN', `The suite has a fault ${id}. Choose another id.`);
  if (!/^[a-z][a-z0-9-]*$/.test(id))
    throw new UsageError('E_FAULT_ID', `The id of a fault is in kebab-case, but is '${id}'.`);
  ownFaults.set(id, { does, change });
  return id as FaultId;
}
