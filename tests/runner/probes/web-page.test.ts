import { expect, test } from 'vitest';
import { answer } from '../../core/answer.ts';
import { ran } from '../ran.ts';

test('a server of web pages is no S3, and no case is judged on it', async () => {
  const page = answer(200, { body: '<html>welcome</html>' });
  const { error, cases, reported } = await ran(() => page);
  expect([error?.code, error?.exitCode]).toEqual(['E_NOT_S3', 3]);
  expect(cases).toEqual([]);
  expect(reported).not.toContain('SSE-C write');
});
