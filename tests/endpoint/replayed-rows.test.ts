import { hash } from 'node:crypto';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { SentMembers } from '../../core/model/order-of-checks.ts';
import { type ReferenceEndpoint, startReferenceEndpoint } from '../../fixtures/endpoint/index.ts';
import type { Carrier } from '../../spec/operations.ts';
import type { Quoted, RecordedRow } from '../../spec/recorded/row.ts';
import { recordedRows } from '../../spec/recorded/rows.ts';
import { type Drawn, replayOf } from './replay-drawn.ts';
import { replayer } from './replayed.ts';
import type { Seen } from './signed.ts';

const proving = recordedRows.filter(({ provesNothing }) => provesNothing === undefined);
const confirming = {
  algorithm: 'x-amz-server-side-encryption-customer-algorithm',
  md5: 'x-amz-server-side-encryption-customer-key-md5',
  'sse-s3': 'x-amz-server-side-encryption',
} as const;

let endpoint: ReferenceEndpoint;
let replay: Awaited<ReturnType<typeof replayer>>;
beforeAll(async () => {
  endpoint = await startReferenceEndpoint();
  replay = await replayer(endpoint);
});
afterAll(() => endpoint.close());

const element = (text: string, name: string) => {
  const found = new RegExp(`<${name}>([^<]*)`).exec(text)?.[1];
  return found
    ?.replaceAll('&quot;', '"')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&');
};

/** What of the answer is compared with the recording. */
function shown({ answer }: RecordedRow, seen: Seen) {
  const { text } = seen;
  return {
    isAccepted: seen.status < 300,
    status: seen.status,
    code: element(text, 'Code'),
    message: element(text, 'Message'),
    argumentName: element(text, 'ArgumentName'),
    argumentValue: element(text, 'ArgumentValue'),
    confirms:
      answer.confirms &&
      Object.values(confirming).map((name) => `${name}: ${seen.headers[name] ?? 'absent'}`),
  };
}

/** The recorded answer, with the values of this request. */
function recorded({ answer }: RecordedRow, { request }: Drawn) {
  const members = request.sent.formFields ?? request.sent.headers;
  const met = request.met.headers;
  const stored = met instanceof Uint8Array ? hash('md5', met, 'base64') : undefined;
  const values = { algorithm: 'AES256', md5: members?.md5 ?? stored, 'sse-s3': 'AES256' };
  const names = Object.keys(confirming) as (keyof typeof confirming)[];
  const { confirms } = answer;
  return {
    isAccepted: answer.status < 300,
    status: answer.status,
    code: answer.code,
    message: answer.message,
    argumentName: answer.argumentName,
    argumentValue: answer.argumentValue && quoted(answer.argumentValue, request),
    confirms:
      confirms &&
      names.map(
        (name) => `${confirming[name]}: ${confirms.includes(name) ? values[name] : 'absent'}`,
      ),
  };
}

/** The value of the request that ArgumentValue quotes. */
function quoted(what: Quoted, { sent, serverSideEncryption, partNumbers }: Drawn['request']) {
  if (what === 'server-side-encryption') return serverSideEncryption;
  if (what === 'part-number') return String(partNumbers?.[0]);
  const [carrier = '', member = ''] = what.split('.');
  const members: SentMembers = sent[carrier as Carrier] ?? {};
  if (member === 'algorithm') return members.algorithm;
  if (member === 'key') return members.key;
  return new TextDecoder('euc-kr').decode(Buffer.from(members.key ?? ''));
}

const seeds = [11, 42];
const cases = seeds.flatMap((seed) => proving.map((row) => [row.id, seed, row] as const));

test.each(cases)(
  'the reference endpoint answers a request like %s as Amazon S3 did (seed %i)',
  async (_id, seed, row) => {
    const [drawn] = fc.sample(replayOf(row), { numRuns: 1, seed });
    if (drawn === undefined) throw new Error('Nothing was drawn.');
    expect(shown(row, await replay(row, drawn))).toEqual(recorded(row, drawn));
  },
);

test('every recorded answer that proves something is replayed', () => {
  expect(proving.length).toBe(458);
});
