import type { Reply } from './call.ts';
import { assertClaim, assertContentMd5, claimOf } from './checksum.ts';
import { tagSet, tagsOf } from './description.ts';
import { allow, type Request } from './request.ts';
import { notImplemented, S3Error } from './s3-error.ts';
import {
  assertVersionId,
  current,
  type Deletion,
  remove,
  versionAt,
  versionHeader,
} from './store.ts';
import {
  all,
  element,
  elements,
  malformedXml,
  type Node,
  parseXml,
  textOf,
  xmlDocument,
} from './xml.ts';

interface Doomed {
  readonly key: string;
  readonly versionId: string | undefined;
  readonly etag: string | undefined;
}

/** A deletion may be bound to the ETag of what it deletes. */
function assertMatch({ bucket }: Request, { key, etag }: Doomed): void {
  if (etag === undefined) return;
  const object = current(bucket, key);
  if (object === undefined) {
    throw new S3Error('NoSuchKey', 'The specified key does not exist.', { elements: { Key: key } });
  }
  if (etag === '*' || etag.replace(/^"(.*)"$/, '$1') === object.etag) return;
  throw new S3Error(
    'PreconditionFailed',
    'At least one of the pre-conditions you specified did not hold',
    { elements: { Condition: 'If-Match' } },
  );
}

function removed(request: Request, doomed: Doomed): Deletion {
  const { key, versionId } = doomed;
  allow(request, versionId === undefined ? 's3:DeleteObject' : 's3:DeleteObjectVersion', { key });
  assertVersionId(versionId);
  assertMatch(request, doomed);
  return remove(request.bucket, key, versionId);
}

/** DeleteObject. */
export function deleteObject(request: Request): Reply {
  const { call } = request;
  const sizes = ['x-amz-if-match-size', 'x-amz-if-match-last-modified-time'];
  const missing = sizes.find((name) => call.header(name) !== undefined);
  if (missing !== undefined) throw notImplemented(missing);
  const [versionId, etag] = [call.param('versionId'), call.header('if-match')];
  const deletion = removed(request, { key: call.key, versionId, etag });
  return {
    status: 204,
    headers: {
      'x-amz-version-id': deletion.versionId,
      'x-amz-delete-marker': deletion.isMarker ? 'true' : undefined,
    },
  };
}

/** A document that must come with a digest of itself. */
export function checkedDocument(request: Request, rootName: string, isDigestNeeded: boolean): Node {
  const { call } = request;
  const { bytes, trailers } = request.payload();
  const claim = claimOf(call.header, trailers);
  const md5 = call.header('content-md5');
  if (isDigestNeeded && claim === undefined && md5 === undefined) {
    throw new S3Error('InvalidRequest', 'Missing required header for this request: Content-MD5');
  }
  assertContentMd5(md5, bytes);
  assertClaim(claim, bytes);
  return parseXml(bytes, rootName);
}

function deletedOne(request: Request, doomed: Doomed, isQuiet: boolean) {
  const { key: Key, versionId: VersionId } = doomed;
  try {
    const { versionId, isMarker } = removed(request, doomed);
    const isNewMarker = isMarker && VersionId === undefined;
    if (isQuiet) return undefined;
    return element(
      'Deleted',
      elements({
        Key,
        VersionId,
        DeleteMarker: isMarker || undefined,
        DeleteMarkerVersionId: isNewMarker || isMarker ? versionId : undefined,
      }),
    );
  } catch (error) {
    if (!(error instanceof S3Error)) throw error;
    return element('Error', elements({ Key, VersionId, Code: error.code, Message: error.message }));
  }
}

/** DeleteObjects. */
export function deleteObjects(request: Request): Reply {
  const root = checkedDocument(request, 'Delete', true);
  const doomed = all(root, 'Object').map((one) => {
    const key = textOf(one, 'Key');
    if (key === undefined || key === '') throw malformedXml();
    return { key, versionId: textOf(one, 'VersionId'), etag: textOf(one, 'ETag') };
  });
  if (doomed.length === 0 || doomed.length > 1000) throw malformedXml();
  const isQuiet = textOf(root, 'Quiet') === 'true';
  const results = doomed.map((one) => deletedOne(request, one, isQuiet));
  return { status: 200, body: xmlDocument('DeleteResult', results) };
}

/** GetObjectTagging, PutObjectTagging and DeleteObjectTagging. */
export function objectTagging(request: Request): Reply {
  const { call, bucket } = request;
  const versionId = call.param('versionId');
  const verb = { GET: 'Get', PUT: 'Put', DELETE: 'Delete' }[call.method];
  if (verb === undefined)
    throw new S3Error(
      'MethodNotAllowed',
      'The specified method is not allowed against this resource.',
    );
  const ending = versionId === undefined ? '' : 'Version';
  allow(request, `s3:${verb}Object${ending}Tagging`);
  const object = versionAt(bucket, call.key, versionId);
  const headers = { 'x-amz-version-id': versionHeader(bucket, object.versionId) };
  if (verb === 'Get') {
    return { status: 200, headers, body: xmlDocument('Tagging', tagSet(object.tags)) };
  }
  object.tags =
    verb === 'Put' ? tagsOf(checkedDocument(request, 'Tagging', false), true) : new Map();
  return { status: verb === 'Put' ? 200 : 204, headers };
}
