import { child, childrenNamed, type XmlElement } from '../exchange.ts';
import { acceptedBy } from './accepted-by.ts';
import { acceptance } from './accepts.ts';
import type { ModelAnswer } from './answer.ts';
import { type ModelMismatch, mismatch } from './mismatch.ts';
import type { Scene } from './scene.ts';
import { visible } from './scene.ts';
import { sizeOf } from './state.ts';

/** What is wrong with an accepted list, as far as it shows what the model knows. */
export function listMismatches(scene: Scene, answer: ModelAnswer): readonly ModelMismatch[] {
  const list = lists[scene.request.operation];
  if (list === undefined || answer.document === undefined) return [];
  const listed = list.shown(answer.document);
  const known = list.known(scene);
  const parts = scene.request.operation === 'ListParts' ? scene.upload?.parts.values() : undefined;
  const made = [...(parts ?? [])].flatMap((part) => part.madeBy ?? []);
  const also = [...new Set([acceptance(scene).clause, ...acceptedBy(scene), ...made])];
  const weight = { clause: list.clause, level: 'MUST', harm: 'data-lost', also } as const;
  const isUnknown = ofUnknownVersion(scene);
  const lacking = [...known].filter(
    ([entry, size]) => listed.get(entry) !== size && !isUnknown(entry),
  );
  const surplus = [...listed.keys()].filter((entry) => !known.has(entry) && !isUnknown(entry));
  return [
    ...etagsListed(scene, answer.document),
    ...etagsOfObjects(scene, answer.document),
    ...checksumsListed(answer.document),
    ...lacking.flatMap(([entry, size]) =>
      mismatch(weight, true, () => ({
        expected: `${entry} with size ${size}`,
        received: listed.has(entry) ? `size ${listed.get(entry)}` : 'not listed',
      })),
    ),
    ...surplus.flatMap((entry) =>
      mismatch({ ...weight, clause: 's3.strong-consistency' }, true, () => ({
        expected: `${entry} is not listed`,
        received: 'listed',
      })),
    ),
  ];
}

/**
 * Whether an entry is of a name with a version whose id no answer named, as a form without
 * `x-amz-version-id` leaves it: then a list of versions shows nothing of that name.
 */
function ofUnknownVersion({ request, state, bucket }: Scene): (entry: string) => boolean {
  if (request.operation !== 'ListObjectVersions') return () => false;
  const names = [...bucket.names].flatMap(([name, versions]) =>
    versions.some(({ id, isDeleteMarker }) => id === undefined && !isDeleteMarker)
      ? [`${state.prefix}${name} `]
      : [],
  );
  return (entry) => names.some((name) => entry.startsWith(name));
}

/** The ETags of parts in ListParts are those that their uploads were answered with. */
function etagsListed({ request, upload }: Scene, document: XmlElement): readonly ModelMismatch[] {
  if (request.operation !== 'ListParts') return [];
  const weight = { clause: 'mpu.part-etag', level: 'SHOULD', harm: 'wrong-form' } as const;
  return childrenNamed(document, 'Part').flatMap((part) => {
    const known = upload?.parts.get(Number(child(part, 'PartNumber')?.text))?.etag;
    const listed = child(part, 'ETag')?.text;
    const bare = (etag: string | undefined) => etag?.replaceAll('"', '');
    return mismatch(weight, known !== undefined && bare(known) !== bare(listed), () => ({
      expected: `ETag ${known}`,
      received: `ETag ${listed ?? 'absent'}`,
    }));
  });
}

/** The ETags of objects in a list are those that reads return. */
function etagsOfObjects(
  { request, state, bucket }: Scene,
  document: XmlElement,
): readonly ModelMismatch[] {
  const isVersions = request.operation === 'ListObjectVersions';
  if (!isVersions && !request.operation.startsWith('ListObjects')) return [];
  const weight = { clause: 'recorded.etag', level: 'SHOULD', harm: 'wrong-form' } as const;
  return childrenNamed(document, isVersions ? 'Version' : 'Contents').flatMap((one) => {
    const name = child(one, 'Key')?.text ?? '';
    const id = child(one, 'VersionId')?.text;
    const versions = bucket.names.get(name.slice(state.prefix.length)) ?? [];
    const version = isVersions ? versions.find((of) => (of.id ?? 'null') === id) : versions[0];
    const listed = child(one, 'ETag')?.text.replaceAll('"', '');
    const known = version?.etag?.replaceAll('"', '');
    return mismatch(weight, known !== undefined && known !== listed, () => ({
      expected: `ETag ${known}`,
      received: `ETag ${listed ?? 'absent'}`,
    }));
  });
}

/** A list, which needs no key, shows no checksum. */
function checksumsListed(document: XmlElement): readonly ModelMismatch[] {
  const weight = {
    clause: 'ssec.get.any-without-key-fails',
    level: 'MUST',
    harm: 'plaintext-exposed',
  } as const;
  const shown = childrenNamed(document, 'Contents').some((one) =>
    one.children.some(({ name }) => /^Checksum(?!Algorithm|Type)/.test(name)),
  );
  return mismatch(weight, shown, () => ({
    expected: 'no checksum in the list',
    received: 'a checksum',
  }));
}

type Sizes = ReadonlyMap<string, string>;

interface List {
  readonly clause: 'list.size' | 'mpu.list.key-only-with-checksum' | 'mpu.list-uploads.no-members';
  /** Entries and sizes in the document, and those that the model knows. */
  readonly shown: (document: XmlElement) => Sizes;
  readonly known: (scene: Scene) => Sizes;
}

const entries = (document: XmlElement, element: string, names: readonly string[]): Sizes =>
  new Map(
    childrenNamed(document, element).map((one) => [
      names.map((name) => child(one, name)?.text ?? '').join(' '),
      child(one, 'Size')?.text ?? '',
    ]),
  );

const listOfObjects: List = {
  clause: 'list.size',
  shown: (document) => entries(document, 'Contents', ['Key']),
  known: ({ state, bucket }) =>
    new Map(
      [...bucket.names].flatMap(([name, [current]]) => {
        const version = visible(current);
        return version === undefined
          ? []
          : [[state.prefix + name, String(sizeOf(version))] as const];
      }),
    ),
};

const lists: Partial<Readonly<Record<Scene['request']['operation'], List>>> = {
  ListObjects: listOfObjects,
  ListObjectsV2: listOfObjects,
  ListObjectVersions: {
    clause: 'list.size',
    shown: (document) => entries(document, 'Version', ['Key', 'VersionId']),
    known: ({ state, bucket }) =>
      new Map(
        [...bucket.names].flatMap(([name, versions]) =>
          versions
            .filter((version) => !version.isDeleteMarker)
            .map(
              (version) =>
                [
                  `${state.prefix + name} ${version.id ?? 'null'}`,
                  String(sizeOf(version)),
                ] as const,
            ),
        ),
      ),
  },
  ListParts: {
    clause: 'mpu.list.key-only-with-checksum',
    shown: (document) => entries(document, 'Part', ['PartNumber']),
    known: ({ upload }) =>
      new Map(
        [...(upload?.parts ?? [])].map(([number, { body }]) => [
          String(number),
          String(sizeOf({ pieces: body })),
        ]),
      ),
  },
  ListMultipartUploads: {
    clause: 'mpu.list-uploads.no-members',
    shown: (document) => entries(document, 'Upload', ['Key', 'UploadId']),
    known: ({ state, bucket }) =>
      new Map(
        [...bucket.uploads.values()].map(({ id, name }) => [`${state.prefix + name} ${id}`, '']),
      ),
  },
};
