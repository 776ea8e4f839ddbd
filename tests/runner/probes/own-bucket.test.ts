import { afterEach, describe, expect, test, vi } from 'vitest';
import type { Draft } from '../../../core/values.ts';
import { ownBuckets } from '../../../runner/probes/own-bucket.ts';
import { answer } from '../../core/answer.ts';
import { hurry, ledgered } from '../ledgered.ts';
import { facts } from '../scripted.ts';
import { smallS3 } from '../small-s3.ts';

afterEach(() => vi.restoreAllMocks());

describe('a bucket of a trial’s own', () => {
  const isSsecWrite = ({ ssecHeaders }: Draft) => ssecHeaders.length > 0;
  test('each new bucket has its own name, is in the ledger, is empty, and keeps its settings where it takes SSE-C', async () => {
    const s3 = smallS3();
    const { config, connection, ledger } = ledgered(s3.script);
    const lend = ownBuckets(config, connection, facts as never);
    const lent = [await lend(), await lend()];
    expect(lent.map(({ name }) => name)).toEqual(['bucket-own-1', 'bucket-own-2']);
    expect(lent.every((one) => !('trouble' in one))).toBe(true);
    expect(ledger().map((entry) => 'bucket' in entry && entry.bucket)).toEqual([
      'bucket-own-1',
      'bucket-own-2',
    ]);
    expect(s3.held()).toEqual([]);
    const operations = connection.sent.map(({ operation }) => operation);
    expect(operations.slice(0, 4)).toEqual([
      'CreateBucket',
      'PutObject',
      'DeleteObject',
      'CreateBucket',
    ]);
  });
  test('the customer key that tries a new bucket is redacted', async () => {
    const { config, connection } = ledgered(() => answer(200));
    await ownBuckets(config, connection, facts)();
    const [member] =
      connection.sent
        .find(isSsecWrite)
        ?.ssecHeaders[0]?.members.filter(([name]) => name === 'key') ?? [];
    expect(member?.[1]).toHaveLength(44);
    expect(connection.secrets.scrub(member?.[1] ?? '')).toBe('[redacted]');
  });
  test('a bucket is given back by deleting its policy first, then its objects, then itself', async () => {
    const s3 = smallS3();
    const { config, connection } = ledgered(s3.script);
    const lent = await ownBuckets(config, connection, facts)();
    s3.script({ ...(connection.sent[1] as Draft), name: 'left', bucket: lent.name });
    const before = connection.sent.length;
    await lent.release();
    const after = connection.sent.slice(before).map(({ operation }) => operation);
    expect([after[0], after.at(-1)]).toEqual(['DeleteBucketPolicy', 'DeleteBucket']);
    expect([s3.held(), [...s3.buckets]]).toEqual([[], []]);
  });
  test.each([
    [
      'is noted as gone in the ledger once it was deleted',
      204,
      [{ kind: 'gone', bucket: 'bucket-own-1' }],
    ],
    ['stays in the ledger where it could not be deleted', 409, []],
  ])('a bucket %s', async (_, status, noted) => {
    const { config, connection, ledger } = ledgered(({ operation }) =>
      answer(operation === 'DeleteBucket' ? status : 200),
    );
    const lent = await ownBuckets(config, connection, facts)();
    await lent.release();
    expect(ledger()).toEqual([{ kind: 'bucket', bucket: 'bucket-own-1' }, ...noted]);
  });
  test('a bucket that cannot be made is reported with the answer to CreateBucket', async () => {
    const { config, connection } = ledgered(() => answer(403, { error: { code: 'TooMany' } }));
    const lent = await ownBuckets(config, connection, facts)();
    expect(lent.trouble).toBe('CreateBucket was answered with 403 TooMany');
    expect(connection.sent).toHaveLength(1);
  });
  test('a bucket that keeps refusing SSE-C is reported with the answer to a valid write', async () => {
    hurry();
    const { config, connection } = ledgered((draft) => answer(isSsecWrite(draft) ? 403 : 200));
    const lent = await ownBuckets(config, connection, facts)();
    expect(lent.trouble).toBe('a new bucket refuses SSE-C: a valid write was answered with 403');
    expect(connection.sent.some(({ operation }) => operation === 'DeleteObject')).toBe(false);
  });
  test('a new bucket is waited for until it allows SSE-C, any other refusal is left to the rules', async () => {
    let writes = 0;
    const slow = ledgered((draft) => {
      if (isSsecWrite(draft)) writes += 1;
      return answer(isSsecWrite(draft) && writes < 2 ? 403 : 200);
    });
    expect((await ownBuckets(slow.config, slow.connection, facts)()).trouble).toBeUndefined();
    expect(writes).toBe(2);
    const unblocking = slow.connection.sent.find((one) => one.operation === 'PutBucketEncryption');
    expect(Buffer.from(unblocking?.body ?? []).toString()).toContain('<EncryptionType>NONE<');
    const other = ledgered((draft) => answer(isSsecWrite(draft) ? 400 : 200));
    expect((await ownBuckets(other.config, other.connection, facts)()).trouble).toBeUndefined();
    expect(other.connection.sent.filter(isSsecWrite)).toHaveLength(1);
    expect(other.connection.sent.some(({ operation }) => operation === 'DeleteObject')).toBe(false);
  });
});
