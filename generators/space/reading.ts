import type { Exchange } from '../../core/exchange.ts';
import { extraParts } from '../../core/model/extras.ts';
import { ObjectBody } from '../../core/object-body.ts';
import type { CustomerKey } from '../../core/values.ts';
import { plain, type Stored, type Upload } from '../../core/values.ts';
import type { Variation, World } from '../../core/world.ts';
import type { asked } from './dimensions/asked.ts';
import { type Beside, besideHeaders, extrasOf } from './dimensions/beside.ts';
import { type ReadingOperation, type ReadName, type ReadWay, read } from './dimensions/read.ts';
import type { Scene } from './scene.ts';

/** A read of a scene's object. */
export interface Ask {
  readonly read: ReadName;
  readonly asked: keyof typeof asked;
  readonly beside?: Beside;
}

/** The world of a case whose operation reads. */
export type Readers = Pick<World<ReadingOperation>, 'have' | 's3' | 'read' | 'operation'>;

/** An object that is read, and the upload into which its parts are copied. */
export interface Subject {
  readonly scene: Scene;
  readonly stored: Stored;
  readonly upload: Upload | undefined;
  /** The name of a copy. */
  readonly copy: Pick<Stored, 'name'>;
}

/** Reads the object with a key, as the ask says. `part`: the number of a part that is copied. */
export function readBy(
  { operation, s3, read: readObject }: Readers,
  { scene, stored, upload, copy }: Subject,
  of: Ask & {
    readonly key: CustomerKey | 'own' | 'none';
    readonly part?: number;
    readonly vary?: Variation;
  },
): Promise<Exchange> {
  const way: ReadWay = read[of.read];
  const isNamed = way.namesVersion === true || scene.names.since === 'older';
  const source = isNamed ? stored : withoutVersion(stored);
  const slice = way.by === 'range' ? way.slice?.(scene) : undefined;
  const header = slice && (way.rangeOf?.(slice, scene) ?? `bytes=${slice.first}-${slice.last}`);
  const extra = extraParts(extrasOf(of.beside));
  const vary: Variation = {
    ...of.vary,
    ...(of.asked === 'presigned' && { presigned: true }),
    headers: [
      ...(way.headers?.(stored) ?? []),
      ...extra.headers,
      ...besideHeaders(of.beside, { ...stored, operation }),
      ...(of.vary?.headers ?? []),
    ],
    query: [...(way.query?.(stored, scene) ?? []), ...extra.query],
  };
  const key = of.key === 'own' ? {} : { key: of.key };
  const sourceKey = of.key === 'own' ? {} : { sourceKey: of.key };
  const isBare = way.isBare === true;
  switch (operation) {
    case 'CopyObject':
      return s3.copyObject({ ...vary, source, ...sourceKey, isBare, to: plain, onto: copy });
    case 'UploadPartCopy':
      return s3.uploadPartCopy({
        ...{ ...vary, source, ...sourceKey, isBare, number: of.part ?? 1 },
        upload: unlisted(upload as Upload),
        ...(header !== undefined && { sourceRange: header }),
      });
    default:
      return readObject(source, {
        ...vary,
        ...key,
        ...(slice && header !== undefined && { range: { ...slice, header } }),
      });
  }
}

/** The object without a version id, so that reads ask for the current version. */
export function withoutVersion({ versionId: _, ...stored }: Stored): Stored {
  return stored;
}

/** Every part number, so that no list is asked for after a part that is refused. */
export function unlisted(upload: Upload): Upload {
  const parts = Array.from({ length: 99 }, (_, at) => ({ number: at + 1, etag: '', body: none }));
  return { ...upload, parts };
}

const none = ObjectBody.of({ sizeBytes: 0, seed: 0 });
