import { isRead } from '../../core/model/scene.ts';
import { type SentKey, type Step, storyKeys } from '../step.ts';
import { drawAnother } from './another.ts';
import { type Drawing, drawAccess, drawTampering } from './drawing.ts';
import { drawFaulty, drawSalt } from './values.ts';

const slots = ['key', 'sourceKey'] as const;
type Slot = (typeof slots)[number];

const bodyBytesMax = 4096;

/**
 * A request that was accepted before, with one difference: one to three faulty members, another key
 * or none, no TLS, a signature that does not fit, a wrong checksum, a condition. So each check is met
 * by requests that nothing else is wrong with. Undefined where nothing was accepted with a key.
 */
export function drawNeighbour(of: Drawing): Step | undefined {
  const { random } = of;
  const usable = of.accepted.filter((step) => isUsable(of, step));
  if (usable.length === 0) return undefined;
  // Each operation and carrier as often as any other, however often it was accepted.
  const subjects = usable.flatMap((step) =>
    slotsOf(step).map((slot) => ({ step, slot, about: `${step.operation} ${slot}` })),
  );
  const chosen = random.pick([...new Set(subjects.map(({ about }) => about))]);
  const { step, slot } = random.pick(subjects.filter(({ about }) => about === chosen));
  const { together: _, condition, isTruncated: _t, ...accepted } = step;
  const again: Step = {
    ...{ ...accepted, ...withSmallBody(accepted) },
    // A write changes the ETag on which it was conditional.
    ...(condition !== undefined && isRead(accepted.operation) && { condition }),
  };
  return differing(of, again, slot);
}

/** Which sets of SSE-C headers a step sends. */
export function slotsOf(step: Step): readonly Slot[] {
  return slots.filter((slot) => step[slot] !== undefined);
}

/** A request that is accepted, with one difference. */
export function differing(of: Drawing, step: Step, slot: Slot): Step {
  const { random } = of;
  const kind = random.below(14);
  if (kind > 10) return { ...step, ...drawAnother(of, step) };
  if (kind < 6) return withFaults(of, step, slot);
  if (kind < 8) return withOtherKey(of, step, slot);
  if (kind < 10 && of.hasHttp && step.signing !== 'anonymous') {
    const sent = random.oneIn(2) ? step : withFaults(of, step, slot);
    // What a proxy says of the connection before it, an endpoint does not believe of anybody.
    return { ...sent, scheme: 'http', ...(random.oneIn(3) && { extras: ['forwarded-https'] }) };
  }
  if (step.signing === 'form') return withFaults(of, step, slot);
  const tampered = drawTampering(of, { signing: step.signing, isKeyed: true, isSure: true });
  return { ...step, ...tampered, ...(tampered.tampering === undefined && drawAccess(of)) };
}

/** It is about an upload that is still open, or about none. */
function isUsable(
  { state, uploads }: Drawing,
  { operation, upload, key, sourceKey }: Step,
): boolean {
  if (key === undefined && sourceKey === undefined) return false;
  if (upload === undefined || operation === 'CreateMultipartUpload') return true;
  const number = uploads.get(upload) ?? -1;
  return [...state.buckets.values()].some((bucket) => bucket.uploads.has(number));
}

/** Large bodies are sent once. */
function withSmallBody({ body }: Step): Pick<Step, 'body'> {
  if (body === undefined) return {};
  return { body: { ...body, sizeBytes: Math.min(body.sizeBytes, bodyBytesMax) } };
}

/** The key with valid members. */
function plainKey({ state: _, text: _t, ...key }: SentKey): SentKey {
  return key;
}

function withFaults({ random }: Drawing, step: Step, slot: Slot): Step {
  const key = step[slot];
  if (key === undefined) return step;
  const faulty = { ...plainKey(key), salt: drawSalt(random), ...drawFaulty(random) };
  return { ...step, [slot]: faulty };
}

function withOtherKey({ random }: Drawing, step: Step, slot: Slot): Step {
  const key = step[slot];
  if (key === undefined || random.oneIn(3)) {
    const { [slot]: _, ...without } = step;
    return without;
  }
  const plain = plainKey(key);
  const salt = drawSalt(random);
  if (random.oneIn(2)) return { ...step, [slot]: { ...plain, salt, state: { key: 'near-key' } } };
  return { ...step, [slot]: { ...plain, salt, key: random.pick(storyKeys) } };
}
