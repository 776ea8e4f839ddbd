import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const requirements = fileURLToPath(new URL('python/requirements.txt', import.meta.url));

/** A Python environment with boto3 and the AWS CLI, in a folder of its own. */
export interface PythonVenv {
  readonly folder: string;
  readonly python: string;
  readonly aws: string;
}

/** Why there can be no Python environment; undefined if there can be one. */
export function whyNoPython(): string | undefined {
  const probe = 'import ensurepip, sys, venv; sys.exit(sys.version_info < (3, 9))';
  const { error, status } = spawnSync('python3', ['-c', probe], { stdio: 'ignore' });
  if (error !== undefined) return 'there is no python3';
  return status === 0 ? undefined : 'python3 is older than 3.9, or lacks venv and pip';
}

/** Installs boto3 and the AWS CLI from PyPI, or takes them where SSEC_PYTHON is a Python that has them. */
export function makeVenv(): PythonVenv {
  const folder = mkdtempSync(join(tmpdir(), 'sse-c-python-'));
  const { SSEC_PYTHON: known } = process.env;
  const aws = known && join(dirname(known), 'aws');
  if (known && aws && existsSync(aws)) return { folder, python: known, aws };
  const bin = join(folder, 'venv', 'bin');
  const quiet = { stdio: 'pipe' } as const;
  execFileSync('python3', ['-m', 'venv', join(folder, 'venv')], quiet);
  const pip = ['-m', 'pip', 'install', '--quiet', '--disable-pip-version-check', '-r'];
  execFileSync(join(bin, 'python'), [...pip, requirements], quiet);
  return { folder, python: join(bin, 'python'), aws: join(bin, 'aws') };
}
