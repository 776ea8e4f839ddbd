#!/usr/bin/env node
import { version } from './version.ts';

// The answer to `--version` needs nothing else, and is asked in every CI log.
if (process.argv.length === 3 && ['--version', '-V'].includes(process.argv[2] ?? '')) {
  process.stdout.write(`${version()}\n`);
} else {
  const { start } = await import('./start.ts');
  await start(process.argv);
}
