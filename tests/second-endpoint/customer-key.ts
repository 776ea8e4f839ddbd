import { createHash } from 'node:crypto';
import type { Values } from './call.ts';
import { S3Error } from './s3-error.ts';

/** Where the headers of a customer key stand: for the object itself, or for the source of a copy. */
export type Carrier = 'object' | 'source';

export const sse = 'x-amz-server-side-encryption';
const starts: Readonly<Record<Carrier, string>> = {
  object: `${sse}-customer`,
  source: 'x-amz-copy-source-server-side-encryption-customer',
};

/** A customer key, for as long as its request lasts. */
export interface CustomerKey {
  readonly bytes: Buffer;
  readonly md5: string;
}

/** The headers as they were sent. */
export interface Sent {
  readonly algorithm: string | undefined;
  readonly key: string | undefined;
  readonly md5: string | undefined;
}

/**
 * How the endpoint settles what the documents leave open. `amazon` decodes, orders its checks and
 * words its refusals as Amazon S3 is known to; `own` is stricter, and words them its own way.
 */
export type Manner = 'amazon' | 'own';

/** What an operation asks of a key besides that it is sent. */
export interface Demand {
  /** Reads do without the MD5 at Amazon S3. */
  readonly needsMd5: boolean;
  /** A key that opens something is compared with that; its length is then not looked at. */
  readonly isNew: boolean;
}

export function sentIn(values: Values, carrier: Carrier): Sent | undefined {
  const [algorithm, key, md5] = ['algorithm', 'key', 'key-md5'].map((one) =>
    values(`${starts[carrier]}-${one}`),
  );
  if (algorithm === undefined && key === undefined && md5 === undefined) return undefined;
  return { algorithm, key, md5 };
}

/** An argument of the encryption that is not valid, with the value that Amazon S3 would quote. */
export function invalidKey(message: string, quoted?: string): S3Error {
  const elements = { ArgumentName: sse, ...(quoted !== undefined && { ArgumentValue: quoted }) };
  return new S3Error('InvalidArgument', message, { elements });
}

function required(what: string): S3Error {
  return invalidKey(
    `Requests specifying Server Side Encryption with Customer provided keys must ${what}`,
  );
}

/** Customer keys travel over TLS alone: looked at before all else. */
export function assertSecure(names: Iterable<string>, isSecure: boolean): void {
  if (isSecure) return;
  const isSent = [...names].some((name) =>
    Object.values(starts).some((start) => name.startsWith(`${start}-`)),
  );
  if (isSent) throw required('be made over a secure connection.');
}

const digest = (bytes: Buffer) => createHash('md5').update(bytes).digest('base64');

/** Groups of four symbols; what is no symbol is passed over, and an incomplete group left out. */
function looselyDecoded(text: string): Buffer {
  const symbols = [...text].filter((one) => /[A-Za-z0-9+/=]/.test(one));
  const bytes: Buffer[] = [];
  for (let at = 0; at + 4 <= symbols.length; at += 4) {
    const group = symbols.slice(at, at + 4).join('');
    bytes.push(
      Buffer.from(
        group.replace(/^=+/, (some) => 'A'.repeat(some.length)),
        'base64',
      ),
    );
  }
  return Buffer.concat(bytes);
}

function likeAmazon({ algorithm = '', key = '', md5 }: Sent, demand: Demand): CustomerKey {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: the bounds of ASCII.
  if (/[^\u0000-\u007f]/.test(key)) {
    throw invalidKey(
      'The secret key was improperly encoded. The secret key must be Base64 encoded.',
    );
  }
  const bytes = looselyDecoded(key);
  if (bytes.length === 0) throw invalidKey('The secret key was invalid - too short.', key);
  if (md5 !== undefined && md5 !== digest(bytes)) {
    throw invalidKey(
      'The calculated MD5 hash of the key did not match the hash that was provided.',
    );
  }
  if (algorithm !== 'AES256') {
    throw new S3Error(
      'InvalidEncryptionAlgorithmError',
      'The Encryption request you specified is not valid. Supported value: AES256.',
      { elements: { ArgumentName: sse, ArgumentValue: algorithm } },
    );
  }
  if (demand.isNew && bytes.length !== 32) {
    throw invalidKey('The secret key was invalid for the specified algorithm.');
  }
  return { bytes, md5: digest(bytes) };
}

function inOwnManner({ algorithm, key = '', md5 }: Sent): CustomerKey {
  if (algorithm !== 'AES256') {
    throw new S3Error(
      'InvalidEncryptionAlgorithmError',
      'The encryption request that you specified is not valid. The valid value is AES256.',
    );
  }
  const bytes = Buffer.from(key, 'base64');
  if (bytes.length !== 32 || bytes.toString('base64') !== key) {
    throw invalidKey('A customer key is the Base64 of 32 bytes.');
  }
  if (md5 !== digest(bytes)) throw invalidKey('The MD5 of the customer key is another one.');
  return { bytes, md5 };
}

/** The key of headers that were sent, or the refusal of them. */
export function keyOf(sent: Sent, manner: Manner, demand: Demand): CustomerKey {
  if (sent.algorithm === undefined) throw required('provide a valid encryption algorithm.');
  if (sent.key === undefined) throw required('provide an appropriate secret key.');
  if (sent.md5 === undefined && (demand.needsMd5 || manner === 'own')) {
    throw required('provide the client calculated MD5 of the secret key.');
  }
  return manner === 'amazon' ? likeAmazon(sent, demand) : inOwnManner(sent);
}

export function customerHeaders(key: CustomerKey): Record<string, string> {
  return { [`${sse}-customer-algorithm`]: 'AES256', [`${sse}-customer-key-MD5`]: key.md5 };
}
