import { createHmac, randomBytes } from 'node:crypto';
import type { Values } from './call.ts';
import {
  customerHeaders,
  invalidKey,
  keyOf,
  type Manner,
  type Sent,
  sentIn,
  sse,
} from './customer-key.ts';
import { invalidArgument, notImplemented, S3Error } from './s3-error.ts';
import { isKeyOf, type KeyPrint, printOf } from './seal.ts';

/** How something is encrypted, as far as it is kept. */
export type Encryption =
  | { readonly by: 'customer'; readonly print: KeyPrint }
  | { readonly by: 'AES256' }
  | KmsEncryption;

export interface KmsEncryption {
  readonly by: 'aws:kms' | 'aws:kms:dsse';
  readonly keyId: string;
  readonly hasBucketKey: boolean;
}

/** What a write asks for: an encryption, and the key that opens it while the request lasts. */
export interface Target {
  readonly encryption: Encryption;
  readonly secret: Buffer;
  readonly headers: Readonly<Record<string, string>>;
}

const master = randomBytes(32);
const kmsId = '5ec0ad00-0000-4000-8000-000000000002';
const kmsArn = `arn:aws:kms:us-east-1:000000000000:key/${kmsId}`;

/** The key of an encryption that this endpoint manages. */
function managedSecret(encryption: Exclude<Encryption, { by: 'customer' }>): Buffer {
  return createHmac('sha256', master).update(encryption.by).digest();
}

const booleans: Readonly<Record<string, boolean>> = { true: true, false: false };

function kmsOf(
  values: Values,
  by: KmsEncryption['by'],
  hasDefaultBucketKey: boolean,
): KmsEncryption {
  const id = values(`${sse}-aws-kms-key-id`);
  const asked = values(`${sse}-bucket-key-enabled`);
  const hasBucketKey = asked === undefined ? hasDefaultBucketKey : booleans[asked.toLowerCase()];
  if (hasBucketKey === undefined) {
    throw invalidArgument(`${sse}-bucket-key-enabled`, 'The value is neither true nor false.');
  }
  if (id !== undefined && ![kmsId, kmsArn, 'alias/aws/s3'].includes(id)) {
    throw new S3Error('KMS.NotFoundException', 'Invalid keyId');
  }
  return { by, keyId: kmsArn, hasBucketKey };
}

/** The encryption that a bucket gives to what asks for none. */
export type DefaultEncryption = Exclude<Encryption, { by: 'customer' }>;

/** Reads an encryption that this endpoint manages, from headers or from a bucket's settings. */
export function managedEncryption(
  values: Values,
  manner: Manner,
  otherwise: DefaultEncryption,
): DefaultEncryption {
  const asked = values(sse);
  if (manner === 'own' && asked?.startsWith('aws:kms')) throw notImplemented(sse);
  const ofKms = ['-aws-kms-key-id', '-context'].some((one) => values(`${sse}${one}`) !== undefined);
  if (asked === 'aws:kms' || asked === 'aws:kms:dsse') return kmsOf(values, asked, false);
  if (asked !== undefined && asked !== 'AES256') {
    throw invalidArgument(sse, 'The encryption method specified is not supported');
  }
  if (ofKms) {
    throw invalidArgument(
      sse,
      'Server Side Encryption with AWS KMS managed key requires HTTP header x-amz-server-side-encryption : aws:kms',
    );
  }
  if (asked === 'AES256') return { by: 'AES256' };
  if (otherwise.by === 'AES256') return otherwise;
  return kmsOf(values, otherwise.by, otherwise.hasBucketKey);
}

function managedTarget(encryption: DefaultEncryption): Target {
  return { encryption, secret: managedSecret(encryption), headers: headersOf(encryption) };
}

const others = ['', '-aws-kms-key-id', '-context', '-bucket-key-enabled'];

/** What a write asks for; one that asks for two ways at once is refused. */
export function targetOf(values: Values, manner: Manner, otherwise: DefaultEncryption): Target {
  const sent = sentIn(values, 'object');
  if (sent === undefined) return managedTarget(managedEncryption(values, manner, otherwise));
  const other = others.map((one) => values(`${sse}${one}`)).find((one) => one !== undefined);
  if (other !== undefined) {
    throw invalidKey(
      'Server Side Encryption with Customer provided key is incompatible with the encryption method specified',
      other,
    );
  }
  const key = keyOf(sent, manner, { needsMd5: true, isNew: true });
  return {
    encryption: { by: 'customer', print: printOf(key.bytes) },
    secret: key.bytes,
    headers: customerHeaders(key),
  };
}

/** Requests that write nothing new do not choose an encryption. */
export function assertNoChoice(values: Values): void {
  const found = others.find((one) => values(`${sse}${one}`) !== undefined);
  if (found === undefined) return;
  throw invalidKey(
    `${sse}${found} header is not supported for this operation.`,
    values(`${sse}${found}`),
  );
}

/** The headers that tell how something is encrypted that this endpoint manages. */
export function headersOf(encryption: Encryption): Record<string, string> {
  if (encryption.by === 'customer') return {};
  if (encryption.by === 'AES256') return { [sse]: 'AES256' };
  return {
    [sse]: encryption.by,
    [`${sse}-aws-kms-key-id`]: encryption.keyId,
    ...(encryption.hasBucketKey ? { [`${sse}-bucket-key-enabled`]: 'true' } : {}),
  };
}

/** How the refusals of an operation are worded that opens something. */
export interface Refusals {
  readonly missing: () => S3Error;
  readonly unwanted: () => S3Error;
  readonly wrong: () => S3Error;
}

const notItsKey = () => new S3Error('InvalidRequest', 'This key opens something else.');

const invalid = (message: string) => () => new S3Error('InvalidRequest', message);

export const refusalsOfSource: Refusals = {
  missing: invalid(
    'The object was stored using a form of Server Side Encryption. The correct parameters must be provided to retrieve the object.',
  ),
  unwanted: invalid('The encryption parameters are not applicable to this object.'),
  wrong: invalid('The provided encryption parameters did not match the ones used originally.'),
};

export const refusalsOfRead: Refusals = {
  ...refusalsOfSource,
  wrong: () =>
    new S3Error(
      'AccessDenied',
      'Requests specifying Server Side Encryption with Customer provided keys must provide the correct secret key.',
    ),
};

const initiated = invalid(
  'The multipart upload initiate requested encryption. Subsequent part requests must include the appropriate encryption parameters.',
);
export const refusalsOfPart: Refusals = {
  ...refusalsOfSource,
  missing: initiated,
  unwanted: initiated,
};

const forChecksums = invalid(
  'The object was stored using a form of Server Side Encryption. Correct SSE-C request parameters are required for this request when specifying checksums for each part.',
);
export const refusalsOfUpload: Refusals = {
  missing: forChecksums,
  unwanted: forChecksums,
  wrong: forChecksums,
};

/** What opens something, and the headers that confirm it. */
export interface Unlocked {
  readonly secret: Buffer;
  readonly headers: Record<string, string>;
}

/** Opens something with the key that was sent, which must be its own, or none where it has none. */
export function unlock(
  encryption: Encryption,
  sent: Sent | undefined,
  of: { readonly manner: Manner; readonly needsMd5: boolean; readonly refusals: Refusals },
): Unlocked {
  const { manner, needsMd5, refusals } = of;
  const read = () => sent && keyOf(sent, manner, { needsMd5, isNew: false });
  // Headers that are wrong in themselves are named first, unless Amazon S3 does otherwise.
  if (manner === 'own') read();
  if (encryption.by !== 'customer') {
    if (sent !== undefined) throw refusals.unwanted();
    return { secret: managedSecret(encryption), headers: headersOf(encryption) };
  }
  const key = read();
  if (key === undefined) throw refusals.missing();
  if (!isKeyOf(encryption.print, key.bytes))
    throw manner === 'own' ? notItsKey() : refusals.wrong();
  return { secret: key.bytes, headers: customerHeaders(key) };
}
