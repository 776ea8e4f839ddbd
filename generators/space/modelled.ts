import type { SentHeaders } from '../../core/model/members.ts';
import type { ModelOperation, ModelRequest } from '../../core/model/request.ts';
import { emptyBucket, emptyState, type ModelState, type Version } from '../../core/model/state.ts';
import type { CustomerKey, Encryption, ObjectBody, Stored } from '../../core/values.ts';
import { attributeOf, conditionOf, extrasOf } from './dimensions/beside.ts';
import { keptHeadersOf } from './dimensions/carries.ts';
import { type ReadWay, read } from './dimensions/read.ts';
import { sentHeaders } from './members.ts';
import type { Ask } from './reading.ts';
import type { Scene } from './scene.ts';

const inBucket = { bucket: 'one', scheme: 'https' } as const;

/** The state of the model in which this object is stored. */
export function stateWith(of: {
  readonly name: string;
  readonly encryption: Encryption;
  readonly body: ObjectBody;
  readonly more?: Partial<Version>;
}): ModelState {
  const version = { ...versionOf(of), ...of.more };
  return emptyState({ one: { ...emptyBucket, names: new Map([[of.name, [version]]]) } }, '');
}

/** An object as a version of the model, without its ETag. */
export function versionOf(of: Pick<Stored, 'encryption' | 'body'>): Version {
  return {
    ...{ id: 'null', isDeleteMarker: false, encryption: of.encryption, pieces: [of.body] },
    ...{ isMultipart: false, etag: undefined, headers: [] },
  };
}

/** The state in which the object of a scene is stored. */
export function stateOf({ names, parts }: Scene, stored: Stored): ModelState {
  return stateWith({
    ...stored,
    more: {
      isMultipart: parts.length > 1,
      ...(parts.length > 1 && { parts }),
      ...(stored.etag !== '' && { etag: stored.etag }),
      headers: keptHeadersOf(names),
    },
  });
}

/** Valid SSE-C headers of a key, or none. */
export function validHeaders(
  carrier: SentHeaders['carrier'],
  key: CustomerKey | 'none',
): readonly SentHeaders[] {
  return key === 'none' ? [] : [sentHeaders({ carrier, key, other: key, salt: 0 })];
}

/** A read of the stored object as the model sees it. */
export function readRequest(
  operation: ModelOperation,
  of: {
    readonly scene: Scene;
    readonly stored: Stored;
    readonly ask: Ask;
    readonly sent: readonly SentHeaders[];
  },
): ModelRequest {
  const { scene, stored, ask, sent } = of;
  const way: ReadWay = read[ask.read];
  const slice = way.by === 'range' ? way.slice?.(scene) : undefined;
  const condition = conditionOf(ask.beside);
  const attribute = attributeOf(ask.beside);
  const common = {
    ...{ ...inBucket, operation, sent, signing: ask.asked, extras: extrasOf(ask.beside) },
    ...(condition && { condition }),
    ...(attribute && { attribute }),
  };
  if (operation === 'CopyObject' || operation === 'UploadPartCopy') {
    const copyFrom = { bucket: 'one', name: stored.name, ...(slice && { range: slice }) };
    return { ...common, name: `${stored.name}-copy`, copyFrom };
  }
  const range = slice && (way.rangeOf?.(slice, scene) ?? `bytes=${slice.first}-${slice.last}`);
  const unit = ask.read === 'other-unit' ? { range: 'lines=0-1' } : {};
  return {
    ...common,
    name: stored.name,
    ...unit,
    ...(range !== undefined && { range }),
    ...(way.by === 'part' && { partNumber: scene.parts.length }),
  };
}

/** GetObject without SSE-C headers, for what a copy left. */
export function plainGet(name: string): ModelRequest {
  return { ...inBucket, operation: 'GetObject', name, sent: [], signing: 'header' };
}
