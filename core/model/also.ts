import type { ClauseId } from '../../spec/clauses.ts';
import type { Carrier } from '../../spec/operations.ts';
import type { Holding } from './allowed.ts';
import { type Role, roles } from './roles.ts';
import { metBy, type Scene } from './scene.ts';

/**
 * Every sentence that an accepted request breaks: of each entry that refuses it, and the more general
 * or more special sentences that ask for the same refusal.
 */
export function brokenBy(scene: Scene, holding: readonly Holding[]): readonly ClauseId[] {
  const refusing = holding.filter(({ says }) => says === 'refuse');
  return [...new Set(refusing.flatMap((one) => [one.clause, ...sameRefusal(scene, one)]))];
}

function sameRefusal(scene: Scene, { id }: Holding): readonly ClauseId[] {
  const [entry = id, carrier] = id.split('@') as [string, Carrier?];
  const role = carrier && roles[scene.request.operation]?.[carrier];
  if (carrier === undefined || role === undefined) return ofRequest(scene, entry);
  const isUnderKey = metBy(scene, carrier)?.mode === 'SSE-C';
  return [
    ...(isUnderKey && keyless.has(entry) ? withoutItsKey(role, carrier) : []),
    ...(isUnderKey && keyless.has(entry) ? confirmedBefore(scene, carrier) : []),
    ...(missing.has(entry) || role.kind === 'part' ? [role.members] : []),
    ...(missing.has(entry) && role.kind === 'reads' ? (['ssec.get.three-headers'] as const) : []),
    // These operations quote one sentence for all three headers.
    ...(role.needsMd5 === true ? [role.needsKey] : []),
    ...(role.needsKey === 'attributes.key' ? (['attributes.key-required'] as const) : []),
  ];
}

/** What is met under a key is not given that key. */
const keyless = new Set(['no-headers-on-sse-c', 'other-key', 'no-key', 'key-not-of-32-bytes']);
const missing = new Set(['no-algorithm', 'no-key', 'no-md5-on-write', 'no-md5-of-attributes']);

/**
 * The object opens without the key of a form, without the one that was confirmed for fields which may
 * be ignored, or in a bucket whose default encryption was reset.
 */
function confirmedBefore(scene: Scene, carrier: Carrier): readonly ClauseId[] {
  const ofForms = ['derived.reveals-nothing', 'ssec.form-fields'] as const;
  const { request, state } = scene;
  const isSource = carrier === 'copySourceHeaders';
  const object = isSource ? scene.source : scene.object;
  const bucket = isSource ? request.copyFrom?.bucket : request.bucket;
  const wasReset = state.buckets.get(bucket ?? '')?.wasReset === true;
  const found: readonly (ClauseId | false)[] = [
    ...ofForms.map((clause) => object?.madeBy?.includes(clause) === true && clause),
    wasReset && 'bucketenc.delete-resets',
  ];
  return found.filter((one) => one !== false);
}

function withoutItsKey(role: Role, carrier: Carrier): readonly ClauseId[] {
  if (role.kind !== 'reads') return [role.needsKey, role.sameKey];
  const general: readonly ClauseId[] =
    carrier === 'copySourceHeaders'
      ? ['ssec.copy.source-key', 'ssec.copy.source-same']
      : ['ssec.get.any-without-key-fails', 'ssec.get.same-key'];
  return [role.needsKey, role.sameKey, ...general];
}

/** Sentences of other conditions on the same object: rules quote one for all of them. */
const conditions: Readonly<Record<string, readonly ClauseId[]>> = {
  'copy-unmodified-since': ['copy.if-match'],
  'copy-target-if-match': ['copy.target-if-none-match'],
};

function ofRequest({ request, bucket }: Scene, entry: string): readonly ClauseId[] {
  const isBeingUploaded = [...bucket.uploads.values()].some(({ name }) => name === request.name);
  return entry === 'nothing-there' && isBeingUploaded
    ? ['mpu.complete.assembles']
    : (conditions[entry] ?? []);
}
