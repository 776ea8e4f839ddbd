import type { Reply, Values } from './call.ts';
import { type Checksum, headerOf } from './checksum.ts';
import { isUnchanged, type Range, rangeOf } from './conditions.ts';
import { sentIn } from './customer-key.ts';
import { assertNoChoice, refusalsOfRead, unlock } from './encryption.ts';
import { allow, type Request } from './request.ts';
import { invalidArgument, S3Error } from './s3-error.ts';
import { bytesOf, type Stored, versionAt, versionHeader } from './store.ts';
import { element, elements, xmlDocument } from './xml.ts';

export const quoted = (etag: string) => `"${etag}"`;

export function checksumHeaders(checksum: Checksum | undefined): Record<string, string> {
  if (checksum === undefined) return {};
  return {
    [headerOf(checksum.algorithm)]: checksum.value,
    'x-amz-checksum-type': checksum.type,
  };
}

/** A whole number of a query or a header within its bounds. */
export function numberOf(
  text: string | undefined,
  {
    name,
    least,
    most,
    otherwise,
  }: { name: string; least: number; most: number; otherwise: number },
): number {
  if (text === undefined) return otherwise;
  const value = Number(text);
  if (/^\d+$/.test(text) && value >= least && value <= most) return value;
  throw invalidArgument(name, `Argument ${name} must be an integer between ${least} and ${most}`);
}

interface Opened {
  readonly object: Stored;
  readonly secret: Buffer;
  readonly headers: Record<string, string | undefined>;
}

/** Finds the object of a read and opens it with the key of the request, before all else. */
function opened(request: Request, needsMd5 = false): Opened {
  const { call, bucket } = request;
  const versionId = call.param('versionId');
  allow(request, versionId === undefined ? 's3:GetObject' : 's3:GetObjectVersion');
  assertNoChoice(call.header);
  const object = versionAt(bucket, call.key, versionId);
  const { secret, headers: confirmed } = unlock(object.encryption, sentIn(call.header, 'object'), {
    manner: call.manner,
    needsMd5,
    refusals: refusalsOfRead,
  });
  const headers = {
    'x-amz-version-id': versionHeader(bucket, object.versionId),
    'Last-Modified': object.modified.toUTCString(),
    ...confirmed,
  };
  return { object, secret, headers };
}

function described(object: Stored): Record<string, string | undefined> {
  const metadata = Object.entries(object.metadata).map(([name, value]) => [
    `x-amz-meta-${name}`,
    value,
  ]);
  const { redirect, storageClass, tags } = object;
  return {
    ...object.headers,
    ...(Object.fromEntries(metadata) as Record<string, string>),
    'x-amz-website-redirect-location': redirect,
    'x-amz-storage-class': storageClass === 'STANDARD' ? undefined : storageClass,
    'x-amz-tagging-count': tags.size === 0 ? undefined : String(tags.size),
  };
}

const overrides = [
  'Content-Type',
  'Content-Language',
  'Expires',
  'Cache-Control',
  'Content-Disposition',
  'Content-Encoding',
];

function overridden({ call, caller }: Request): Record<string, string> {
  const asked = overrides.flatMap((name) => {
    const value = call.param(`response-${name.toLowerCase()}`);
    return value === undefined ? [] : [[name, value] as const];
  });
  if (asked.length > 0 && caller.is === 'anonymous') {
    throw new S3Error(
      'InvalidRequest',
      'Request specific response headers cannot be used for anonymous GET requests.',
    );
  }
  return Object.fromEntries(asked);
}

interface Piece {
  readonly range: Range | undefined;
  readonly headers: Record<string, string>;
}

function partAt(object: Stored, number: number): Piece {
  const { parts } = object;
  if (parts === undefined ? number !== 1 : number > parts.length) {
    throw new S3Error('InvalidPartNumber', 'The requested partnumber is not satisfiable', {
      elements: {
        PartNumberRequested: String(number),
        ActualPartCount: String(parts?.length ?? 1),
      },
    });
  }
  if (parts === undefined) {
    return { range: object.size === 0 ? undefined : { from: 0, to: object.size }, headers: {} };
  }
  const from = parts.slice(0, number - 1).reduce((sum, { size }) => sum + size, 0);
  const size = parts[number - 1]?.size ?? 0;
  return {
    range: size === 0 ? undefined : { from, to: from + size },
    headers: { 'x-amz-mp-parts-count': String(parts.length) },
  };
}

function pieceOf({ call }: Request, object: Stored): Piece {
  const [part, range] = [call.param('partNumber'), call.header('range')];
  if (part === undefined) return { range: rangeOf(range, object.size), headers: {} };
  if (range !== undefined) {
    throw new S3Error(
      'InvalidRequest',
      'Cannot specify both Range header and partNumber query parameter',
    );
  }
  const bounds = { name: 'partNumber', least: 1, most: 10_000, otherwise: 1 };
  return partAt(object, numberOf(part, bounds));
}

/** The checksum of the whole object, where the whole object is answered. */
function checked(values: Values, object: Stored, range: Range | undefined): Record<string, string> {
  const isAsked = values('x-amz-checksum-mode')?.toUpperCase() === 'ENABLED';
  return isAsked && range === undefined ? checksumHeaders(object.checksum) : {};
}

/** GetObject and HeadObject. */
export function getObject(request: Request): Reply {
  const { call } = request;
  const { object, secret, headers } = opened(request);
  const common = { ...headers, ETag: quoted(object.etag) };
  if (isUnchanged(call.header, object)) return { status: 304, headers: common };
  const { range, headers: ofPart } = pieceOf(request, object);
  const { from, to } = range ?? { from: 0, to: object.size };
  const isHead = call.method === 'HEAD';
  return {
    status: range === undefined ? 200 : 206,
    headers: {
      ...common,
      ...described(object),
      ...overridden(request),
      ...ofPart,
      ...checked(call.header, object, range),
      'Accept-Ranges': 'bytes',
      'Content-Length': String(to - from),
      'Content-Range': range && `bytes ${from}-${to - 1}/${object.size}`,
    },
    ...(isHead ? {} : { body: bytesOf(object, secret, { from, to }) }),
  };
}

function partsOf(request: Request, object: Stored) {
  const { parts, checksum } = object;
  if (parts === undefined) return undefined;
  const read = (name: string, otherwise: number) =>
    numberOf(request.call.header(name), { name, least: 0, most: 10_000, otherwise });
  const after = read('x-amz-part-number-marker', 0);
  const most = Math.min(read('x-amz-max-parts', 1000), 1000);
  const rest = parts.filter(({ number }) => number > after);
  const shown = rest.slice(0, most);
  // Only parts with checksums of their own are listed.
  const isListed = checksum?.type === 'COMPOSITE';
  return [
    ...elements({
      PartsCount: parts.length,
      PartNumberMarker: isListed ? after : undefined,
      NextPartNumberMarker: isListed ? (shown.at(-1)?.number ?? after) : undefined,
      MaxParts: isListed ? most : undefined,
      IsTruncated: isListed ? rest.length > shown.length : undefined,
    }),
    ...(isListed ? shown : []).map(({ number, size, checksum: value }) =>
      element(
        'Part',
        elements({ [`Checksum${checksum?.algorithm}`]: value, PartNumber: number, Size: size }),
      ),
    ),
  ];
}

/** GetObjectAttributes. */
export function getObjectAttributes(request: Request): Reply {
  const { object, headers } = opened(request, true);
  const asked = (request.call.header('x-amz-object-attributes') ?? '')
    .split(',')
    .map((one) => one.trim())
    .filter((one) => one !== '');
  const all = {
    ETag: object.etag,
    Checksum:
      object.checksum &&
      elements({
        [`Checksum${object.checksum.algorithm}`]: object.checksum.value,
        ChecksumType: object.checksum.type,
      }),
    ObjectParts: partsOf(request, object),
    StorageClass: object.storageClass,
    ObjectSize: object.size,
  };
  if (asked.length === 0 || !asked.every((one) => one in all)) {
    throw invalidArgument('x-amz-object-attributes', 'Invalid attribute name specified.');
  }
  const shown = Object.entries(all).filter(([name]) => asked.includes(name));
  return {
    status: 200,
    headers,
    body: xmlDocument('GetObjectAttributesResponse', elements(Object.fromEntries(shown))),
  };
}
