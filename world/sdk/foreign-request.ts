import type {
  CarriedSsecHeaders,
  Draft,
  HeaderPair,
  MemberPair,
  QueryPair,
  SentDraft,
} from '../../core/values.ts';
import {
  type Carrier,
  carriers,
  type Member,
  memberSuffixes,
  type OperationName,
} from '../../spec/operations.ts';

/** A request that another client built and signed. */
export interface ForeignRequest {
  readonly origin: string;
  readonly method: string;
  /** The exact text of path and query. */
  readonly path: string;
  readonly headers: readonly HeaderPair[];
  readonly body: Uint8Array;
  /** The fields of a POST form, its signature included. */
  readonly fields?: readonly HeaderPair[];
}

/** The bucket of a request, and whether its name is in the path. */
export interface BucketAddress {
  readonly bucket: string;
  readonly addressing: 'path' | 'virtual';
}

/**
 * The request as a draft of our own client, so that it is recorded and redacted in the same way.
 * Headers that signing adds, or that differ at each sending, are left out.
 */
export function draftOfForeign(request: ForeignRequest, address: BucketAddress): SentDraft {
  const { method, headers, fields } = request;
  const { name, query } = targetOf(request, address);
  const operation = fields ? 'PostObject' : operationOf({ method, query, headers });
  return {
    operation,
    method,
    bucket: address.bucket,
    name: fields?.find(([field]) => field === 'key')?.[1] ?? name,
    query: query.filter(([parameter]) => !notShown.test(parameter)),
    headers: headers.filter(([line]) => !notShown.test(line) && memberOf(line) === undefined),
    bodySizeBytes: request.body.byteLength,
    ssecHeaders: [
      ...ssecHeadersIn(headers, ['headers', 'copySourceHeaders']),
      ...ssecHeadersIn(fields ?? [], ['formFields']),
      ...ssecHeadersIn(query, ['query']),
    ],
    signing: { mode: modeOf(request) },
    transport: transportOf(request),
    ...(fields && { form: { fields: fields.filter(([field]) => !isSecretField(field)) } }),
  };
}

/** The signatures in the headers, query and form fields of a request. */
export function signaturesIn({ headers, path, fields = [] }: ForeignRequest): readonly string[] {
  const authorization = headers.find(([name]) => name.toLowerCase() === 'authorization')?.[1];
  const field = fields.find(([name]) => name.toLowerCase() === 'x-amz-signature')?.[1];
  return [
    ...(/Signature=(\w+)/.exec(authorization ?? '')?.slice(1) ?? []),
    ...(/X-Amz-Signature=(\w+)/i.exec(path)?.slice(1) ?? []),
    ...(field === undefined ? [] : [field]),
  ];
}

/** Scheme and wire of the request on our connections. */
export function transportOf({ origin, headers }: ForeignRequest): Draft['transport'] {
  return {
    scheme: origin.startsWith('http:') ? 'http' : 'https',
    wire: 'client',
    expectContinue: headers.some(([name]) => name.toLowerCase() === 'expect'),
  };
}

const notShown =
  /^(host|authorization|content-length|expect|amz-sdk-.*|(x-amz-)?user-agent|x-amz-(date|algorithm|credential|expires|signedheaders|signature|security-token|content-sha256))$/i;
const isSecretField = (name: string) => notShown.test(name) || /^policy$/i.test(name);

function modeOf({ path, fields }: ForeignRequest): Draft['signing']['mode'] {
  if (fields !== undefined) return 'form';
  return /[?&]X-Amz-Signature=/i.test(path) ? 'query' : 'header';
}

function targetOf(
  { path }: ForeignRequest,
  { bucket, addressing }: BucketAddress,
): { readonly name: string; readonly query: readonly QueryPair[] } {
  const [target = '', search = ''] = path.split('?', 2);
  const query = [...new URLSearchParams(search)].map(
    ([parameter, value]): QueryPair => (value === '' ? [parameter] : [parameter, value]),
  );
  const below = addressing === 'path' ? `/${bucket}/` : '/';
  const name = target.startsWith(below) ? decodeURIComponent(target.slice(below.length)) : '';
  return { name, query };
}

/** The operation of a request, by its method, sub-resource and `x-amz-copy-source` header. */
export function operationOf(of: {
  readonly method: string;
  readonly query: readonly QueryPair[];
  readonly headers: readonly HeaderPair[];
}): OperationName {
  const has = (parameter: string) => of.query.some(([name]) => name === parameter);
  const isCopy = of.headers.some(([name]) => name.toLowerCase() === 'x-amz-copy-source');
  switch (of.method) {
    case 'GET':
      if (has('uploadId')) return 'ListParts';
      if (has('list-type')) return 'ListObjectsV2';
      return has('attributes') ? 'GetObjectAttributes' : 'GetObject';
    case 'HEAD':
      return 'HeadObject';
    case 'DELETE':
      return has('uploadId') ? 'AbortMultipartUpload' : 'DeleteObject';
    case 'POST':
      if (has('delete')) return 'DeleteObjects';
      return has('uploads') ? 'CreateMultipartUpload' : 'CompleteMultipartUpload';
    default:
      if (has('uploadId')) return isCopy ? 'UploadPartCopy' : 'UploadPart';
      return isCopy ? 'CopyObject' : 'PutObject';
  }
}

type Pair = readonly [name: string, value?: string];

/** The SSE-C header that a name stands for, in any case. */
function memberOf(name: string): { readonly carrier: string; readonly member: Member } | undefined {
  const lower = name.toLowerCase();
  for (const prefix of [carriers.copySourceHeaders, carriers.headers]) {
    for (const [member, suffix] of Object.entries(memberSuffixes))
      if (lower === (prefix + suffix).toLowerCase())
        return { carrier: prefix, member: member as Member };
  }
  return undefined;
}

function ssecHeadersIn(
  pairs: readonly Pair[],
  wanted: readonly Carrier[],
): readonly CarriedSsecHeaders[] {
  return wanted.flatMap((carrier) => {
    const members = pairs.flatMap(([name, value = '']): MemberPair[] => {
      const found = memberOf(name);
      return found?.carrier === carriers[carrier] ? [[found.member, value]] : [];
    });
    return members.length === 0 ? [] : [{ carrier, members }];
  });
}
