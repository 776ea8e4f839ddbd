import { Command, Option } from 'commander';
import { reportNames } from '../reports/report-names.ts';
import { trialsDefault } from '../runner/config.ts';
import { completionProgram } from './completion-options.ts';
import type { RunFlags } from './config.ts';
import { configured } from './configured.ts';
import { counted, withEndpoint } from './endpoint-options.ts';
import { withGate } from './gate-options.ts';
import { withExamples } from './help-examples.ts';
import { initProgram, withConfigFile } from './init-options.ts';
import { withLimits } from './limit-options.ts';
import { listProgram } from './list-options.ts';
import { parsedNumber } from './numbers.ts';
import { withOutput } from './output-options.ts';
import { withPreset } from './preset.ts';
import { reportPrograms } from './report-programs.ts';
import { shardOption } from './shard-option.ts';
import { startedAs } from './started-as.ts';
import { version } from './version.ts';

/** The command line. Each command loads its code when it runs. */
export function program(): Command {
  const root = new Command('sse-c-conformance')
    .description(
      'Tests which SSE-C rules an S3 endpoint keeps and which it breaks, with evidence for each finding.',
    )
    .version(version(), '-V, --version')
    .showSuggestionAfterError()
    .showHelpAfterError('(sse-c-conformance --help lists all commands and flags)')
    .exitOverride();
  root.addCommand(runCommand(), { isDefault: true });
  root.addCommand(fuzzCommand());
  root.addCommand(replayCommand());
  root.addCommand(listProgram());
  root.addCommand(explainCommand());
  for (const command of reportPrograms()) root.addCommand(command);
  root.addCommand(initProgram());
  root.addCommand(serveCommand());
  root.addCommand(cleanupCommand());
  root.addCommand(completionProgram(root));
  for (const command of root.commands) command.exitOverride().showSuggestionAfterError();
  return withExamples(root);
}

const trials = { min: 1, max: 10_000 };

function runCommand(): Command {
  const command = withConfigFile(
    withOutput(withLimits(withGate(withDraws(withEndpoint(new Command('run')))))),
  )
    .description('runs the rules; without --endpoint against the built-in reference endpoint')
    .option('--rule <globs...>', "rules or cases, such as 'put.md5.*' or 'get.wrong-key@GetObject'")
    .option(
      '--rules <files...>',
      'modules with rules and faults of your own, .ts or .js, which are judged with the suite',
    )
    .option('--operation <names...>', 'S3 operations, such as PutObject')
    .addOption(
      new Option('--level <level>', 'rules of this level and above')
        .choices(['must', 'should', 'may'])
        .default('may'),
    )
    .addOption(shardOption())
    .option('--path <trial>', 'runs only this trial of each case, such as 3:1 from a replay line')
    .addOption(
      counted('--concurrency <count>', 'most requests in flight', { min: 1, max: 256 }, 32),
    )
    .addOption(counted('--timeout <seconds>', 'time limit of a request', { min: 1, max: 600 }, 30))
    .addOption(
      counted('--budget <seconds>', 'time limit of the whole run', { min: 1, max: 86_400 }, 900),
    )
    .option(
      '--on-down <command>',
      'shell command to run where the endpoint stopped answering, to start it again',
    )
    .option('--out <folder>', 'folder for the reports', './sse-c-report')
    .option('--report <names>', `comma-separated: ${reportNames.join(', ')}`, 'json,junit,html')
    .addOption(
      new Option('--fail-on <level>', 'exit 1 when a rule of this level fails')
        .choices(['must', 'should', 'may', 'never'])
        .default('must'),
    )
    .option('--require <features...>', 'fail if the endpoint lacks one of these features')
    .option(
      '--quick',
      'a first look: one trial of one case of each MUST rule (with --level should, of SHOULD rules too)',
      false,
    )
    .option('--no-user-agent', 'sends no User-Agent; else it names tool, run, case and trial')
    .option(
      '--dry-run',
      'prints requests, bytes, buckets and cost of the run, and sends nothing',
      false,
    );
  return command.action(async (flags: RunFlags) =>
    (await import('./run-command.ts')).runCommand(withCommand(await configured(flags, command))),
  );
}

/** Adds the options for how many values are drawn, and which. */
function withDraws(command: Command): Command {
  return command
    .addOption(counted('--trials <count>', 'random trials of each case', trials, trialsDefault))
    .addOption(
      new Option(
        '--strength <count>',
        'the rules space.* cover every pair of values, or chosen threes too',
      )
        .choices(['2', '3'])
        .default('2'),
    )
    .addOption(
      counted('--seed <number>', 'repeats the random values of a run', {
        min: 0,
        max: 2_147_483_647,
      }),
    );
}

/** The options of `run`, for reading them from environment variables. */
export function runOptions() {
  return runCommand().options.map((option) => ({
    long: option.long ?? '',
    name: option.attributeName(),
    takesValue: option.required,
    isVariadic: option.variadic,
    // A flag `--no-…` switches off what is on.
    byDefault: option.negate ? true : (option.defaultValue as unknown),
  }));
}

/** Parses arguments as the command line of `run` does. Throws for invalid ones. */
export function runFlagsOf(args: readonly string[]): RunFlags {
  return withCommand(parsedRun(args).opts<RunFlags>());
}

/** The same, completed by the configuration file. */
export async function configuredRunFlagsOf(args: readonly string[]): Promise<RunFlags> {
  const command = parsedRun(args);
  return withCommand(await configured(command.opts<RunFlags>(), command));
}

function parsedRun(args: readonly string[]): Command {
  const command = runCommand().exitOverride();
  return command.action(() => {}).parse([...args], { from: 'user' });
}

function withCommand(given: RunFlags): RunFlags {
  const flags = withPreset(given);
  return { ...flags, command: startedAs(flags, runOptions()) };
}

function fuzzCommand(): Command {
  const command = withConfigFile(withLimits(withEndpoint(new Command('fuzz'))))
    .description('tells random stories to the endpoint and shrinks what contradicts the model')
    .option('--operation <names...>', 'S3 operations, such as PutObject')
    .addOption(counted('--trials <count>', 'most stories', { min: 1, max: 100_000_000 }))
    .addOption(
      counted('--seed <number>', 'repeats the stories of a run', { min: 0, max: 2_147_483_647 }),
    )
    .addOption(
      counted('--concurrency <count>', 'stories that are played at once', { min: 1, max: 16 }, 8),
    )
    .addOption(counted('--timeout <seconds>', 'time limit of a request', { min: 1, max: 600 }, 30))
    .addOption(
      counted('--budget <seconds>', 'time limit of the stories', { min: 0, max: 86_400 }, 60),
    )
    .addOption(shardOption())
    .option('--corpus <folder>', 'replay files that are played first, and where new ones are kept')
    .option('--baseline <file>', 'known failures, whose findings are not counted')
    .option('--endpoint-version <version>', 'which rows of the baseline count')
    .option('--on-down <command>', 'starts the endpoint again when it no longer answers')
    .option(
      '--against <url>',
      'tells the stories to this endpoint too, with the same credentials, and lists differences; builtin: the reference endpoint',
    )
    .option('--emit-rule', 'prints for each finding the entry of a rule that would pin it', false)
    .option('--out <folder>', 'folder for the reports', './sse-c-report')
    .option('--report <names>', 'comma-separated: json, junit, html, markdown', 'json,junit,html')
    .addOption(
      new Option('--fail-on <level>', 'exit 1 when a finding is of this level')
        .choices(['must', 'should', 'may', 'never'])
        .default('must'),
    )
    .option('--verbose', 'prints stack traces of errors', false);
  return command.action(async (flags) =>
    (await import('./fuzz-command.ts')).fuzzCommand(await configured(flags, command)),
  );
}

function replayCommand(): Command {
  const command = withConfigFile(withEndpoint(new Command('replay')))
    .description('plays the story of a finding again')
    .argument('<file>', 'replay file of a finding')
    .addOption(counted('--times <count>', 'how often', { min: 1, max: 100_000 }, 1))
    .addOption(counted('--timeout <seconds>', 'time limit of a request', { min: 1, max: 600 }, 30))
    .option('--out <folder>', 'folder for the ledger', './sse-c-report')
    .option('--verbose', 'prints stack traces of errors', false);
  return command.action(async (file, flags) =>
    (await import('./replay-command.ts')).replayCommand(file, await configured(flags, command)),
  );
}

function explainCommand(): Command {
  return new Command('explain')
    .description('explains a rule, a fault, or a cause of a report')
    .argument('<id>', "rule, case, glob such as 'put.md5.*', fault, or cause such as fault:no-echo")
    .option('--json', 'as JSON', false)
    .action(async (id, flags) => (await import('./explain-command.ts')).explainCommand(id, flags));
}

function serveCommand(): Command {
  return new Command('serve')
    .description('runs the reference endpoint in the foreground')
    .option('--fault <ids...>', 'faults to switch on')
    .option('--rules <files...>', 'modules with rules and faults of your own, for --fault')
    .option('--list-faults', 'lists every fault with its description', false)
    .option(
      '--strict',
      'refuses SSE-C requests that are not as documented, though Amazon S3 takes them',
      false,
    )
    .option('--port <number>', 'for https', parsedNumber('--port', { min: 0, max: 65_535 }), 0)
    .addOption(counted('--http-port <number>', 'for plain http', { min: 0, max: 65_535 }, 0))
    .action(async (flags) => (await import('./serve-command.ts')).serveCommand(flags));
}

function cleanupCommand(): Command {
  const command = withConfigFile(withEndpoint(new Command('cleanup')))
    .description('deletes what an interrupted run created, as its ledger lists it')
    .argument('<ledger>', 'ledger file, whose path the interrupted run printed')
    .addOption(counted('--timeout <seconds>', 'time limit of a request', { min: 1, max: 600 }, 30))
    .option('--verbose', 'prints stack traces of errors', false);
  return command.action(async (ledger, flags) =>
    (await import('./cleanup-command.ts')).cleanupCommand(ledger, await configured(flags, command)),
  );
}
