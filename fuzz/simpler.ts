import type { HeaderState } from '../core/model/members.ts';
import type { Member } from '../spec/operations.ts';
import type { SentKey, Step } from './step.ts';

type Optional =
  | 'attribute'
  | 'otherMode'
  | 'form'
  | 'updatesTo'
  | 'range'
  | 'ifRange'
  | 'replacesMetadata'
  | 'checksum'
  | 'contentMd5'
  | 'payload'
  | 'chunkSizeBytes'
  | 'nameCase'
  | 'extras'
  | 'tag'
  | 'tampering'
  | 'isTruncated'
  | 'isQuiet'
  | 'objectSize'
  | 'checksumAlgorithm'
  | 'wrongSum'
  | 'condition'
  | 'metadata'
  | 'version'
  | 'sourceKey'
  | 'key';

const optional: readonly Optional[] = [
  'attribute',
  'condition',
  'checksum',
  'contentMd5',
  'chunkSizeBytes',
  'payload',
  'nameCase',
  'extras',
  'tag',
  'isTruncated',
  'isQuiet',
  'objectSize',
  'checksumAlgorithm',
  'wrongSum',
  'form',
  'updatesTo',
  'otherMode',
  'ifRange',
  'range',
  'metadata',
  'replacesMetadata',
  'version',
];

/** Steps that are a little simpler than this one, those that leave out most first. */
export function* simplerSteps(step: Step): Generator<Step> {
  for (const part of optional) if (step[part] !== undefined) yield without(step, part);
  if (step.signing === 'presigned') yield { ...step, signing: 'header' };
  if (step.scheme === 'http') yield { ...step, scheme: 'https' };
  if (step.key !== undefined) for (const key of simplerKeys(step.key)) yield { ...step, key };
  if (step.sourceKey !== undefined)
    for (const sourceKey of simplerKeys(step.sourceKey)) yield { ...step, sourceKey };
  if (step.copyFrom !== undefined) {
    const { isBare, version, range, ...place } = step.copyFrom;
    const keep = { ...(version !== undefined && { version }), ...(range && { range }) };
    if (isBare) yield { ...step, copyFrom: { ...place, ...keep } };
    if (range) yield { ...step, copyFrom: { ...place, ...(version !== undefined && { version }) } };
    if (version !== undefined) yield { ...step, copyFrom: { ...place, ...(range && { range }) } };
  }
  if (step.together !== undefined) yield* withFewerTogether(step, step.together);
  if (step.bucket === 'two' && !isSetting(step)) yield { ...step, bucket: 'one' };
  yield* withShorterBody(step);
}

/** A setting of a bucket: those of the bucket that all stories share never change. */
function isSetting({ operation }: Step): boolean {
  return /^(Get|Put|Delete)Bucket/.test(operation);
}

/** What may take the place of a race: one of its writes, or all of them one after another. */
export function* serially({ together, ...first }: Step): Generator<readonly Step[]> {
  if (together === undefined) return;
  const writes = [first, ...together].filter(({ operation }) => !isRead(operation));
  for (const write of writes) yield [write];
  if (writes.length > 1) yield writes;
}

/** One request less at once. */
function* withFewerTogether(step: Step, together: readonly Step[]): Generator<Step> {
  const { together: _, ...alone } = step;
  for (const at of together.keys()) {
    const rest = together.toSpliced(at, 1);
    yield rest.length === 0 ? alone : { ...step, together: rest };
  }
}

const isRead = (operation: Step['operation']) =>
  operation === 'GetObject' || operation === 'HeadObject';

function without(step: Step, part: Optional): Step {
  const { [part]: _, ...rest } = step;
  return rest as Step;
}

/** One faulty member less, no order of its own, plainer values. */
function* simplerKeys(sent: SentKey): Generator<SentKey> {
  const { state, order, text, ...bare } = sent;
  const rest = { ...bare, ...(text !== undefined && { text }) };
  const kept = { ...(state && { state }), ...(order && { order }) };
  if (text !== undefined) yield { ...bare, ...kept };
  if (order !== undefined) yield { ...rest, ...(state && { state }) };
  for (const member of Object.keys(state ?? {}) as Member[]) {
    const { [member]: _, ...less }: Partial<HeaderState> = state ?? {};
    yield {
      ...rest,
      ...(Object.keys(less).length > 0 && { state: less }),
      ...(order && { order }),
    };
  }
  if (sent.key === 'B' || sent.key === 'C') yield { ...rest, ...kept, key: 'A' };
  if (sent.salt > 0) yield { ...rest, ...kept, salt: 0 };
}

const sizes = [0, 1, 16, 64, 4096, 65_537] as const;

function* withShorterBody(step: Step): Generator<Step> {
  const { body } = step;
  if (body === undefined) return;
  for (const sizeBytes of sizes)
    if (sizeBytes < body.sizeBytes) yield { ...step, body: { ...body, sizeBytes } };
  if (body.seed !== 1) yield { ...step, body: { ...body, seed: 1 } };
}
