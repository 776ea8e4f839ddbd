import { createHash } from 'node:crypto';
import { blame, contradicting } from '../../core/blame.ts';
import { counted } from '../../core/counted.ts';
import { CustomerKey } from '../../core/customer-key.ts';
import { answered, type Exchange, header, isAccepted } from '../../core/exchange.ts';
import { isRefusal } from '../../core/expectations/refused.ts';
import type { Mismatch } from '../../core/report.ts';
import { plain, type Stored } from '../../core/values.ts';
import type { OperationName } from '../../spec/operations.ts';
import { createWorld, type Trial } from '../../world/world.ts';
import { completedOf } from './read-back-parts.ts';

const customer = 'x-amz-server-side-encryption-customer-';
const other = CustomerKey.of(createHash('sha256').update('read-back').digest());
const makers: readonly OperationName[] = ['PutObject', 'CopyObject', 'PostObject'];
const inParts: readonly OperationName[] = [
  'CreateMultipartUpload',
  'UploadPart',
  'UploadPartCopy',
  'CompleteMultipartUpload',
];
const readBackMax = 2;

/**
 * Reads back the objects of writes that were accepted and not confirmed, with no key, their own and
 * another one: a missing confirmation must not hide that an object is stored in the clear, or lost.
 */
export async function readBackUnconfirmed(
  trial: Trial,
  acts: readonly Exchange[],
): Promise<readonly Mismatch[]> {
  const unconfirmed = acts.filter((act) => keySent(act) !== undefined && !isConfirmed(act));
  const last = new Map(unconfirmed.map((act) => [act.request.name, act]));
  const found: Mismatch[] = [];
  for (const act of [...last.values()].slice(-readBackMax))
    found.push(...(await readBack(trial, act)));
  return found;
}

/**
 * Reads back the objects of writes that were accepted although they must be refused, with no key,
 * each key that was sent, of whatever length, and another one: whoever sent SSE-C headers must not find the object
 * in the clear, under a key that nobody sent, or lost.
 */
export async function readBackOdd(
  trial: Trial,
  acts: readonly Exchange[],
): Promise<readonly Mismatch[]> {
  const odd = acts.filter(
    (act) => isAccepted(act) && (isKeyed(act) || inParts.includes(act.request.operation)),
  );
  const last = new Map(odd.map((act) => [act.request.name, act]));
  const found: Mismatch[] = [];
  for (const act of [...last.values()].slice(-readBackMax)) {
    const made = inParts.includes(act.request.operation)
      ? await completedOf({ trial, keysOf }, act)
      : { of: whereOf(act), keys: keysOf(act) };
    if (made !== undefined) found.push(...(await stateAfter(trial, made)));
  }
  return found;
}

const isKeyed = (act: Exchange) =>
  makers.includes(act.request.operation) && membersOf(act).length > 0;
const keysTriedMax = 2;

/** The keys that a write sent, of whatever length. */
function keysOf(act: Exchange): readonly CustomerKey[] {
  return membersOf(act)
    .filter(([member]) => member === 'key')
    .map(([, value]) => CustomerKey.of(Buffer.from(value, 'base64')));
}

async function stateAfter(
  trial: Trial,
  { of, keys: sent }: NonNullable<Awaited<ReturnType<typeof completedOf>>>,
): Promise<readonly Mismatch[]> {
  const keys = sent.slice(0, keysTriedMax);
  const { s3 } = createWorld(trial, 'observe');
  const at = { of };
  const without = await s3.getObject({ ...at, key: 'none' });
  if (isAccepted(without)) return readableWithout(without, 'no key');
  const withOther = await s3.getObject({ ...at, key: other });
  const withOwn: Exchange[] = [];
  for (const key of keys) withOwn.push(await s3.getObject({ ...at, key }));
  const isLost = !withOwn.some(isAccepted) && isRefusal(without) && withOwn.every(isRefusal);
  const lost = unless(!isLost, withOwn[0] ?? without, {
    expected: 'an object of an accepted write is readable with the key that was sent',
    received: 'it opens neither without a key nor with one that was sent',
    harm: 'data-lost',
  });
  return [
    ...readableWithout(withOther, 'another key'),
    ...contradicting('ssec.get.decrypts', isAccepted(withOther) ? [] : lost),
  ];
}

/** The SSE-C headers of a write, without those of the source of a copy. */
function membersOf({ request }: Exchange): readonly (readonly [string, string])[] {
  return request.ssecHeaders.flatMap(({ carrier, members }) =>
    carrier === 'copySourceHeaders' ? [] : members,
  );
}

/** The object that a write made. */
function whereOf(act: Exchange): Stored {
  const of = { name: act.request.name, encryption: plain } as Stored;
  const versionId = header(act, 'x-amz-version-id');
  return { ...of, ...(versionId !== undefined && { versionId }) };
}

/** The key of an accepted write of an object with valid SSE-C headers. */
function keySent(act: Exchange): CustomerKey | undefined {
  if (!isAccepted(act) || !makers.includes(act.request.operation)) return undefined;
  const carried = act.request.ssecHeaders.find(({ carrier }) => carrier !== 'copySourceHeaders');
  const sent = Object.fromEntries(carried?.members ?? []);
  const bytes = Buffer.from(sent.key ?? '', 'base64');
  if (bytes.byteLength !== 32) return undefined;
  const key = CustomerKey.of(bytes);
  const isValid =
    sent.algorithm === 'AES256' && sent.key === key.base64 && sent.md5 === key.md5Base64;
  return isValid ? key : undefined;
}

function isConfirmed(act: Exchange): boolean {
  return header(act, `${customer}key-MD5`) !== undefined;
}

async function readBack(trial: Trial, act: Exchange): Promise<readonly Mismatch[]> {
  const key = keySent(act);
  if (key === undefined) return [];
  const { s3 } = createWorld(trial, 'observe');
  const at = { of: whereOf(act) };
  const own = await s3.getObject({ ...at, key });
  const withOther = await s3.getObject({ ...at, key: other });
  const without = await s3.getObject({ ...at, key: 'none' });
  const lost = unless(isAccepted(own), own, {
    expected: 'an object that was written with SSE-C is readable with its key',
    received: answered(own),
  });
  return [
    ...contradicting('ssec.get.decrypts', lost),
    ...readableWithout(withOther, 'another key'),
    ...readableWithout(without, 'no key'),
  ];
}

function readableWithout(read: Exchange, how: string): readonly Mismatch[] {
  const found = unless(!isAccepted(read), read, {
    expected: `an object that was written with SSE-C is not readable with ${how}`,
    received: `${read.status}, ${counted(read.body.byteLength, 'byte')}`,
    harm: read.body.byteLength > 0 ? 'plaintext-exposed' : 'malformed-accepted',
  });
  return contradicting('ssec.get.any-without-key-fails', found);
}

function unless(isSo: boolean, read: Exchange, mismatch: Mismatch): readonly Mismatch[] {
  return isSo ? [] : blame(read, [mismatch]);
}
