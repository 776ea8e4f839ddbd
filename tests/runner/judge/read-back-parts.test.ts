import { describe, expect, test } from 'vitest';
import { CustomerKey } from '../../../core/customer-key.ts';
import { refused } from '../../../core/expectations.ts';
import { type Rule, rule } from '../../../core/rule.ts';
import { type Draft, plain, ssec } from '../../../core/values.ts';
import { customerKey, objectBody } from '../../../generators/index.ts';
import { answer, element } from '../../core/answer.ts';
import { scripted } from '../scripted.ts';
import { body, common, key, trial } from './trials.ts';

const of = CustomerKey.of(Buffer.from('TEST ONLY key of a single part!!'));
const given = { key: customerKey(), body: objectBody() };

/** A part under another key than its upload, or under one of an upload without SSE-C. */
const oddPart = (upload: 'SSE-C' | 'plain') =>
  rule({
    ...common,
    id: 'mpu.part.other-key',
    on: ['UploadPart'],
    given,
    arrange: ({ have }, drawn) =>
      have.upload({ encryption: upload === 'plain' ? plain : ssec(drawn.key) }),
    act: ({ s3 }, drawn, made) =>
      s3.uploadPart({ upload: made, number: 1, body: drawn.body, key: of }),
    control: ({ s3 }, drawn, made) => s3.uploadPart({ upload: made, number: 2, body: drawn.body }),
    expect: refused(),
  }) as unknown as Rule;

/** An upload that must not be created. */
const oddUpload = rule({
  ...common,
  id: 'mpu.create.bad-key',
  on: ['CreateMultipartUpload'],
  given,
  act: ({ s3 }, drawn) =>
    s3.call('CreateMultipartUpload', { of: { name: 'run/case/0/1' }, key: drawn.key }),
  control: ({ s3 }, drawn) =>
    s3.call('CreateMultipartUpload', { of: { name: 'run/case/0/2' }, key: drawn.key }),
  expect: refused(),
}) as unknown as Rule;

const keyOf = ({ ssecHeaders }: Draft) =>
  ssecHeaders[0]?.members.find(([member]) => member === 'key')?.[1];
const isComplete = ({ method, query }: Draft) =>
  method === 'POST' && query.some(([name]) => name === 'uploadId');

/** Accepts everything; its objects open where the test says so. */
function careless(isRead: (sent: string | undefined) => boolean, completes = 200) {
  const script = (draft: Draft) => {
    if (draft.method === 'GET')
      return isRead(keyOf(draft)) ? answer(200, { body: body.bytes() }) : answer(403);
    const headers = [['etag', '"a"']] as const;
    const document = element('Result', [element('UploadId', 'an-upload')]);
    return answer(isComplete(draft) ? completes : 200, { headers, document });
  };
  return scripted(script, { observed: script });
}

const rows = [
  ['opens with the key of the upload', (sent) => sent === key.base64, []],
  ['opens with every key', (sent) => sent !== undefined, ['plaintext-exposed another key']],
  ['opens without a key', () => true, ['plaintext-exposed no key']],
  ['opens with none', () => false, ['data-lost the key that was sent']],
] as const satisfies readonly (readonly [string, (sent?: string) => boolean, readonly string[]])[];

describe.each([
  ['a part that must be refused', oddPart('SSE-C')],
  ['an upload that must be refused', oddUpload],
])('the object of %s', (_, judged) => {
  test.each(rows)('%s', async (__, isRead, named) => {
    const { mismatches } = await trial(judged, careless(isRead));
    const [first, ...hidden] = mismatches;
    expect(first?.expected).toBe('refused with 4xx or 501');
    expect(hidden.map(({ harm, expected }) => `${harm} ${expected}`)).toEqual(
      named.map((text) => {
        const [harm, ...words] = text.split(' ');
        return expect.stringMatching(new RegExp(`^${harm} .*${words.join(' ')}`));
      }),
    );
  });
});

test('the object of a part is no finding where it opens with the key of the part', async () => {
  const { mismatches } = await trial(
    oddPart('SSE-C'),
    careless((sent) => sent === of.base64),
  );
  expect(mismatches).toHaveLength(1);
});

test('a part that was sent with a key into a plain upload must not open without it', async () => {
  const { mismatches } = await trial(
    oddPart('plain'),
    careless(() => true),
  );
  expect(mismatches.map(({ harm }) => harm)).toEqual([undefined, 'plaintext-exposed']);
});

test('nothing is said of an object that the endpoint does not complete', async () => {
  const connection = careless(() => false, 400);
  const { mismatches } = await trial(oddPart('SSE-C'), connection);
  expect(mismatches).toHaveLength(1);
  expect(connection.sent.filter(isComplete).length).toBeGreaterThan(0);
});
