import type { Exchange, XmlElement } from '../../core/exchange.ts';
import type { Draft } from '../../core/values.ts';
import { answer, element } from '../core/answer.ts';
import type { Script } from './scripted.ts';

/** An object, a delete marker or an upload that an endpoint holds. */
export interface Thing {
  readonly bucket: string;
  readonly name: string;
  readonly is?: 'object' | 'marker' | 'upload';
  /** The id of the version or of the upload. */
  readonly id?: string;
  readonly body?: Uint8Array;
}

/** How an endpoint deviates. */
interface Deviations {
  /** Answers instead of the small S3 where it answers at all. */
  readonly instead?: (draft: Draft) => Exchange | undefined;
  readonly listsEverything?: boolean;
  /** The prefix of a list of uploads is taken as a whole name. */
  readonly uploadsByName?: boolean;
  readonly pageMax?: number;
  readonly knowsVersions?: boolean;
  /** What DeleteObjects does with each object: deletes and reports it, only reports it, or neither. */
  readonly many?: (name: string) => 'deletes' | 'lies' | 'refuses';
}

/** An S3 in a few lines: it stores, lists and deletes, and knows nothing of encryption. */
export function smallS3(things: readonly Thing[] = [], odd: Deviations = {}) {
  const buckets = new Set(things.map(({ bucket }) => bucket));
  let held = things;
  const remove = (isGone: (thing: Thing) => boolean) => {
    held = held.filter((thing) => !isGone(thing));
    return answer(204);
  };
  const script: Script = (draft) => {
    const instead = odd.instead?.(draft);
    if (instead !== undefined) return instead;
    const { bucket, name, operation } = draft;
    const isNamed = (thing: Thing) => thing.bucket === bucket && thing.name === name;
    const [, id] = draft.query.find(([key]) => key === 'versionId' || key === 'uploadId') ?? [];
    switch (operation) {
      case 'CreateBucket':
        buckets.add(bucket);
        return answer(200);
      case 'DeleteBucket':
        if (held.some((thing) => thing.bucket === bucket))
          return answer(409, { error: { code: 'BucketNotEmpty' } });
        return answer(buckets.delete(bucket) ? 204 : 404);
      case 'PutObject':
        held = [...held.filter((thing) => !isNamed(thing)), { bucket, name, body: draft.body }];
        return answer(200);
      case 'GetObject':
      case 'HeadObject': {
        const found = held.find(isNamed);
        if (found === undefined) return answer(404, { error: { code: 'NoSuchKey' } });
        return answer(200, { body: found.body ?? '' });
      }
      case 'DeleteObject':
        return remove(
          (thing) => isNamed(thing) && thing.is !== 'upload' && (id ?? '') === (thing.id ?? ''),
        );
      case 'DeleteObjects': {
        const { many } = odd;
        if (many === undefined) return answer(501);
        const reported = askedFor(draft).filter((one) => many(one.name) !== 'refuses');
        const gone = reported.filter((one) => many(one.name) === 'deletes').map(identityOf);
        remove((thing) => thing.bucket === bucket && gone.includes(identityOf(thing)));
        return answer(200, { document: element('DeleteResult', reported.map(deletedEntry)) });
      }
      case 'AbortMultipartUpload':
        return remove((thing) => isNamed(thing) && thing.is === 'upload' && thing.id === id);
      case 'ListMultipartUploads':
      case 'ListObjectVersions':
      case 'ListObjectsV2':
        return listed(held, draft, odd);
      default:
        return answer(200);
    }
  };
  return { script, held: () => held, buckets };
}

interface Asked {
  readonly name: string;
  readonly id?: string;
}

const identityOf = ({ name, id = '' }: Asked) => `${name} ${id}`;

/** The objects that a DeleteObjects request names. */
function askedFor(draft: Draft): readonly Asked[] {
  const objects =
    Buffer.from(draft.body)
      .toString()
      .match(/<Object>.*?<.Object>/g) ?? [];
  return objects.map((object) => {
    const [, name = ''] = /<Key>(.*?)</.exec(object) ?? [];
    const [, id = ''] = /<VersionId>(.*?)</.exec(object) ?? [];
    return { name, id };
  });
}

function deletedEntry({ name, id = '' }: Asked): XmlElement {
  const version = id === '' ? [] : [element('VersionId', id)];
  return element('Deleted', [element('Key', name), ...version]);
}

const listNames: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  ListMultipartUploads: { upload: 'Upload' },
  ListObjectVersions: { object: 'Version', marker: 'DeleteMarker' },
  ListObjectsV2: { object: 'Contents' },
};

function listed(held: readonly Thing[], draft: Draft, odd: Deviations): Exchange {
  if (draft.operation === 'ListObjectVersions' && odd.knowsVersions === false) return answer(501);
  const [, prefix = ''] = draft.query.find(([key]) => key === 'prefix') ?? [];
  const isWhole = odd.uploadsByName === true && draft.operation === 'ListMultipartUploads';
  const entries = held
    .filter((thing) => thing.bucket === draft.bucket)
    .filter((thing) => !isWhole || prefix === '' || thing.name === prefix)
    .filter((thing) => odd.listsEverything === true || thing.name.startsWith(prefix))
    .flatMap((thing): readonly XmlElement[] => {
      const name = listNames[draft.operation]?.[thing.is ?? 'object'];
      const id = thing.is === 'upload' ? 'UploadId' : 'VersionId';
      const named = [element('Key', thing.name), element(id, thing.id ?? '')];
      return name === undefined ? [] : [element(name, named)];
    });
  return answer(200, { document: element('List', entries.slice(0, odd.pageMax)) });
}
