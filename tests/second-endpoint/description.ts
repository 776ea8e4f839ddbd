import { queryOf, type Values } from './call.ts';
import { invalidArgument, notImplemented, S3Error } from './s3-error.ts';
import type { Description } from './store.ts';
import { all, element, elements, type Markup, type Node, textOf } from './xml.ts';

const kept = ['Cache-Control', 'Content-Disposition', 'Content-Language', 'Expires'];

/** Classes whose objects can be read at once. */
const storageClasses = [
  'STANDARD',
  'REDUCED_REDUNDANCY',
  'STANDARD_IA',
  'ONEZONE_IA',
  'INTELLIGENT_TIERING',
  'GLACIER_IR',
];
const archiving = ['GLACIER', 'DEEP_ARCHIVE', 'OUTPOSTS', 'SNOW', 'EXPRESS_ONEZONE'];

const acls = ['private', 'bucket-owner-full-control', 'bucket-owner-read'];

function storageClassOf(asked: string | undefined): string {
  if (asked === undefined) return 'STANDARD';
  if (storageClasses.includes(asked)) return asked;
  if (archiving.includes(asked)) throw notImplemented('x-amz-storage-class');
  throw new S3Error('InvalidStorageClass', 'The storage class you specified is not valid');
}

/** Features that a write may ask for and that this endpoint does not have. */
export function assertPossible(values: Values, names: Iterable<string>): void {
  const missing = [...names].find((name) =>
    /^x-amz-(object-lock-|write-offset|rename-)/.test(name),
  );
  if (missing !== undefined) throw notImplemented(missing);
  const acl = values('x-amz-acl');
  const grant = [...names].find((name) => name.startsWith('x-amz-grant-'));
  if ((acl !== undefined && !acls.includes(acl)) || grant !== undefined) {
    throw new S3Error('AccessControlListNotSupported', 'The bucket does not allow ACLs');
  }
}

/** `aws-chunked` is how a body travels, not how it is stored. */
function contentEncoding(values: Values): string | undefined {
  const codings = values('content-encoding')
    ?.split(',')
    .map((one) => one.trim())
    .filter((one) => one !== '' && one !== 'aws-chunked');
  return codings === undefined || codings.length === 0 ? undefined : codings.join(',');
}

/** What headers or the fields of a form say of an object. */
export function describe(values: Values, names: Iterable<string>): Description {
  const every = [...names];
  assertPossible(values, every);
  const headers = kept.flatMap((name) => {
    const value = values(name.toLowerCase());
    return value === undefined ? [] : [[name, value] as const];
  });
  const encoding = contentEncoding(values);
  const metadata = every
    .filter((name) => name.startsWith('x-amz-meta-'))
    .map((name) => [name.slice('x-amz-meta-'.length), values(name) ?? ''] as const);
  if (metadata.reduce((sum, [name, value]) => sum + name.length + value.length, 0) > 2048) {
    throw new S3Error(
      'MetadataTooLarge',
      'Your metadata headers exceed the maximum allowed metadata size',
    );
  }
  return {
    headers: {
      ...Object.fromEntries(headers),
      ...(encoding === undefined ? {} : { 'Content-Encoding': encoding }),
      'Content-Type': values('content-type') || 'binary/octet-stream',
    },
    metadata: Object.fromEntries(metadata),
    redirect: values('x-amz-website-redirect-location'),
    storageClass: storageClassOf(values('x-amz-storage-class')),
  };
}

export type Tags = ReadonlyMap<string, string>;

function tagsFrom(pairs: readonly (readonly [string, string])[]): Tags {
  const tags = new Map(pairs);
  const isLong = pairs.some(
    ([name, value]) => name.length > 128 || value.length > 256 || name === '',
  );
  if (isLong || tags.size !== pairs.length) {
    throw new S3Error('InvalidTag', 'The tag provided was not a valid tag.');
  }
  return tags;
}

function objectTags(pairs: readonly (readonly [string, string])[]): Tags {
  if (pairs.length <= 10) return tagsFrom(pairs);
  throw new S3Error('InvalidTag', 'Object tags cannot be greater than 10');
}

export function tagsIn(values: Values): Tags {
  const text = values('x-amz-tagging');
  if (text === undefined) return new Map();
  try {
    return objectTags(queryOf(text));
  } catch (error) {
    if (error instanceof S3Error && error.code === 'InvalidTag') throw error;
    throw invalidArgument(
      'x-amz-tagging',
      "The header 'x-amz-tagging' shall be encoded as UTF-8 then URLEncoded URL query parameters without tag name duplicates.",
    );
  }
}

/** The tags of a document, of an object or of a bucket. */
export function tagsOf(root: Node, isOfObject: boolean): Tags {
  const [set] = all(root, 'TagSet');
  const pairs = all(set, 'Tag').map(
    (tag) => [textOf(tag, 'Key') ?? '', textOf(tag, 'Value') ?? ''] as const,
  );
  return isOfObject ? objectTags(pairs) : tagsFrom(pairs);
}

export function tagSet(tags: Tags): Markup {
  const listed = [...tags].map(([Key, Value]) => element('Tag', elements({ Key, Value })));
  return element('TagSet', listed);
}
