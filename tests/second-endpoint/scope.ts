import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import { S3Error } from './s3-error.ts';

export interface Credentials {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly region: string;
}

export interface Scope {
  readonly signingKey: Buffer;
  readonly date: string;
  readonly text: string;
}

export const sha256 = (data: string | Buffer) => createHash('sha256').update(data).digest('hex');
export const hmac = (key: string | Buffer, data: string) =>
  createHmac('sha256', key).update(data).digest();

function isEqual(one: string, other: string): boolean {
  const [a, b] = [Buffer.from(one), Buffer.from(other)];
  return a.length === b.length && timingSafeEqual(a, b);
}

/** Checks `AKID/date/region/s3/aws4_request` and derives the key that signs. */
export function scopeOf(credential: string, date: string, credentials: Credentials): Scope {
  const [id, day = '', region, service, ending, ...more] = credential.split('/');
  const isScope = service === 's3' && ending === 'aws4_request' && more.length === 0;
  if (!isScope || !/^\d{8}$/.test(day) || !date.startsWith(day)) {
    throw new S3Error('AuthorizationHeaderMalformed', 'The Credential is mal-formed.');
  }
  if (id !== credentials.accessKeyId) {
    throw new S3Error(
      'InvalidAccessKeyId',
      'The AWS Access Key Id you provided does not exist in our records.',
    );
  }
  if (region !== credentials.region) {
    throw new S3Error(
      'AuthorizationHeaderMalformed',
      `The authorization header is malformed; the region '${region}' is wrong; expecting '${credentials.region}'`,
      { elements: { Region: credentials.region } },
    );
  }
  const key = [day, region, 's3', 'aws4_request'].reduce<string | Buffer>(
    (secret, part) => hmac(secret, part),
    `AWS4${credentials.secretAccessKey}`,
  );
  return {
    signingKey: Buffer.from(key),
    date,
    text: `${day}/${region}/s3/aws4_request`,
  };
}

export function signatureOf(scope: Scope, algorithm: string, lines: readonly string[]): string {
  const text = [algorithm, scope.date, scope.text, ...lines].join('\n');
  return hmac(scope.signingKey, text).toString('hex');
}

function wrongSignature(): S3Error {
  return new S3Error(
    'SignatureDoesNotMatch',
    'The request signature we calculated does not match the signature you provided. Check your key and signing method.',
  );
}

export function assertSignature(given: string, expected: string): void {
  if (!isEqual(given, expected)) throw wrongSignature();
}
