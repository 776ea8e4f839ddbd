#!/usr/bin/env node
import { version } from './version.ts';

// `--version` is common in CI logs, so it does not load the rest.
if (process.argv.length === 3 && ['--version', '-V'].includes(process.argv[2] ?? '')) {
  process.stdout.write(`${version()}\n`);
} else {
  const { start } = await import('./start.ts');
  await start(process.argv);
}
