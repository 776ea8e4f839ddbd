import type { FaultFacts } from './fault-facts.ts';
import { blockedFaults } from './faults/blocked.ts';
import { checksumsFaults } from './faults/checksums.ts';
import { conditionsFaults } from './faults/conditions.ts';
import { confirmationFaults } from './faults/confirmation.ts';
import { copyPartsFaults } from './faults/copy-parts.ts';
import { copySourceFaults } from './faults/copy-source.ts';
import { copyTargetFaults } from './faults/copy-target.ts';
import { errorsFaults } from './faults/errors.ts';
import { etagsFaults } from './faults/etags.ts';
import { formFaults } from './faults/form.ts';
import { headerChecksFaults } from './faults/header-checks.ts';
import { headerNamesFaults } from './faults/header-names.ts';
import { keyCheckFaults } from './faults/key-check.ts';
import { keyCheckAfterFaults } from './faults/key-check-after.ts';
import { keyCheckObjectsFaults } from './faults/key-check-objects.ts';
import { keyCheckReadsFaults } from './faults/key-check-reads.ts';
import { keylessOperationsFaults } from './faults/keyless-operations.ts';
import { metadataFaults } from './faults/metadata.ts';
import { modesFaults } from './faults/modes.ts';
import { multipartCompleteFaults } from './faults/multipart-complete.ts';
import { multipartPartsFaults } from './faults/multipart-parts.ts';
import { partNumberFaults } from './faults/part-number.ts';
import { policyFaults } from './faults/policy.ts';
import { rangeFaults } from './faults/range.ts';
import { secretsInAnswersFaults } from './faults/secrets-in-answers.ts';
import { secretsInRefusalsFaults } from './faults/secrets-in-refusals.ts';
import { signaturesFaults } from './faults/signatures.ts';
import { sizesFaults } from './faults/sizes.ts';
import { storageFaults } from './faults/storage.ts';
import { transportFaults } from './faults/transport.ts';
import { versionsFaults } from './faults/versions.ts';

export type { FaultFacts };

/** Every fault that is written by hand, by id. */
export const faults = {
  ...headerChecksFaults,
  ...headerNamesFaults,
  ...modesFaults,
  ...blockedFaults,
  ...keyCheckFaults,
  ...keyCheckReadsFaults,
  ...keyCheckObjectsFaults,
  ...keyCheckAfterFaults,
  ...storageFaults,
  ...confirmationFaults,
  ...secretsInAnswersFaults,
  ...secretsInRefusalsFaults,
  ...copySourceFaults,
  ...copyTargetFaults,
  ...copyPartsFaults,
  ...multipartPartsFaults,
  ...multipartCompleteFaults,
  ...keylessOperationsFaults,
  ...formFaults,
  ...rangeFaults,
  ...partNumberFaults,
  ...errorsFaults,
  ...conditionsFaults,
  ...versionsFaults,
  ...transportFaults,
  ...policyFaults,
  ...signaturesFaults,
  ...etagsFaults,
  ...metadataFaults,
  ...checksumsFaults,
  ...sizesFaults,
} as const satisfies Record<string, FaultFacts>;

/** Faults that are written by hand; `spec/faults/by-operation.ts` makes more. */
export type GeneralFaultId = keyof typeof faults;
