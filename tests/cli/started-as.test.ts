import { expect, test } from 'vitest';
import { runFlagsOf, runOptions } from '../../cli/program.ts';
import { startedAs } from '../../cli/started-as.ts';

const from = (file: string, env = {}) => ({ argv: ['node', file], env });
const flags = [
  ...['--endpoint', 'https://s3.example.test', '--ca', "a b's.pem", '--insecure'],
  ...['--require', 'versioning', 'http', '--trials', '5', '--timeout', '30'],
  ...['--rule', 'put.*', '--seed', '4', '--path', '3:1', '--out', 'here'],
  ...['--access-key-id', 'AKIDTEST', '--secret-access-key', 'hush', '--session-token', 'token'],
];

test('the command repeats every flag but defaults, the choice of cases and credentials', () => {
  const command = startedAs(
    runFlagsOf(flags),
    runOptions(),
    from('/x/node_modules/.bin/sse-c-conformance'),
  );
  expect(command).toBe(
    "npx sse-c-conformance --endpoint https://s3.example.test --ca 'a b'\\''s.pem' --insecure " +
      '--trials 5 --require versioning http',
  );
});

test('the command repeats a flag that switches something off', () => {
  const flagsOff = runFlagsOf(['--no-user-agent']);
  expect(startedAs(flagsOff, runOptions(), from('/x/vitest.mjs'))).toBe(
    'npx sse-c-conformance --no-user-agent',
  );
});

test.each([
  ['npm start --', from('/x/dist/cli/main.js', { npm_lifecycle_event: 'start' })],
  ['npx sse-c-conformance', from('/x/main.js', { npm_command: 'exec' })],
  ['sse-c-conformance', from('/usr/local/bin/sse-c-conformance')],
  ['node dist/cli/main.js', from(`${process.cwd()}/dist/cli/main.js`)],
  ['npx sse-c-conformance', from('/x/vitest.mjs')],
])('the command begins as the tool was started: %s', (start, of) => {
  expect(startedAs(runFlagsOf(['--quick']), runOptions(), of)).toBe(`${start} --quick`);
});

test('the command repeats the flag of each gateway', () => {
  const given = ['--endpoint', 'https://a.test', '--endpoint', 'https://b.test'];
  expect(startedAs(runFlagsOf(given), runOptions(), from('/x/vitest.mjs'))).toBe(
    'npx sse-c-conformance --endpoint https://a.test --endpoint https://b.test',
  );
});
