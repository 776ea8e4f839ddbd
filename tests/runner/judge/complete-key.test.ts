import { describe, expect, test } from 'vitest';
import type { Rule } from '../../../core/rule.ts';
import { ssec, type Upload } from '../../../core/values.ts';
import type { WholeWorld } from '../../../world/world.ts';
import { answer } from '../../core/answer.ts';
import { scripted } from '../scripted.ts';
import { key, reading, trial } from './trials.ts';

const upload: Upload = { id: 'u', name: 'n', encryption: ssec(key), parts: [] };

/** Whether each CompleteMultipartUpload that was sent carried a key. */
async function sent(asks: 'if asked for' | undefined, status: number): Promise<readonly boolean[]> {
  const completing: Rule = {
    ...reading,
    arrange: undefined,
    act: ({ s3 }: WholeWorld) => s3.completeMultipartUpload({ upload, ...(asks && { key: asks }) }),
  } as never;
  const connection = scripted(() =>
    answer(status, status === 200 ? {} : { error: { code: 'Refused' } }),
  );
  await trial(completing, connection);
  return connection.sent
    .filter(({ operation }) => operation === 'CompleteMultipartUpload')
    .map(({ ssecHeaders }) => ssecHeaders.length > 0);
}

describe('CompleteMultipartUpload with its key on demand', () => {
  test.each([400, 403])(
    'CompleteMultipartUpload is sent again with its key after %i',
    async (status) => {
      expect(await sent('if asked for', status)).toEqual([false, true]);
    },
  );
  // No such upload, a conflict, a condition that does not hold.
  test.each([200, 404, 409, 412, 500])(
    'CompleteMultipartUpload is not sent again after %i',
    async (status) => {
      expect(await sent('if asked for', status)).toEqual([false]);
    },
  );
});

test('CompleteMultipartUpload without a key is sent once', async () => {
  expect(await sent(undefined, 400)).toEqual([false]);
});
