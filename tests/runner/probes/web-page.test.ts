import { expect, test } from 'vitest';
import type { Draft } from '../../../core/values.ts';
import { answer } from '../../core/answer.ts';
import { ran } from '../ran.ts';
import { smallS3 } from '../small-s3.ts';

test('a server of web pages is no S3, and no case is judged on it', async () => {
  const page = answer(200, { body: '<html>welcome</html>' });
  const { error, cases, reported } = await ran(() => page);
  expect([error?.code, error?.exitCode]).toEqual(['E_NOT_S3', 3]);
  expect(cases).toEqual([]);
  expect(reported).not.toContain('SSE-C write');
});

test.each([
  ['a JSON document', '{"ok":true}'],
  ['nothing', ''],
])('a server that answers every read with %s is no S3', async (_, body) => {
  const { error, cases } = await ran(() => answer(200, { body }));
  expect([error?.code, error?.exitCode]).toEqual(['E_NOT_S3', 3]);
  expect(error?.message).toContain('stores no objects');
  expect(cases).toEqual([]);
});

test('an S3 endpoint that opens names which hold nothing is judged', async () => {
  const s3 = smallS3();
  const opens = (draft: Draft) => {
    const said = s3.script(draft);
    const isMissing = draft.operation === 'GetObject' && said.status === 404;
    return isMissing ? answer(200, { body: '' }) : said;
  };
  const { error, cases } = await ran(opens);
  expect(error).toBeUndefined();
  expect(cases.length).toBeGreaterThan(0);
});
