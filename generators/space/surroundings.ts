import type { Lacking } from '../../core/space.ts';
import type { OperationName } from '../../spec/operations.ts';
import { bucket } from './dimensions/bucket.ts';
import { carries } from './dimensions/carries.ts';
import { name } from './dimensions/name.ts';
import { over } from './dimensions/over.ts';
import { sent } from './dimensions/sent.ts';
import { size } from './dimensions/size.ts';
import type { written } from './dimensions/written.ts';
import { type Combination, combinationsOf, exclusionOf } from './factors.ts';
import { lackOf } from './lacking.ts';
import { factorsOf, type SceneNames, sceneConstraints, simplestScene } from './scene-space.ts';
import { seededOrder } from './seeded-order.ts';

/** Where requests write: what their name holds, and how each of them is sent. */
export interface Surroundings {
  readonly names: Pick<SceneNames, 'over' | 'size' | 'bucket' | 'name'>;
  readonly each: readonly Pick<SceneNames, 'sent' | 'carries'>[];
}

/** The way of writing whose constraints bind an operation. */
const ways: Partial<Readonly<Record<OperationName, keyof typeof written>>> = {
  PutObject: 'put',
  PostObject: 'form',
  CopyObject: 'copy',
  CreateMultipartUpload: 'upload',
  UploadPart: 'upload',
  UploadPartCopy: 'part-copy',
};

/** Operations whose requests have no body, and parts, which carry no properties of the object. */
const bodyless: readonly OperationName[] = [
  'CreateMultipartUpload',
  'CopyObject',
  'UploadPartCopy',
];
const isPart = (operation: OperationName) => operation.startsWith('UploadPart');

/**
 * Few surroundings in which each of `count` requests meets every value of each dimension: each value
 * of the name once, and each way to send a request with one of them.
 */
export function surroundingsOf(
  operation: OperationName,
  {
    seed,
    count,
    lacking,
  }: { readonly seed: number; readonly count: number; readonly lacking: Lacking },
): readonly Surroundings[] {
  const sending = sendingsOf(operation, lacking);
  const dimensions = Object.entries(places).map(([dimension, values]) =>
    seededOrder(
      Object.keys(values).filter((value) => whyNoPlace({ [dimension]: value }, lacking) === ''),
      seed,
    ),
  );
  const least = Math.max(
    ...[...dimensions, sending.sent, sending.carries].map((values) => values.length),
  );
  const missing = Array.from({ length: count }, () => ({
    sent: new Set(sending.sent),
    carries: new Set(sending.carries),
  }));
  const isMissing = () => missing.some((one) => one.sent.size + one.carries.size > 0);
  const rows: Surroundings[] = [];
  while (rows.length < least || (rows.length < least * 2 && isMissing())) {
    const at = rows.length;
    const [held, sized, kept, named] = dimensions.map((values) => values[at % values.length] ?? '');
    const names = { over: held, size: sized, bucket: kept, name: named } as Surroundings['names'];
    const each = missing.map((open, index) => {
      const best = seededOrder(possible(operation, sending, names), seed + at + index)
        .map((one) => ({
          one,
          gain: Number(open.sent.has(one.sent)) + (open.carries.has(one.carries) ? rarity(one) : 0),
        }))
        .reduce((found, next) => (next.gain > found.gain ? next : found));
      open.sent.delete(best.one.sent);
      open.carries.delete(best.one.carries);
      return best.one;
    });
    rows.push({ names, each });
  }
  return rows;
}

/** A condition that holds for unused names alone comes first where a name is unused: few are. */
function rarity({ carries: what }: Surroundings['each'][number]): number {
  return what === 'if-none-match' ? 3 : 1;
}

const places = { over, size, bucket, name } as const;

/** Why no request is sent to such a name; empty where some are. */
function whyNoPlace(value: Combination, lacking: Lacking): string {
  const isSlow = value.size === 'parts' || value.size === 'some-mebibytes';
  if (isSlow) return 'large bodies take long, and no check of SSE-C headers depends on them';
  return lackOf(value, lacking) ?? '';
}

/** Each value that requests of the operation meet, and why they do not meet the others. */
export function valuesMet(
  operation: OperationName,
  lacking: Lacking,
): readonly { readonly value: Combination; readonly whyNot: string }[] {
  const factors = factorsOf({ ...places, sent, carries });
  const sending = sendingsOf(operation, {});
  const whyNot = (value: Combination) => {
    if (value.sent !== undefined && !sending.sent.some((one) => one === value.sent))
      return 'requests of the operation are not sent so';
    if (value.carries !== undefined && !sending.carries.some((one) => one === value.carries))
      return 'requests of the operation carry no such thing';
    return whyNoPlace(value, lacking);
  };
  return Object.keys(factors)
    .flatMap((dimension) => combinationsOf(factors, [dimension]))
    .map((value) => ({ value, whyNot: whyNot(value) }));
}

interface Sendings {
  readonly sent: readonly (keyof typeof sent)[];
  readonly carries: readonly (keyof typeof carries)[];
}

function sendingsOf(operation: OperationName, lacking: Lacking): Sendings {
  const all = possible(
    operation,
    {
      sent: Object.keys(sent) as Sendings['sent'],
      carries: Object.keys(carries) as Sendings['carries'],
    },
    { over: 'nothing' },
  ).filter((one) => lackOf(one, lacking) === undefined);
  return {
    sent: [...new Set(all.map((one) => one.sent))],
    carries: [...new Set(all.map((one) => one.carries))],
  };
}

/** The ways to send a request of the operation in these surroundings. */
function possible(
  operation: OperationName,
  of: Sendings,
  names: Partial<SceneNames>,
): Surroundings['each'] {
  return of.sent
    .flatMap((how) => of.carries.map((what) => ({ sent: how, carries: what })))
    .filter(
      (one) =>
        !(bodyless.includes(operation) && !['signed', 'presigned'].includes(one.sent)) &&
        !(isPart(operation) && one.carries !== 'nothing') &&
        exclusionOf(
          {
            ...simplestScene,
            ...names,
            size: 'below-a-chunk',
            written: ways[operation] ?? 'put',
            ...one,
          },
          sceneConstraints,
        ) === undefined,
    );
}
