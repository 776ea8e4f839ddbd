import { afterEach, describe, expect, test, vi } from 'vitest';
import type { Exchange } from '../../../core/exchange.ts';
import { unblocked } from '../../../runner/probes/unblock.ts';
import { answer } from '../../core/answer.ts';
import { hurry } from '../ledgered.ts';
import { observing, type Script } from '../scripted.ts';

afterEach(() => vi.restoreAllMocks());

describe('a bucket that may block SSE-C', () => {
  const tried = async (first: Exchange, writes: readonly Exchange[], script: Script) => {
    hurry();
    const connection = observing(script);
    const left = [...writes];
    const write = async () => left.shift() ?? first;
    const last = await unblocked(connection, 'bucket', { first, write, limitMs: 1 });
    const sent = connection.sent.map(({ operation }) => operation);
    return { status: last.status, sent, bodies: connection.sent.map(({ body }) => `${body}`) };
  };
  const noDefault: Script = ({ operation }) =>
    answer(operation === 'GetBucketEncryption' ? 404 : 200);

  test.each([200, 400, 404, 500, 501])(
    'its settings are left alone where a write is answered with %i',
    async (status) => {
      expect(await tried(answer(status), [], noDefault)).toMatchObject({ status, sent: [] });
    },
  );
  test('it is set to allow SSE-C where a write is answered with 403', async () => {
    const { status, sent, bodies } = await tried(answer(403), [answer(200)], noDefault);
    expect([status, sent]).toEqual([200, ['GetBucketEncryption', 'PutBucketEncryption']]);
    expect(bodies[1]).toContain('<EncryptionType>NONE<');
  });
  test('it has no default encryption again where that did not help and it had none', async () => {
    const { status, sent } = await tried(answer(403), [], noDefault);
    expect([status, sent.at(-1)]).toEqual([403, 'DeleteBucketEncryption']);
  });
  test('it gets its old default encryption back where that did not help', async () => {
    const { sent, bodies } = await tried(answer(403), [], () => answer(200, { body: '<Old/>' }));
    expect([sent.at(-1), bodies.at(-1)]).toEqual(['PutBucketEncryption', '<Old/>']);
  });
  test('nothing is put back where the setting was refused', async () => {
    const { sent } = await tried(answer(403), [], () => answer(400));
    expect(sent).toEqual(['GetBucketEncryption', 'PutBucketEncryption']);
  });
});
