import { afterAll, beforeAll, expect, test } from 'vitest';
import { type ReferenceEndpoint, startReferenceEndpoint } from '../../fixtures/endpoint/index.ts';
import type { Quoted } from '../../spec/recorded/row.ts';
import { recordedRows } from '../../spec/recorded/rows.ts';
import { scenes } from './recorded-scenes.ts';
import { type Seen, signedSender } from './signed.ts';

/** The answers recorded by LocalStack, each named by its test and its label there. */
const answers = recordedRows
  .filter(({ origin }) => origin.startsWith('localstack:'))
  .map((row) => {
    const [group = '', label = ''] = row.origin.replace('localstack:', '').split('/');
    return { group, label, ...row.answer };
  });
const seen: Record<string, Record<string, Seen>> = {};
let endpoint: ReferenceEndpoint;

beforeAll(async () => {
  endpoint = await startReferenceEndpoint();
  const send = signedSender(endpoint);
  for (const [index, [group, scene]] of Object.entries(scenes).entries()) {
    const bucket = `/recorded-${index}`;
    await send({ method: 'PUT', path: bucket });
    seen[group] = await scene(send, bucket);
  }
});
afterAll(() => endpoint.close());

/** The header in which a field of the recorded client's answer is sent. */
const headers: Readonly<Record<string, string>> = {
  AcceptRanges: 'accept-ranges',
  ChecksumCRC32: 'x-amz-checksum-crc32',
  ChecksumCRC64NVME: 'x-amz-checksum-crc64nvme',
  ChecksumType: 'x-amz-checksum-type',
  ContentLength: 'content-length',
  ContentType: 'content-type',
  LastModified: 'last-modified',
  SSECustomerAlgorithm: 'x-amz-server-side-encryption-customer-algorithm',
  SSECustomerKeyMD5: 'x-amz-server-side-encryption-customer-key-md5',
  ServerSideEncryption: 'x-amz-server-side-encryption',
  VersionId: 'x-amz-version-id',
};

function shows(answer: Seen, field: string): boolean {
  if (field === 'Body') return answer.text.length > 0;
  // The recorded client makes an empty record where no x-amz-meta- header came.
  if (field === 'Metadata') return true;
  if (field === 'Parts') return answer.text.includes('<Part>');
  const name = headers[field];
  if (name !== undefined && answer.headers[name] !== undefined) return true;
  if (field === 'ETag' && answer.headers.etag !== undefined) return true;
  return answer.text.includes(`<${field}>`) || answer.text.includes(`<${field} `);
}

const element = (answer: Seen, name: string) =>
  new RegExp(`<${name}>([^<]*)`).exec(answer.text)?.[1];

/** The value in these requests that ArgumentValue quotes. */
function valueQuoted(quoted: Quoted | undefined): string | undefined {
  if (quoted === 'server-side-encryption') return 'AES256';
  return quoted && 'KMS';
}

test('every request whose answer LocalStack recorded is sent to the reference endpoint', () => {
  expect(answers.length).toBe(52);
  const missing = answers.filter(({ group, label }) => seen[group]?.[label] === undefined);
  expect(missing.map(({ group, label }) => `${group} ${label}`)).toEqual([]);
});

const rows = answers.map((wanted) => [wanted.group, wanted.label, wanted] as const);

test.each(rows)('the reference endpoint answers %s %s as recorded', (_group, _label, wanted) => {
  const answer = seen[wanted.group]?.[wanted.label] as Seen;
  expect(answer.status).toBe(wanted.status);
  expect((wanted.fields ?? []).filter((field) => !shows(answer, field))).toEqual([]);
  if (wanted.code === undefined) return;
  expect(element(answer, 'Code')).toBe(wanted.code);
  expect(element(answer, 'Message')).toBe(wanted.message);
  expect(element(answer, 'ArgumentName')).toBe(wanted.argumentName);
  expect(element(answer, 'ArgumentValue')).toBe(valueQuoted(wanted.argumentValue));
});
