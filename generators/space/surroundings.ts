import type { Lacking } from '../../core/space.ts';
import type { OperationName } from '../../spec/operations.ts';
import { bucket } from './dimensions/bucket.ts';
import { carries } from './dimensions/carries.ts';
import { name } from './dimensions/name.ts';
import { over } from './dimensions/over.ts';
import { sent } from './dimensions/sent.ts';
import { size } from './dimensions/size.ts';
import type { written } from './dimensions/written.ts';
import { exclusionOf } from './factors.ts';
import { lackOf } from './lacking.ts';
import { type SceneNames, sceneConstraints, simplestScene } from './scene-space.ts';
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
  const dimensions = Object.entries({ over, size, bucket, name }).map(([dimension, values]) => {
    const quick = Object.keys(values).filter(isQuick);
    const offered = quick.filter((value) => lackOf({ [dimension]: value }, lacking) === undefined);
    return seededOrder(offered, seed);
  });
  const least = Math.max(
    ...[...dimensions, sending.sent, sending.carries].map((values) => values.length),
  );
  const missing = Array.from({ length: count }, () => ({
    sent: new Set(sending.sent),
    carries: new Set(sending.carries),
  }));
  const isMissing = () => missing.some((one) => one.sent.size + one.carries.size > rare(one));
  const rows: Surroundings[] = [];
  while (rows.length < least || (rows.length < least * 2 && isMissing())) {
    const at = rows.length;
    const [held, sized, kept, named] = dimensions.map((values) => values[at % values.length] ?? '');
    const names = { over: held, size: sized, bucket: kept, name: named } as Surroundings['names'];
    const each = missing.map((open, index) => {
      const best = seededOrder(possible(operation, sending, names), seed + at + index)
        .map((one) => ({
          one,
          gain: Number(open.sent.has(one.sent)) + Number(open.carries.has(one.carries)),
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

/** A condition that holds for unused names alone would cost many rows: not every request meets it. */
function rare({ carries: open }: { readonly carries: ReadonlySet<string> }): number {
  return Number(open.has('if-none-match'));
}

/** Large bodies take long, and no check of SSE-C headers depends on them. */
const isQuick = (value: string) => value !== 'parts' && value !== 'some-mebibytes';

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
