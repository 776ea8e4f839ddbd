import { cleanup } from '../runner/cleanup/cleanup.ts';
import { readLedger } from '../runner/cleanup/read-ledger.ts';
import { configWithout, type RunFlags } from './config.ts';
import { givenTarget } from './target.ts';

/** `cleanup LEDGER`: deletes the objects, uploads and buckets that an interrupted run left. */
export async function cleanupCommand(ledger: string, flags: RunFlags): Promise<void> {
  const [run] = readLedger(ledger);
  const endpoint = flags.endpoint ?? (run?.kind === 'run' ? run.endpoint : undefined);
  const target = await givenTarget({
    ...flags,
    allowHttp: true,
    ...(endpoint !== undefined && { endpoint }),
  });
  if (target === undefined) return;
  const common = configWithout({
    ...flags,
    level: 'may',
    trials: 1,
    concurrency: 16,
    budget: 900,
    out: '',
    report: '',
    failOn: 'must',
    quick: false,
  });
  const tell = (sentence: string) => void process.stderr.write(`${sentence}\n`);
  const { deleted, left } = await cleanup(
    ledger,
    { onNotice: tell },
    { ...common, ...target, ledgerFile: ledger },
  );
  process.stdout.write(`${deleted} deleted, ${left.length} left.\n`);
  process.exitCode = left.length === 0 ? 0 : 3;
}
