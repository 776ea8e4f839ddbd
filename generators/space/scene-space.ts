import type { Feature } from '../../spec/features.ts';
import { bucket } from './dimensions/bucket.ts';
import { carries } from './dimensions/carries.ts';
import type { DimensionValue, DimensionValues } from './dimensions/dimension.ts';
import { geometry } from './dimensions/geometry.ts';
import { name } from './dimensions/name.ts';
import { over } from './dimensions/over.ts';
import { sent } from './dimensions/sent.ts';
import { since } from './dimensions/since.ts';
import { size } from './dimensions/size.ts';
import { written } from './dimensions/written.ts';
import { type Constraint, exclusionOf, type Factors } from './factors.ts';

/** The dimensions of how an object came to be. */
export const sceneDimensions = {
  written,
  over,
  size,
  geometry,
  bucket,
  name,
  carries,
  sent,
  since,
} as const satisfies Readonly<Record<string, DimensionValues>>;
type SceneDimension = keyof typeof sceneDimensions;

/** The names of one value of each dimension of a scene. */
export type SceneNames = {
  readonly [D in SceneDimension]: keyof (typeof sceneDimensions)[D] & string;
};

/** The values of dimensions by name, the simplest first. */
export function factorsOf<D extends Readonly<Record<string, DimensionValues>>>(dimensions: D) {
  return Object.fromEntries(
    Object.entries(dimensions).map(([dimension, values]) => [dimension, Object.keys(values)]),
  ) as unknown as Factors & { readonly [K in keyof D]: readonly [string, ...string[]] };
}

/** The scene with the simplest value of each dimension. */
export const simplestScene = Object.fromEntries(
  Object.entries(sceneDimensions).map(([dimension, values]) => [
    dimension,
    Object.keys(values)[0] ?? '',
  ]),
) as unknown as SceneNames;

/** The description of a value of a scene, and what it needs. */
function sceneValue(dimension: string, value: string): DimensionValue | undefined {
  const values: DimensionValues | undefined = sceneDimensions[dimension as SceneDimension];
  return values?.[value];
}

/** The features that values of a scene need, and other values with them. */
export function needsOfScene(
  names: SceneNames,
  others: readonly (DimensionValue | undefined)[] = [],
): readonly Feature[] {
  const values = Object.entries(names).map(([dimension, value]) => sceneValue(dimension, value));
  return featuresOf([...values, ...others]);
}

/** Each feature that one of these values needs. */
export function featuresOf(values: readonly (DimensionValue | undefined)[]): readonly Feature[] {
  return [...new Set(values.flatMap((value) => value?.needs ?? []))];
}

const ways = Object.keys(written);
const partCopies = ['part-copy', 'part-copy-of-range', 'part-copy-of-itself'];
const uploads = ['upload', ...partCopies];
const copies = ways.filter((way) => way.startsWith('copy'));
const ontoItself = ['rotation', 'second-rotation', 'restored', 'part-copy-of-itself'];
const bodyless = [...copies, ...ontoItself, ...partCopies];
const inUploads = [...uploads, 'copy-of-upload'];
const conditionless = [...copies, ...ontoItself, ...uploads, 'undeleted'];
const noSource = ['over', ['nothing', 'deleted']] as const;
const versioned = ['restored', 'undeleted'];
const trailers = ['unsigned-trailer', 'trailer-without-length'];
const ofBody = ['crc32', 'content-md5'];
const inParts = ['two', 'three', 'apart'];

/** Excludes values of one dimension together with values of another. */
function never(
  says: string,
  [one, values]: readonly [SceneDimension, readonly string[]],
  [other, others]: readonly [SceneDimension, readonly string[]],
): Constraint {
  const excludes: Constraint['excludes'] = (row) =>
    values.includes(row[one] ?? '') && others.includes(row[other] ?? '');
  return { says, excludes };
}

/** Every value of a dimension but these. */
function but(dimension: SceneDimension, ...names: readonly string[]) {
  const all = Object.keys(sceneDimensions[dimension]);
  return [dimension, all.filter((one) => !names.includes(one))] as const;
}

const slow = 'parts of 5 MiB take long, so they are tried in plain surroundings';

/** Which values do not meet, and why. */
export const sceneConstraints: readonly Constraint[] = [
  never('only an upload has parts', but('written', ...uploads), but('geometry', 'one')),
  never('one part is copied', ['written', partCopies], ['geometry', inParts]),
  never('a size in parts needs several parts', ['size', ['parts']], but('geometry', ...inParts)),
  never('several parts have the size of parts', ['geometry', inParts], but('size', 'parts')),
  never(slow, ['geometry', inParts], but('name', 'short')),
  never(slow, ['geometry', inParts], but('over', 'nothing', 'other-key')),
  never(slow, ['geometry', inParts], but('carries', 'nothing', 'metadata')),
  never(slow, ['geometry', inParts], but('sent', 'signed', 'presigned')),
  never(slow, ['geometry', inParts], ['since', ['copied', 'older']]),
  never(
    'a bucket without settings of its own has none to set again',
    ['since', ['settings']],
    ['bucket', ['plain', 'versioned']],
  ),
  never('it needs older versions', ['since', ['older']], but('bucket', 'versioned')),
  never(
    'the answer to a form need not name a version',
    ['since', ['older']],
    ['written', ['form']],
  ),
  never('no part without bytes is documented', ['written', inUploads], ['size', ['empty']]),
  {
    says: 'no part without bytes is documented',
    excludes: (row) =>
      row.over === 'multipart' && row.size === 'empty' && ontoItself.includes(row.written ?? ''),
  },
  never('it needs older versions', ['written', versioned], but('bucket', 'versioned')),
  never('it copies what the name held before', ['written', ontoItself], noSource),
  never(
    'its older version is an object under another key',
    ['written', ['restored']],
    but('over', 'other-key'),
  ),
  never(
    'a copy onto itself that changes nothing is refused',
    ['written', ['rotation']],
    ['over', ['same-key']],
  ),
  never('a copy has no body to send', ['written', bodyless], but('sent', 'signed', 'presigned')),
  never('a copy has no body with a checksum', ['written', bodyless], ['carries', ofBody]),
  never('a form is signed by its policy', ['written', ['form']], but('sent', 'signed')),
  never(
    'a form has no such field',
    ['written', ['form']],
    ['carries', [...ofBody, 'if-none-match', 'tags']],
  ),
  never(
    'conditions on copies and uploads are not known everywhere',
    ['written', conditionless],
    ['carries', ['if-none-match']],
  ),
  never(
    'parts have checksums of the kind that their upload names',
    ['written', uploads],
    ['carries', ofBody],
  ),
  never(
    'parts have checksums of the kind that their upload names',
    ['written', uploads],
    ['sent', trailers],
  ),
  never(
    'the condition holds for unused names alone',
    ['carries', ['if-none-match']],
    but('over', 'nothing'),
  ),
  never(
    'a checksum travels in a header or in a trailer',
    ['sent', [...trailers, 'signed-chunks']],
    ['carries', ofBody],
  ),
];

/** Whether the values of a scene can meet. */
export function isScene(names: SceneNames): boolean {
  return exclusionOf(names, sceneConstraints) === undefined;
}
