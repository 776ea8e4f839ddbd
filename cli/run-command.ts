import { type ReportName, renderConsole, renderFiles, reportNames } from '../reports/index.ts';
import { selectCases } from '../runner/catalogue.ts';
import type { Config } from '../runner/config.ts';
import { run } from '../runner/run.ts';
import { configWithout, givenTarget, type RunFlags, type Target } from './config.ts';
import { interruptible } from './interrupt.ts';
import { ledgerFile, outputFolder, reportNamesIn, writeFiles } from './output-folder.ts';
import { startOwnEndpoint } from './own-endpoint.ts';
import { progress } from './progress.ts';

/** `run`: judges an endpoint, writes the reports and sets the exit code. */
export async function runCommand(flags: RunFlags): Promise<void> {
  const common = configWithout(flags);
  selectCases(common);
  const names = reportNamesIn(flags.report, reportNames);
  const given = await givenTarget(flags);
  const folder = outputFolder(flags.out);
  if (flags.secretAccessKey !== undefined) {
    process.stderr.write(
      'warning: a secret on the command line can be seen by others; better set AWS_SECRET_ACCESS_KEY.\n',
    );
  }
  if (given !== undefined) {
    await judge({ ...common, ...given, ledgerFile: ledgerFile(folder) }, { folder, names });
    return;
  }
  const { endpoint, close } = await referenceTarget();
  try {
    await judge({ ...common, ...endpoint, ledgerFile: ledgerFile(folder) }, { folder, names });
  } finally {
    await close();
  }
}

async function judge(
  config: Config,
  of: { readonly folder: string; readonly names: readonly ReportName[] },
): Promise<void> {
  const events = progress(process.stderr);
  const interrupt = interruptible(config.ledgerFile);
  try {
    const report = await run(config, events, interrupt.signal);
    events.end();
    const files = writeFiles(of.folder, renderFiles(report, of.names));
    const colour = process.stdout.isTTY === true && !process.env.NO_COLOR;
    process.stdout.write(`${renderConsole(report, { colour })}\n`);
    process.stdout.write(
      `Reports: ${files.filter((file) => !file.includes('allure-results')).join(', ')}\n`,
    );
    process.exitCode = interrupt.signal.aborted && report.exitCode === 0 ? 3 : report.exitCode;
  } finally {
    events.end();
    interrupt.release();
  }
}

async function referenceTarget(): Promise<{ readonly endpoint: Target; close(): Promise<void> }> {
  const started = await startOwnEndpoint();
  process.stderr.write(
    `No --endpoint given: testing the built-in reference endpoint at ${started.url}. Name yours with --endpoint https://…\n`,
  );
  const { url, httpUrl, region, accessKeyId, secretAccessKey, caPem } = started;
  return {
    endpoint: {
      endpoint: url,
      endpointHttp: httpUrl,
      endpointKind: 'reference',
      region,
      credentials: { accessKeyId, secretAccessKey },
      ca: caPem,
    },
    close: () => started.close(),
  };
}
