import { allowed } from '../../core/model/allowed.ts';
import { type ModelOperation, modelOperations } from '../../core/model/request.ts';
import { type Role, roles } from '../../core/model/roles.ts';
import { resolved } from '../resolve.ts';
import type { Step } from '../step.ts';
import { type Drawing, objectsOf, openUploads } from './drawing.ts';
import { differing, slotsOf } from './neighbour.ts';
import { drawOf } from './operation.ts';

function kindsOf(operation: ModelOperation): readonly Role['kind'][] {
  return Object.values(roles[operation] ?? {}).map(({ kind }) => kind);
}

/** Operations that need an SSE-C object, or an upload of one. */
const needsObject = (one: ModelOperation) => kindsOf(one).includes('reads');
const needsUpload = (one: ModelOperation) =>
  kindsOf(one).some((kind) => kind === 'part' || kind === 'completes');

/**
 * Operations whose SSE-C headers are checked, one of which a story is about: once for each set of
 * them, and once more where steps before it are needed, so that each is met about as often.
 */
export const focuses: readonly ModelOperation[] = modelOperations.flatMap((one) => {
  const kinds = kindsOf(one);
  if (kinds.includes('lists')) return [];
  const isLate = needsUpload(one) || kinds.length > 1;
  return Array.from({ length: kinds.length + (isLate ? 1 : 0) }, () => one);
});

/**
 * A step of the operation that the story is about, or one that it needs first. Where the oracle says
 * that it is accepted, it mostly gets one difference: so each check of every operation is met by
 * requests that nothing else is wrong with.
 */
export function drawFocused(of: Drawing, focus: ModelOperation): Step {
  const { random, habit } = of;
  const plain = { ...of, habit: { ...habit, faultsIn100: 0, otherKeysIn100: 0 } };
  const step = drawOf(plain, nextTowards(of, focus));
  const slots = slotsOf(step);
  const isReady = step.operation === focus && slots.length > 0 && isAccepted(of, step);
  const isChanged = habit.isLarge ? random.oneIn(4) : !random.oneIn(4);
  return isReady && isChanged ? differing(of, step, random.pick(slots)) : step;
}

function nextTowards(of: Drawing, focus: ModelOperation): ModelOperation {
  const hasObject = objectsOf(of).some(({ version }) => version.encryption.mode === 'SSE-C');
  if (needsObject(focus) && !hasObject) return 'PutObject';
  const uploads = openUploads(of).filter(({ encryption }) => encryption.mode === 'SSE-C');
  if (needsUpload(focus) && uploads.length === 0) return 'CreateMultipartUpload';
  const hasParts = uploads.some(({ parts }) => parts.size > 0);
  if (focus !== 'CompleteMultipartUpload' || hasParts) return focus;
  return objectsOf(of).length > 0 && of.random.oneIn(3) ? 'UploadPartCopy' : 'UploadPart';
}

function isAccepted({ story, state, uploads }: Drawing, step: Step): boolean {
  const request = resolved(step, { story: { ...story, steps: [] }, state, progress: { uploads } });
  return request !== undefined && allowed(state, request).kind === 'accept';
}
