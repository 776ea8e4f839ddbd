import { bucketSetting, createBucket, deleteBucket, isSetting } from './bucket-settings.ts';
import type { Call, Reply } from './call.ts';
import { abortUpload, completeUpload, listParts } from './complete.ts';
import { assertSecure } from './customer-key.ts';
import { deleteObject, deleteObjects, objectTagging } from './deletes.ts';
import { postObject } from './form.ts';
import { listBuckets, listObjects, listUploads, listVersions } from './lists.ts';
import { createUpload, uploadPart, uploadPartCopy } from './multipart.ts';
import { payloadOf } from './payload.ts';
import { getObject, getObjectAttributes } from './reads.ts';
import { allow, type Request } from './request.ts';
import { invalidArgument, notImplemented, S3Error } from './s3-error.ts';
import type { Credentials } from './scope.ts';
import { type Caller, callerOf } from './signature.ts';
import { bucketIn, type Store, versionAt } from './store.ts';
import { copyObject, putObject } from './writes.ts';
import { element, elements, xmlDocument } from './xml.ts';

/** Parameters that choose no other operation than the one that is written out below. */
const ordinary =
  /^(x-id|versionId|partNumber|uploadId|uploads|response-.+|X-Amz-.+|x-amz-.+|list-type|prefix|delimiter|marker|max-keys|encoding-type|continuation-token|start-after|fetch-owner|key-marker|version-id-marker|upload-id-marker|max-uploads|max-parts|part-number-marker|max-buckets|versions|delete|attributes|tagging|acl)$/;

function assertKnown(call: Call): void {
  const isRead = call.method === 'GET' || call.method === 'HEAD';
  const isOfBucket = call.key === '';
  const other = call.query.find(
    ([name, value]) =>
      !ordinary.test(name) && !(isRead && value !== '') && !(isOfBucket && isSetting(name)),
  );
  if (other !== undefined) throw notImplemented(other[0]);
}

const signing =
  /^x-amz-(algorithm|credential|date|expires|signedheaders|signature|security-token)$/;

/** A signed URL may name headers in its query, but never how an object is encrypted. */
function withHoisted(call: Call, caller: Caller): Call {
  const hoisted = call.query
    .map(([name, value]) => [name.toLowerCase(), value] as const)
    .filter(([name]) => name.startsWith('x-amz-') && !signing.test(name));
  const encryption = hoisted.find(([name]) => name.includes('server-side-encryption'));
  if (encryption !== undefined) {
    throw invalidArgument(encryption[0], 'Encryption is asked for in headers, not in the query.');
  }
  if (caller.is === 'anonymous' || !caller.isPresigned || hoisted.length === 0) return call;
  const headers = new Map([...hoisted, ...call.headers]);
  return { ...call, headers, header: (name) => headers.get(name) };
}

function accessControl(request: Request): Reply {
  const { call, bucket } = request;
  if (call.method !== 'GET') {
    throw new S3Error('AccessControlListNotSupported', 'The bucket does not allow ACLs');
  }
  allow(request, call.key === '' ? 's3:GetBucketAcl' : 's3:GetObjectAcl');
  if (call.key !== '') versionAt(bucket, call.key, call.param('versionId'));
  const owner = { ID: 'owner', DisplayName: 'owner' };
  const grantee =
    '<Grantee xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:type="CanonicalUser"><ID>owner</ID></Grantee>';
  const grant = element('Grant', [{ xml: grantee }, element('Permission', 'FULL_CONTROL')]);
  const body = [element('Owner', elements(owner)), element('AccessControlList', grant)];
  return { status: 200, body: xmlDocument('AccessControlPolicy', body) };
}

function onBucket(request: Request): Reply {
  const { call, credentials } = request;
  const has = (name: string) => call.param(name) !== undefined;
  const setting = call.query.find(([name]) => isSetting(name))?.[0];
  if (setting !== undefined) return bucketSetting(request, setting);
  if (has('acl')) return accessControl(request);
  switch (call.method) {
    case 'HEAD':
      allow(request, 's3:ListBucket');
      return { status: 200, headers: { 'x-amz-bucket-region': credentials.region } };
    case 'GET':
      if (has('versions')) return listVersions(request);
      return has('uploads') ? listUploads(request) : listObjects(request);
    case 'POST':
      return has('delete') ? deleteObjects(request) : postObject(request);
    case 'DELETE':
      return deleteBucket(request);
    default:
      throw notAllowed();
  }
}

function notAllowed(): S3Error {
  return new S3Error(
    'MethodNotAllowed',
    'The specified method is not allowed against this resource.',
  );
}

function onObject(request: Request): Reply {
  const { call } = request;
  const has = (name: string) => call.param(name) !== undefined;
  const copies = call.header('x-amz-copy-source') !== undefined;
  if (has('tagging')) return objectTagging(request);
  if (has('acl')) return accessControl(request);
  switch (call.method) {
    case 'HEAD':
      return getObject(request);
    case 'GET':
      if (has('attributes')) return getObjectAttributes(request);
      return has('uploadId') ? listParts(request) : getObject(request);
    case 'PUT':
      if (has('uploadId')) return copies ? uploadPartCopy(request) : uploadPart(request);
      if (has('partNumber'))
        throw invalidArgument('uploadId', 'This operation needs an upload id.');
      return copies ? copyObject(request) : putObject(request);
    case 'POST':
      if (has('uploads')) return createUpload(request);
      if (has('uploadId')) return completeUpload(request);
      throw notAllowed();
    case 'DELETE':
      return has('uploadId') ? abortUpload(request) : deleteObject(request);
    default:
      throw notAllowed();
  }
}

/** Answers a request, or throws what it is refused with. */
export function answer(sent: Call, store: Store, credentials: Credentials): Reply {
  const caller = callerOf(sent, credentials);
  const call = withHoisted(sent, caller);
  assertKnown(call);
  assertSecure(call.headers.keys(), call.isSecure);
  const isForm = call.method === 'POST' && call.key === '' && call.param('delete') === undefined;
  const expected = call.header('x-amz-expected-bucket-owner');
  if (expected !== undefined && expected !== '000000000000') {
    throw new S3Error('AccessDenied', 'Access Denied');
  }
  if (caller.is === 'anonymous' && !isForm && !store.has(call.bucket)) {
    throw new S3Error('AccessDenied', 'Access Denied');
  }
  const payload = () => payloadOf(call, caller);
  if (call.bucket === '') {
    if (call.method === 'GET') return listBuckets(store);
    throw notAllowed();
  }
  if (call.key === '' && call.method === 'PUT' && call.query.every(([name]) => name === 'x-id')) {
    const lock = call.header('x-amz-bucket-object-lock-enabled');
    if (lock?.toLowerCase() === 'true') throw notImplemented('x-amz-bucket-object-lock-enabled');
    payload();
    return createBucket(store, call);
  }
  const bucket = bucketIn(store, call.bucket);
  const request: Request = { call, caller, credentials, store, bucket, payload };
  return call.key === '' ? onBucket(request) : onObject(request);
}
