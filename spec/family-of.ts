import type { FaultFacts } from './fault-facts.ts';
import { type FamilyName, faultFamilies } from './fault-families.ts';
import { blockedFaults } from './faults/blocked.ts';
import { isSystematic, systematicFaults } from './faults/by-operation.ts';
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

/** The faults of each file of `spec/faults/`. */
const files: Readonly<Record<FamilyName, Readonly<Record<string, FaultFacts>>>> = {
  blocked: blockedFaults,
  checksums: checksumsFaults,
  conditions: conditionsFaults,
  confirmation: confirmationFaults,
  'copy-parts': copyPartsFaults,
  'copy-source': copySourceFaults,
  'copy-target': copyTargetFaults,
  errors: errorsFaults,
  etags: etagsFaults,
  form: formFaults,
  'header-checks': headerChecksFaults,
  'header-names': headerNamesFaults,
  'key-check': keyCheckFaults,
  'key-check-after': keyCheckAfterFaults,
  'key-check-objects': keyCheckObjectsFaults,
  'key-check-reads': keyCheckReadsFaults,
  'keyless-operations': keylessOperationsFaults,
  metadata: metadataFaults,
  modes: modesFaults,
  'multipart-complete': multipartCompleteFaults,
  'multipart-parts': multipartPartsFaults,
  'part-number': partNumberFaults,
  policy: policyFaults,
  range: rangeFaults,
  'secrets-in-answers': secretsInAnswersFaults,
  'secrets-in-refusals': secretsInRefusalsFaults,
  signatures: signaturesFaults,
  sizes: sizesFaults,
  storage: storageFaults,
  transport: transportFaults,
  versions: versionsFaults,
};

const byFault = new Map(
  (Object.keys(faultFamilies) as FamilyName[]).flatMap((family) =>
    Object.keys(files[family]).map((fault) => [fault, family] as const),
  ),
);

/**
 * The family of a fault; that of a fault of the table by operation is the one of the general fault
 * of which it is a part. Undefined for an id that is no fault.
 */
export function familyOf(fault: string): FamilyName | undefined {
  return byFault.get(isSystematic(fault) ? systematicFaults[fault].of : fault);
}
