import { type ExecFileSyncOptions, execFileSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Agent, request } from 'undici';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { serve } from './installed.ts';
import { makeVenv, type PythonVenv, whyNoPython } from './python-venv.ts';

const command = fileURLToPath(new URL('../../dist/cli/main.js', import.meta.url));
const pathOf = (script: string) => fileURLToPath(new URL(`python/${script}`, import.meta.url));
const reason = whyNoPython();
if (reason !== undefined && process.env.SSEC_REQUIRE_PYTHON === '1')
  throw new Error(`boto3 and the AWS CLI must be tried, but ${reason}.`);
if (reason !== undefined) process.stdout.write(`boto3 and the AWS CLI are not tried: ${reason}.\n`);

describe.skipIf(reason !== undefined)('over https, on the endpoint of `serve`,', () => {
  let venv: PythonVenv;
  let served: Awaited<ReturnType<typeof serve>>;
  let options: ExecFileSyncOptions & { readonly encoding: 'utf8' };
  const outcomes = new Map<string, string>();

  /** How a program of Python is started against a served endpoint. */
  function optionsFor(of: Readonly<Record<string, string>>): typeof options {
    const { ENDPOINT = '', AWS_REGION = '', CA_FILE = '', ...credentials } = of;
    const env = {
      ...credentials,
      ENDPOINT,
      AWS_DEFAULT_REGION: AWS_REGION,
      AWS_CA_BUNDLE: CA_FILE,
      PATH: process.env.PATH ?? '',
      HOME: venv.folder,
    };
    return { cwd: venv.folder, env, encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] };
  }

  /** What came of the drawn stories, those as expected left out. */
  function unexpected(of: Readonly<Record<string, string>>, seed: number, count: number) {
    const args = [pathOf('boto3_stories.py'), String(seed), String(count)];
    const lines = execFileSync(venv.python, args, optionsFor(of)).trim().split('\n');
    expect(lines).toHaveLength(count);
    return lines
      .map((line) => JSON.parse(line) as { readonly write: string; readonly outcome: string })
      .filter(({ outcome }) => outcome !== 'as expected');
  }

  beforeAll(async () => {
    venv = makeVenv();
    served = await serve({ folder: venv.folder, command });
    options = optionsFor(served.env);
    for (const line of execFileSync(venv.python, [pathOf('boto3_steps.py')], options)
      .trim()
      .split('\n')) {
      const { step, outcome } = JSON.parse(line);
      outcomes.set(step, outcome);
    }
  });
  afterAll(async () => {
    served?.running.child.kill('SIGTERM');
    await served?.running.ended;
    if (venv !== undefined) rmSync(venv.folder, { recursive: true, force: true });
  });

  test.each([
    ['writes with SSE-C', 'put'],
    ['reads with SSE-C', 'get'],
    ['is refused with another key', 'refused'],
    ['asks for the size of an SSE-C object', 'head'],
    ['copies an SSE-C object to another key', 'copy'],
    ['uploads a large SSE-C object in parts and reads it back', 'upload in parts'],
    ['copies a large SSE-C object in parts', 'copy in parts'],
    ['presigns an SSE-C write and read', 'presign'],
    ['signs a form with SSE-C fields', 'form'],
  ])('boto3 at its defaults %s', (_, step) => {
    expect(outcomes.get(step)).toBe('as expected');
  });

  test.each([1, 2, 3])(
    'drawn ways of boto3 to write and read with SSE-C agree: seed %i',
    (seed) => {
      expect(unexpected(served.env, seed, 40)).toEqual([]);
    },
  );

  test.each([
    ['accepts-wrong-key', 'another key reads it', /./],
    ['range-off-by-block', 'its key does not read it back', /./],
    ['multipart-object-skips-key-check', 'it is read without a key', /parts|managed/],
    ['copy-skips-source-key', 'another key reads it', /./],
    ['copy-ignores-target-triple', 'InvalidRequest', /copy/],
  ] as const)('the drawn ways show the fault %s: %s', async (fault, outcome, writes) => {
    const faulty = await serve({ folder: venv.folder, command }, [fault]);
    const found = unexpected(faulty.env, 1, 40);
    expect(found.map((one) => one.outcome).join('\n')).toContain(outcome);
    expect(found.filter(({ write }) => !writes.test(write))).toEqual([]);
    faulty.running.child.kill('SIGTERM');
    await faulty.running.ended;
  });

  describe('the AWS CLI at its defaults', () => {
    const at = (name: string) => join(venv.folder, name);
    const aws = (...args: readonly string[]) =>
      execFileSync(venv.aws, ['--endpoint-url', served.env.ENDPOINT ?? '', ...args], options);
    const withKey = () => ['--sse-c', 'AES256', '--sse-c-key', `fileb://${at('key')}`];
    const fromKey = () => [
      ...['--sse-c-copy-source', 'AES256', '--sse-c-copy-source-key', `fileb://${at('key')}`],
    ];
    // TEST ONLY: 32 times one letter.
    const key = 'C'.repeat(32);
    const large = randomBytes(18 * 1024 * 1024);

    beforeAll(() => {
      writeFileSync(at('key'), key);
      writeFileSync(at('small'), 'hello secret world');
      writeFileSync(at('large'), large);
      aws('s3', 'mb', 's3://cli-bucket');
    });

    test('puts, gets and heads an SSE-C object by `aws s3api`', () => {
      const args = ['--bucket', 'cli-bucket', '--key', 'one', '--sse-customer-algorithm', 'AES256'];
      const one = [...args, '--sse-customer-key', key];
      aws('s3api', 'put-object', ...one, '--body', at('small'));
      expect(JSON.parse(aws('s3api', 'head-object', ...one))).toMatchObject({ ContentLength: 18 });
      aws('s3api', 'get-object', ...one, at('small-back'));
      expect(readFileSync(at('small-back'), 'utf8')).toBe('hello secret world');
    });

    test('copies a large SSE-C object up, across and down in parts by `aws s3 cp`', () => {
      const [up, across] = ['s3://cli-bucket/large', 's3://cli-bucket/copy'];
      aws('s3', 'cp', '--no-progress', at('large'), up, ...withKey());
      aws('s3', 'cp', '--no-progress', up, across, ...withKey(), ...fromKey());
      aws('s3', 'cp', '--no-progress', across, at('large-back'), ...withKey());
      expect(readFileSync(at('large-back')).equals(large)).toBe(true);
    });

    test('uploads its standard input with SSE-C', () => {
      const to = [
        '--endpoint-url',
        served.env.ENDPOINT ?? '',
        's3',
        'cp',
        '-',
        's3://cli-bucket/in',
      ];
      execFileSync(venv.aws, [...to, ...withKey()], {
        ...options,
        input: 'from a pipe',
        stdio: 'pipe',
      });
      aws('s3', 'cp', '--no-progress', 's3://cli-bucket/in', at('in-back'), ...withKey());
      expect(readFileSync(at('in-back'), 'utf8')).toBe('from a pipe');
    });

    test('presigns a plain read', async () => {
      aws('s3', 'cp', '--no-progress', at('small'), 's3://cli-bucket/a plain one');
      const url = aws('s3', 'presign', 's3://cli-bucket/a plain one').trim();
      const ca = readFileSync(served.env.CA_FILE ?? '', 'utf8');
      const { body } = await request(url, { dispatcher: new Agent({ connect: { ca } }) });
      expect(await body.text()).toBe('hello secret world');
    });
  });
});
