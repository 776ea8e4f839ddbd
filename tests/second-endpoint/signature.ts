import { type Call, decoded, encoded, type Values } from './call.ts';
import { invalidArgument, S3Error } from './s3-error.ts';
import {
  assertSignature,
  type Credentials,
  hmac,
  type Scope,
  scopeOf,
  sha256,
  signatureOf,
} from './scope.ts';

/** Who asks, and with which signature; chunks of the body continue from it. */
export type Caller =
  | { readonly is: 'anonymous' }
  | {
      readonly is: 'owner';
      readonly signature: string;
      readonly scope: Scope;
      readonly isPresigned: boolean;
    };

const skewMs = 15 * 60_000;

function timeOf(text: string): number {
  const parts = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/.exec(text);
  if (parts === null) return Date.parse(text);
  const [, year, month, day, hour, minute, second] = parts;
  return Date.parse(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`);
}

function canonicalQuery(call: Call): string {
  return call.query
    .filter(([name]) => name !== 'X-Amz-Signature')
    .map(([name, value]) => [encoded(name), encoded(value)] as const)
    .sort(([a, x], [b, y]) => (a === b ? (x < y ? -1 : 1) : a < b ? -1 : 1))
    .map(([name, value]) => `${name}=${value}`)
    .join('&');
}

function canonical(call: Call, signed: readonly string[], payload: string): string {
  const path = call.path.split('/').map((part) => encoded(decoded(part)));
  const lines = signed.map((name) => {
    const value = call.header(name) ?? '';
    return `${name}:${value.replace(/ +/g, ' ')}\n`;
  });
  const parts = [call.method, path.join('/'), canonicalQuery(call), lines.join('')];
  // Header values are bytes: the text holds one character for each of them.
  return [...parts, signed.join(';'), payload].join('\n');
}

function assertSigned(call: Call, signed: readonly string[]): void {
  const asked = [...call.headers.keys()].filter((name) => name.startsWith('x-amz-'));
  const unsigned = ['host', ...asked].filter((name) => !signed.includes(name));
  if (unsigned.length === 0) return;
  throw new S3Error(
    'AccessDenied',
    'There were headers present in the request which were not signed',
    { elements: { HeadersNotSigned: unsigned.join(', ') } },
  );
}

function expectSignature(
  call: Call,
  given: { scope: Scope; signed: readonly string[]; payload: string; signature: string },
): void {
  const { scope, signed, payload, signature } = given;
  const hash = sha256(Buffer.from(canonical(call, signed, payload), 'latin1'));
  assertSignature(signature, signatureOf(scope, 'AWS4-HMAC-SHA256', [hash]));
  assertSigned(call, signed);
}

function byHeader(call: Call, authorization: string, credentials: Credentials): Caller {
  const parts = /^AWS4-HMAC-SHA256\s+(.*)$/.exec(authorization)?.[1];
  if (parts === undefined) {
    throw new S3Error(
      'InvalidRequest',
      'The authorization mechanism you have provided is not supported. Please use AWS4-HMAC-SHA256.',
    );
  }
  const fields = new Map(
    parts.split(/\s*,\s*/).map((one) => one.split(/=(.*)/s, 2) as [string, string]),
  );
  const [credential, signed, signature] = ['Credential', 'SignedHeaders', 'Signature'].map((one) =>
    fields.get(one),
  );
  const date = call.header('x-amz-date') ?? call.header('date');
  if (credential === undefined || signed === undefined || signature === undefined) {
    throw new S3Error('AuthorizationHeaderMalformed', 'The authorization header is malformed.');
  }
  const time = timeOf(date ?? '');
  if (date === undefined || Number.isNaN(time)) {
    throw new S3Error(
      'AccessDenied',
      'AWS authentication requires a valid Date or x-amz-date header',
    );
  }
  if (Math.abs(Date.now() - time) > skewMs) {
    throw new S3Error(
      'RequestTimeTooSkewed',
      'The difference between the request time and the current time is too large.',
    );
  }
  const stamp = new Date(time).toISOString().replace(/[-:]|\.\d+/g, '');
  const payload = call.header('x-amz-content-sha256');
  if (payload === undefined) {
    throw new S3Error(
      'InvalidRequest',
      'Missing required header for this request: x-amz-content-sha256',
    );
  }
  const scope = scopeOf(credential, stamp, credentials);
  expectSignature(call, { scope, signed: signed.split(';'), payload, signature });
  return { is: 'owner', signature, scope, isPresigned: false };
}

function byQuery(call: Call, credentials: Credentials): Caller {
  const names = ['Credential', 'Date', 'Expires', 'SignedHeaders', 'Signature'];
  const [credential, date, expires, signed, signature] = names.map((one) =>
    call.param(`X-Amz-${one}`),
  );
  if (
    call.param('X-Amz-Algorithm') !== 'AWS4-HMAC-SHA256' ||
    credential === undefined ||
    date === undefined ||
    expires === undefined ||
    signed === undefined ||
    signature === undefined
  ) {
    throw new S3Error(
      'AuthorizationQueryParametersError',
      'Query-string authentication version 4 requires the X-Amz-Algorithm, X-Amz-Credential, X-Amz-Signature, X-Amz-Date, X-Amz-SignedHeaders, and X-Amz-Expires parameters.',
    );
  }
  const [from, seconds] = [timeOf(date), Number(expires)];
  if (Number.isNaN(from) || !/^\d+$/.test(expires) || seconds < 1 || seconds > 604_800) {
    throw new S3Error(
      'AuthorizationQueryParametersError',
      'X-Amz-Expires must be less than a week (in seconds); that is, the given X-Amz-Expires must be less than 604800 seconds',
    );
  }
  if (Date.now() < from - skewMs) throw new S3Error('AccessDenied', 'Request is not yet valid');
  const scope = scopeOf(credential, date, credentials);
  const payload = call.header('x-amz-content-sha256') ?? 'UNSIGNED-PAYLOAD';
  expectSignature(call, { scope, signed: signed.split(';'), payload, signature });
  if (Date.now() > from + seconds * 1000) throw new S3Error('AccessDenied', 'Request has expired');
  return { is: 'owner', signature, scope, isPresigned: true };
}

/** Who sent a request, by its header or its query. */
export function callerOf(call: Call, credentials: Credentials): Caller {
  const authorization = call.header('authorization');
  const isPresigned = call.query.some(([name]) =>
    /^X-Amz-(Signature|Algorithm|Credential)$/.test(name),
  );
  if (authorization === undefined && call.param('AWSAccessKeyId') !== undefined) {
    throw new S3Error(
      'InvalidRequest',
      'The authorization mechanism you have provided is not supported. Please use AWS4-HMAC-SHA256.',
    );
  }
  if (authorization === undefined && !isPresigned) return { is: 'anonymous' };
  if (authorization !== undefined && isPresigned) {
    throw invalidArgument(
      'Authorization',
      'Only one auth mechanism allowed; only the X-Amz-Algorithm query parameter, Signature query string parameter or the Authorization header should be specified',
    );
  }
  const token = call.header('x-amz-security-token') ?? call.param('X-Amz-Security-Token');
  const caller =
    authorization === undefined
      ? byQuery(call, credentials)
      : byHeader(call, authorization, credentials);
  if (token !== undefined) {
    throw new S3Error('InvalidToken', 'The provided token is malformed or otherwise invalid.');
  }
  return caller;
}

/** Who signed the policy of a form. */
export function formCaller(field: Values, policy: string, credentials: Credentials): void {
  const [credential, date, signature] = ['credential', 'date', 'signature'].map((one) =>
    field(`x-amz-${one}`),
  );
  if (credential === undefined || date === undefined || signature === undefined) {
    throw invalidArgument(
      'x-amz-signature',
      'Bucket POST must contain the fields that sign its policy.',
    );
  }
  if (field('x-amz-algorithm') !== 'AWS4-HMAC-SHA256') {
    throw invalidArgument('x-amz-algorithm', 'X-Amz-Algorithm only supports "AWS4-HMAC-SHA256"');
  }
  const { signingKey } = scopeOf(credential, date, credentials);
  assertSignature(signature, hmac(signingKey, policy).toString('hex'));
}
