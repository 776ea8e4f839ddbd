import { createHash } from 'node:crypto';
import { blame, contradicting } from '../../core/blame.ts';
import { CustomerKey } from '../../core/customer-key.ts';
import { answered, type Exchange, header, isAccepted } from '../../core/exchange.ts';
import type { Mismatch } from '../../core/report.ts';
import { plain, type Stored } from '../../core/values.ts';
import type { OperationName } from '../../spec/operations.ts';
import { createWorld, type Trial } from '../../world/world.ts';

const customer = 'x-amz-server-side-encryption-customer-';
const other = CustomerKey.of(createHash('sha256').update('read-back').digest());
const makers: readonly OperationName[] = ['PutObject', 'CopyObject', 'PostObject'];
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
  const of = { name: act.request.name, encryption: plain } as Stored;
  const versionId = header(act, 'x-amz-version-id');
  const at = { of: { ...of, ...(versionId !== undefined && { versionId }) } };
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
    received: `${read.status}, ${read.body.byteLength.toLocaleString('en')} bytes`,
  });
  return contradicting('ssec.get.any-without-key-fails', found);
}

function unless(isSo: boolean, read: Exchange, mismatch: Mismatch): readonly Mismatch[] {
  return isSo ? [] : blame(read, [mismatch]);
}
