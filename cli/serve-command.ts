import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { UsageError } from '../core/errors.ts';
import { didYouMean } from '../core/nearest.ts';
import { startReferenceEndpoint } from '../fixtures/endpoint/index.ts';
import { ownFaults } from '../fixtures/endpoint/own-faults.ts';
import { type FaultId, faultFacts, faultIds } from '../spec/fault-ids.ts';

/** The flags of `serve`. */
interface ServeFlags {
  readonly fault?: readonly string[];
  readonly rules?: readonly string[];
  readonly listFaults: boolean;
  readonly strict: boolean;
  readonly port: number;
  readonly httpPort: number;
}

/** `serve`: the reference endpoint in the foreground, with the faults of --fault. */
export async function serveCommand(flags: ServeFlags): Promise<void> {
  if (flags.rules !== undefined)
    await (await import('../runner/plan/rule-files.ts')).loadRuleFiles(flags.rules);
  if (flags.listFaults) {
    for (const [id, { does }] of [...Object.entries(faultFacts), ...ownFaults])
      process.stdout.write(`${id}: ${does}\n`);
    return;
  }
  const chosen = (flags.fault ?? []).map(faultNamed);
  const endpoint = await startReferenceEndpoint({
    faults: chosen,
    isStrict: flags.strict,
    port: flags.port,
    httpPort: flags.httpPort,
  }).catch((cause: unknown) => {
    throw portTaken(cause);
  });
  const folder = mkdtempSync(join(tmpdir(), 'sse-c-conformance-'));
  const caFile = join(folder, 'ca.pem');
  writeFileSync(caFile, endpoint.caPem);
  const lines = {
    ENDPOINT: endpoint.url,
    ENDPOINT_HTTP: endpoint.httpUrl,
    AWS_ENDPOINT_URL_S3: endpoint.url,
    AWS_CA_BUNDLE: caFile,
    AWS_ACCESS_KEY_ID: endpoint.accessKeyId,
    AWS_SECRET_ACCESS_KEY: endpoint.secretAccessKey,
    SECOND_AWS_ACCESS_KEY_ID: endpoint.secondAccount.accessKeyId,
    SECOND_AWS_SECRET_ACCESS_KEY: endpoint.secondAccount.secretAccessKey,
    AWS_REGION: endpoint.region,
    CA_FILE: caFile,
  };
  for (const [name, value] of Object.entries(lines)) process.stdout.write(`${name}=${value}\n`);
  process.stderr.write(
    'Export these lines, as with `set -a; . ./FILE; set +a`, then run: npx sse-c-conformance\n',
  );
  await signalled();
  rmSync(folder, { recursive: true, force: true });
  await endpoint.close();
}

function faultNamed(id: string): FaultId {
  if (Object.hasOwn(faultFacts, id) || ownFaults.has(id)) return id as FaultId;
  throw new UsageError(
    'E_FAULT_UNKNOWN',
    `--fault ${id} is not a fault.${didYouMean(id, faultIds)} \`serve --list-faults\` lists all.`,
  );
}

function portTaken(cause: unknown): UsageError {
  const why = cause instanceof Error ? cause.message : String(cause);
  return new UsageError(
    'E_PORT',
    `The port cannot be used (${why}). Choose another with --port, or 0 for any.`,
    { cause },
  );
}

function signalled(): Promise<void> {
  return new Promise((resolve) => {
    process.once('SIGINT', () => resolve());
    process.once('SIGTERM', () => resolve());
  });
}
