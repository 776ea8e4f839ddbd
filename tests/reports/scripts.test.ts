import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { CaseReport, RecordedExchange } from '../../core/report.ts';
import type { HeaderPair } from '../../core/values.ts';
import { boto3Script } from '../../reports/scripts/boto3.ts';
import { curlScript } from '../../reports/scripts/curl.ts';
import { planOf } from '../../reports/scripts/plan.ts';
import type { OperationName } from '../../spec/operations.ts';
import { hostileCase, reportOf } from './hostile-report.ts';

const ssec = 'x-amz-server-side-encryption-customer';
/** Text that runs a command in a script that quotes badly. */
const injection = `'"; touch pwned; $(touch pwned) \`touch pwned\` \\`;
let folder = '';

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'sse-c-scripts-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

interface Sent {
  readonly operation: OperationName;
  readonly method: string;
  readonly target: string;
  readonly headers?: readonly HeaderPair[];
  readonly size?: number;
  readonly excerpt?: string;
  readonly triple?: string;
}

function exchange({ size = 0, headers = [], excerpt, triple, ...request }: Sent): RecordedExchange {
  return {
    role: 'act',
    request: {
      ...request,
      ...{ scheme: 'https', headers, bodySizeBytes: size },
      ...(triple !== undefined && { triple }),
    },
    answer: { status: 200, headers: [], bodySizeBytes: 0, ...(excerpt && { excerpt }) },
    durationMs: 1,
  };
}

function failing(sent: readonly Sent[], of: Partial<CaseReport> = {}): CaseReport {
  const one = hostileCase('fail', { title: injection, ...of });
  const exchanges = sent.map(exchange);
  const mismatches = [{ expected: injection, received: injection }];
  return {
    ...one,
    findings: one.findings.map((finding) => ({
      ...{ ...finding, exchanges, mismatches, counterexample: 'key: "key#3f9a1c02"' },
    })),
  };
}

function planFor(sent: readonly Sent[], of: Partial<CaseReport> = {}) {
  const one = failing(sent, of);
  return planOf(reportOf([one]), one);
}

const put: Sent = {
  operation: 'PutObject',
  method: 'PUT',
  target: '/bucket/a%20name',
  headers: [
    [`${ssec}-algorithm`, injection],
    [`${ssec}-key`, 'key#3f9a1c02'],
    [`${ssec}-key-MD5`, 'MD5 of key#3f9a1c02'],
  ],
  size: 33,
};
const copy: Sent = {
  operation: 'CopyObject',
  method: 'PUT',
  target: '/bucket/copy',
  headers: [['x-amz-copy-source', '/bucket/a%20name']],
};
const upload: readonly Sent[] = [
  {
    operation: 'CreateMultipartUpload',
    method: 'POST',
    target: '/bucket/big?uploads',
    excerpt: '<UploadId>abc~1</UploadId>',
  },
  {
    operation: 'UploadPart',
    method: 'PUT',
    target: '/bucket/big?partNumber=2&uploadId=abc~1',
    size: 9,
  },
  {
    operation: 'CompleteMultipartUpload',
    method: 'POST',
    target: '/bucket/big?uploadId=abc~1',
    size: 120,
  },
];

function planned(sent: readonly Sent[]) {
  return planFor(sent) ?? expect.fail('no plan');
}

test('a curl script draws its key, and takes bucket and credentials from the environment', () => {
  const script = curlScript(planned([put]));
  expect(script).toContain('key_3f9a1c02=$(openssl rand -base64 32)');
  expect(script).toContain(`send "$https" PUT '/'"$BUCKET"'/a%20name' "$work/sent-0"`);
  expect(script).toContain(`'${ssec}-key: '"$key_3f9a1c02"`);
  expect(script).toContain(`'${ssec}-key-MD5: '"$(md5 "$key_3f9a1c02")"`);
  expect(script).toContain('head -c 33 /dev/urandom');
  expect(script).toMatch(/^: "\$\{AWS_ACCESS_KEY_ID:\?\}" "\$\{AWS_SECRET_ACCESS_KEY:\?\}"$/m);
});

test('a copy names its source in the bucket of the script', () => {
  expect(curlScript(planned([put, copy]))).toContain(
    `'x-amz-copy-source: ''/'"$BUCKET"'/a%20name'`,
  );
});

test('a script of an upload uses the upload id and the ETags that it is given', () => {
  const script = curlScript(planned(upload));
  expect(script).not.toContain('abc~1');
  expect(script).toContain('upload_0=$(element UploadId)');
  expect(script).toContain('etag_1=$(etag)');
  expect(script).toContain(`<PartNumber>2</PartNumber><ETag>'"$etag_1"'</ETag>`);
  const python = boto3Script(planned(upload));
  expect(python).not.toContain('abc~1');
  expect(python).toContain('element(answer_0, "UploadId")');
  expect(python).toContain('<ETag>{etag(answer_1)}</ETag>');
});

test('a value that the report does not show is replaced by another, and the script says so', () => {
  const hidden: Sent = {
    ...put,
    headers: [
      [`${ssec}-key`, '(24 bytes, not shown)'],
      [`${ssec}-key-MD5`, '(not shown)'],
    ],
  };
  expect(curlScript(planned([hidden]))).toContain(
    `Not shown in the report, so another value stands in: ${ssec}-key, ${ssec}-key-MD5`,
  );
  expect(boto3Script(planned([hidden]))).toContain('os.urandom(24)');
});

test('text of an endpoint runs no command in a curl script, which signs and sends', () => {
  const file = join(folder, 'script.sh');
  writeFileSync(file, curlScript(planned([put, ...upload])));
  // A curl that writes its configuration down, and answers nothing.
  const curl = join(folder, 'curl');
  writeFileSync(curl, '#!/usr/bin/env bash\ncat >> "$CALLS"\n');
  chmodSync(curl, 0o755);
  const calls = join(folder, 'calls');
  const ran = spawnSync('bash', [file], {
    cwd: folder,
    encoding: 'utf8',
    env: {
      ...process.env,
      ...{ PATH: `${folder}:${process.env.PATH}`, CALLS: calls, BUCKET: 'mine' },
      ...{ AWS_ACCESS_KEY_ID: 'AKIDTEST', AWS_SECRET_ACCESS_KEY: 'TESTONLYsecret' },
    },
  });
  expect(ran.stdout).toContain('PUT /mine/a%20name');
  expect(existsSync(join(folder, 'pwned'))).toBe(false);
  expect(ran.stdout + ran.stderr).not.toContain('TESTONLYsecret');
});

test.each<[string, Sent]>([
  ['a form', { ...put, triple: 'formFields: AES256, key#3f9a1c02' }],
  ['a body that is not known', { ...put, operation: 'PutBucketPolicy' }],
  ['a copy of an object that was there before', copy],
  ['a read of an object that was there before', { ...put, operation: 'GetObject', method: 'GET' }],
  ['a bucket of another name', { ...put, target: '/other/a' }],
  ['a method that is no word', { ...put, method: 'PUT; touch pwned' }],
  ['a header name that is no token', { ...put, headers: [['x y', 'z']] }],
])('there is no script of %s', (_, sent) => {
  expect(planFor([sent])).toBeUndefined();
});

test('there is no script of a signature that clients do not make', () => {
  expect(planFor([put], { rule: 'headers.unsigned-rejected' })).toBeUndefined();
});
