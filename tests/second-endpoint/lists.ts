import { encoded, type Reply } from './call.ts';
import { type Cut, type Entry, type Page, pageOf } from './page.ts';
import { numberOf, quoted } from './reads.ts';
import { allow, type Request } from './request.ts';
import { invalidArgument } from './s3-error.ts';
import type { Bucket, Store, Stored, Version } from './store.ts';
import { type Content, element, elements, type Markup, xmlDocument } from './xml.ts';

const owner = elements({ ID: 'owner', DisplayName: 'owner' });

interface Asked extends Cut {
  readonly text: (value: string) => string;
  readonly encoding: string | undefined;
}

function asked({ call }: Request, names: { after: string; id?: string; most: string }): Asked {
  const encoding = call.param('encoding-type');
  if (encoding !== undefined && encoding !== 'url') {
    throw invalidArgument('encoding-type', 'Invalid Encoding Method specified in Request');
  }
  const most = numberOf(call.param(names.most), {
    name: names.most,
    least: 0,
    most: 2_147_483_647,
    otherwise: 1000,
  });
  return {
    prefix: call.param('prefix') ?? '',
    delimiter: call.param('delimiter') ?? '',
    after: call.param(names.after) ?? '',
    afterId: names.id === undefined ? undefined : call.param(names.id) || undefined,
    most: Math.min(most, 1000),
    encoding,
    text: (value) => (encoding === 'url' ? encoded(value).replaceAll('%2F', '/') : value),
  };
}

function common(page: Page<unknown>, text: Asked['text']): Markup[] {
  return page.entries.flatMap((one) =>
    'prefix' in one ? [element('CommonPrefixes', elements({ Prefix: text(one.prefix) }))] : [],
  );
}

function shown<T>(page: Page<T>, one: (entry: Entry<T>) => Markup): Markup[] {
  return page.entries.flatMap((entry) => ('prefix' in entry ? [] : [one(entry)]));
}

function facts(object: Stored): Record<string, Content | undefined> {
  return {
    LastModified: object.modified.toISOString(),
    ETag: quoted(object.etag),
    ChecksumAlgorithm: object.checksum?.algorithm,
    ChecksumType: object.checksum?.type,
    Size: object.size,
    StorageClass: object.storageClass,
  };
}

function currentEntries(bucket: Bucket): readonly Entry<Stored>[] {
  return [...bucket.objects].flatMap(([name, [value]]) =>
    value?.isMarker === false ? [{ name, id: '', value }] : [],
  );
}

/** ListObjects and ListObjectsV2. */
export function listObjects(request: Request): Reply {
  const { call, bucket } = request;
  allow(request, 's3:ListBucket');
  const isNewer = call.param('list-type') === '2';
  const token = call.param('continuation-token');
  if (token === '')
    throw invalidArgument('continuation-token', 'The continuation token provided is incorrect');
  const ask = asked(request, { after: isNewer ? 'start-after' : 'marker', most: 'max-keys' });
  const after = token === undefined ? ask.after : Buffer.from(token, 'base64url').toString();
  const page = pageOf(currentEntries(bucket), { ...ask, after });
  const { text, encoding, prefix, delimiter, most } = ask;
  const contents = shown(page, ({ name, value }) =>
    element(
      'Contents',
      elements({
        Key: text(name),
        ...facts(value),
        Owner: !isNewer || call.param('fetch-owner') === 'true' ? owner : undefined,
      }),
    ),
  );
  const next = page.isTruncated ? page.last?.name : undefined;
  const marks: Record<string, Content | undefined> = isNewer
    ? {
        KeyCount: page.entries.length,
        ContinuationToken: token,
        NextContinuationToken: next && Buffer.from(next).toString('base64url'),
        StartAfter: call.param('start-after') && text(ask.after),
      }
    : { Marker: text(ask.after), NextMarker: delimiter === '' ? undefined : next && text(next) };
  const head = elements({
    Name: bucket.name,
    Prefix: text(prefix),
    ...marks,
    MaxKeys: most,
    Delimiter: delimiter === '' ? undefined : text(delimiter),
    IsTruncated: page.isTruncated,
    EncodingType: encoding,
  });
  const body = xmlDocument('ListBucketResult', [...head, ...contents, ...common(page, text)]);
  return { status: 200, body };
}

/** ListObjectVersions. */
export function listVersions(request: Request): Reply {
  const { bucket } = request;
  allow(request, 's3:ListBucketVersions');
  const ask = asked(request, { after: 'key-marker', id: 'version-id-marker', most: 'max-keys' });
  const entries = [...bucket.objects].flatMap(([name, versions]) =>
    versions.map((value, at) => ({
      name,
      id: value.versionId,
      value: { version: value, isLatest: at === 0 },
    })),
  );
  const page = pageOf<{ version: Version; isLatest: boolean }>(entries, ask);
  const { text, encoding, prefix, delimiter, most, after, afterId } = ask;
  const versions = shown(page, ({ name, value: { version, isLatest } }) => {
    const head = { Key: text(name), VersionId: version.versionId, IsLatest: isLatest };
    return version.isMarker
      ? element(
          'DeleteMarker',
          elements({ ...head, LastModified: version.modified.toISOString(), Owner: owner }),
        )
      : element('Version', elements({ ...head, ...facts(version), Owner: owner }));
  });
  const head = elements({
    Name: bucket.name,
    Prefix: text(prefix),
    KeyMarker: text(after),
    VersionIdMarker: afterId ?? '',
    NextKeyMarker: page.isTruncated && page.last ? text(page.last.name) : undefined,
    NextVersionIdMarker: page.isTruncated ? page.last?.id : undefined,
    MaxKeys: most,
    Delimiter: delimiter === '' ? undefined : text(delimiter),
    IsTruncated: page.isTruncated,
    EncodingType: encoding,
  });
  const body = xmlDocument('ListVersionsResult', [...head, ...versions, ...common(page, text)]);
  return { status: 200, body };
}

/** ListMultipartUploads. */
export function listUploads(request: Request): Reply {
  const { bucket } = request;
  allow(request, 's3:ListBucketMultipartUploads');
  const ask = asked(request, { after: 'key-marker', id: 'upload-id-marker', most: 'max-uploads' });
  const entries = [...bucket.uploads.values()].map((value) => ({
    name: value.key,
    id: value.id,
    value,
  }));
  const page = pageOf(entries, ask);
  const { text, encoding, prefix, delimiter, most, after, afterId } = ask;
  const uploads = shown(page, ({ value }) =>
    element(
      'Upload',
      elements({
        Key: text(value.key),
        UploadId: value.id,
        Initiator: owner,
        Owner: owner,
        StorageClass: value.storageClass,
        Initiated: value.initiated.toISOString(),
        ChecksumAlgorithm: value.isChecked ? value.algorithm : undefined,
        ChecksumType: value.isChecked ? value.type : undefined,
      }),
    ),
  );
  const head = elements({
    Bucket: bucket.name,
    KeyMarker: text(after),
    UploadIdMarker: afterId ?? '',
    NextKeyMarker: page.isTruncated && page.last ? text(page.last.name) : undefined,
    NextUploadIdMarker: page.isTruncated ? page.last?.id : undefined,
    Prefix: text(prefix),
    Delimiter: delimiter === '' ? undefined : text(delimiter),
    MaxUploads: most,
    IsTruncated: page.isTruncated,
    EncodingType: encoding,
  });
  const body = xmlDocument('ListMultipartUploadsResult', [
    ...head,
    ...uploads,
    ...common(page, text),
  ]);
  return { status: 200, body };
}

/** ListBuckets. */
export function listBuckets(store: Store): Reply {
  const buckets = [...store.values()].map(({ name, created }) =>
    element('Bucket', elements({ Name: name, CreationDate: created.toISOString() })),
  );
  const body = [element('Owner', owner), element('Buckets', buckets)];
  return { status: 200, body: xmlDocument('ListAllMyBucketsResult', body) };
}
