import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import configSchema from '../../cli/config.schema.json' with { type: 'json' };
import { readConfig } from '../../cli/config-file.ts';
import { type InitFlags, initCommand } from '../../cli/init-command.ts';
import { configuredRunFlagsOf, program, runOptions } from '../../cli/program.ts';
import { UsageError } from '../../core/errors.ts';
import { trialsDefault } from '../../runner/config.ts';

let folder: string;
beforeEach(() => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), 'sse-c-config-')));
  vi.spyOn(process, 'cwd').mockImplementation(() => folder);
  vi.spyOn(process.stderr, 'write').mockReturnValue(true);
});
afterEach(() => vi.restoreAllMocks());

const name = 'sse-c-conformance.config';
function written(text: string, file = `${name}.json`): string {
  writeFileSync(join(folder, file), text);
  return join(folder, file);
}
const flagsOf = (...args: readonly string[]) => configuredRunFlagsOf(args);

async function refusal(text: string, file?: string): Promise<string> {
  const error = await readConfig(written(text, file)).catch((thrown: unknown) => thrown);
  if (!(error instanceof UsageError)) throw new Error(`No usage error: ${error}`);
  expect(error.exitCode).toBe(2);
  return error.message;
}

describe('a configuration file', () => {
  test.each([
    ['json', '{"trials": 5, "rule": "get.*", "strength": 3, "report": ["json", "badge"]}'],
    ['js', 'export default { trials: 5, rule: "get.*", strength: 3, report: ["json", "badge"] };'],
    ['mjs', 'export default { trials: 5, rule: ["get.*"], strength: "3", report: "json,badge" };'],
    [
      'ts',
      'enum N { trials = 5 }\nexport default { trials: N.trials as number, rule: "get.*", strength: 3, report: ["json", "badge"] };',
    ],
  ])('gives flags their values: %s', async (end, text) => {
    written(text, `${name}.${end}`);
    expect(await flagsOf()).toMatchObject({
      ...{ trials: 5, rule: ['get.*'], strength: '3', report: 'json,badge' },
    });
  });

  test('is found in a folder above, and the command line wins, with a default value too', async () => {
    written('{"trials": 5, "failOn": "should", "endpoint": "https://file.test"}');
    const below = join(folder, 'a', 'b');
    mkdirSync(below, { recursive: true });
    folder = below;
    expect(
      await flagsOf('--trials', String(trialsDefault), '--endpoint', 'https://flag.test'),
    ).toMatchObject({
      ...{ trials: trialsDefault, failOn: 'should', endpoint: 'https://flag.test' },
    });
  });

  test('is left alone with --no-config, and --config names another one', async () => {
    written('{"trials": 5}');
    const other = written('{"trials": 7}', 'other.json');
    expect((await flagsOf('--no-config')).trials).toBe(trialsDefault);
    expect((await flagsOf('--config', other)).trials).toBe(7);
  });

  test('names paths from its own folder', async () => {
    const above = folder;
    written('{"ca": "ca.pem", "baseline": "../known.json", "out": "/reports"}');
    folder = join(folder, 'below');
    mkdirSync(folder);
    expect(await flagsOf()).toMatchObject({
      ...{ ca: join(above, 'ca.pem'), baseline: join(above, '..', 'known.json'), out: '/reports' },
    });
  });

  test('has its values in the replay line, which reads no file', async () => {
    written('{"endpoint": "https://file.test", "rule": "get.*", "timeout": 9}');
    const { command = '' } = await flagsOf();
    expect(command).toMatch(
      / --endpoint https:\/\/file\.test --timeout 9 --no-config$|--no-config/,
    );
    expect(command).toContain('--endpoint https://file.test');
    expect(command).not.toContain('get.*');
  });

  test('does not choose cases where an earlier report does', async () => {
    written('{"rule": "get.*", "exclude": "put.*", "trials": 4}');
    const flags = await flagsOf('--rerun-failed', 'report.json');
    expect([flags.rule, flags.exclude, flags.trials]).toEqual([undefined, undefined, 4]);
  });

  test.each([
    ['{', undefined, /cannot be loaded/],
    ['{"trails": 5}', undefined, /has no setting trails \(did you mean trials\?\)/],
    ['{"trials": "many"}', undefined, /trials must be integer/],
    ['{"fuzz": {"budgets": 5}}', undefined, /has no setting fuzz\.budgets/],
    ['{"secretAccessKey": "TEST ONLY"}', undefined, /has no setting secretAccessKey/],
    ['export const config = {};', `${name}.mjs`, /no object as its default export/],
    ['throw new Error("of its own");', `${name}.mjs`, /cannot be loaded \(of its own\)/],
  ])('that is invalid is a usage error in one sentence: %s', async (text, file, says) => {
    const message = await refusal(text, file);
    expect(message).toMatch(says);
    expect(message).not.toContain('\n');
    expect(message).not.toContain('TEST ONLY');
  });

  test('that is missing is a usage error', async () => {
    await expect(flagsOf('--config', 'none.json')).rejects.toThrow(/does not exist/);
  });
});

/** Flags for one run alone, and secrets. */
const notInAFile = [
  ...[
    'accessKeyId',
    'secretAccessKey',
    'sessionToken',
    'header',
    'yes',
    'path',
    'config',
    'json',
    'verbose',
  ],
  ...['updateBaseline', 'rerunFailed', 'resume', 'bail', 'shard', 'dryRun', 'repeat', 'quiet'],
];

test('the schema has every flag of run but those for one run alone, and the values of choices', () => {
  const known = Object.keys(configSchema.properties).filter(
    (one) => !/^\$schema$|^fuzz$/.test(one),
  );
  const flags = new Set(runOptions().map((option) => option.name));
  expect(known.toSorted()).toEqual([...flags].filter((one) => !notInAFile.includes(one)).sort());
  const run = program().commands.find((command) => command.name() === 'run');
  const properties = configSchema.properties as Readonly<
    Record<string, { readonly enum?: readonly unknown[] }>
  >;
  for (const option of run?.options ?? []) {
    const values = properties[option.attributeName()]?.enum?.filter(
      (one) => typeof one === 'string',
    );
    expect(values, option.long ?? '').toEqual(
      option.argChoices && values ? option.argChoices : values,
    );
    if (option.argChoices && known.includes(option.attributeName())) expect(values).toBeDefined();
  }
});

test('the settings of fuzz are flags of fuzz', () => {
  const fuzz = program().commands.find((command) => command.name() === 'fuzz');
  const flags = fuzz?.options.map((option) => option.attributeName()) ?? [];
  expect(flags).toEqual(
    expect.arrayContaining(Object.keys(configSchema.properties.fuzz.properties)),
  );
});

describe('init', () => {
  const flags: InitFlags = {
    ...{ addressing: 'path', insecure: false, allowHttp: false, form: 'json', force: false },
    endpoint: 'https://s3.example.test:9000/',
  };
  beforeEach(() => void vi.spyOn(process.stdout, 'write').mockReturnValue(true));

  test.each(['json', 'js', 'ts'] as const)('writes a file that is read back: %s', async (form) => {
    await initCommand({ ...flags, form, region: 'eu-south-1', addressing: 'virtual' });
    expect(readdirSync(folder)).toEqual([`${name}.${form}`]);
    expect(await flagsOf()).toMatchObject({
      ...{ endpoint: 'https://s3.example.test:9000', region: 'eu-south-1', addressing: 'virtual' },
    });
  });
  test('does not write over a file without --force, nor a file of invalid settings', async () => {
    const file = written('{"trials": 5}');
    await expect(initCommand(flags)).rejects.toThrow(/--force/);
    expect(readFileSync(file, 'utf8')).toContain('trials');
    await initCommand({ ...flags, force: true });
    expect(readFileSync(file, 'utf8')).toContain('https://s3.example.test:9000');
    await expect(initCommand({ ...flags, form: 'ts', endpoint: 'nowhere' })).rejects.toThrow(
      UsageError,
    );
    expect(readdirSync(folder)).toEqual([`${name}.json`]);
  });
  test('asks only on a terminal', async () => {
    // The standard input of a test is no terminal.
    expect(process.stdin.isTTY).not.toBe(true);
    const { endpoint: _, ...without } = flags;
    await expect(initCommand(without)).rejects.toThrow(/Name the endpoint with --endpoint/);
  });
});
