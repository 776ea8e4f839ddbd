import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { curlScriptOf } from '../../cli/curl-scripts.ts';
import { recorderOf } from '../../cli/recorder.ts';
import { createClient, Secrets } from '../../client/index.ts';
import type { RunReport } from '../../core/report.ts';
import { type ReferenceEndpoint, startReferenceEndpoint } from '../../fixtures/endpoint/index.ts';
import { casesOf } from '../../fuzz/cases.ts';
import { Performance } from '../../fuzz/play.ts';
import type { SentKey, Step } from '../../fuzz/step.ts';
import type { FaultId } from '../../spec/fault-ids.ts';
import { ask } from '../../world/ask.ts';
import { reportOf } from '../reports/hostile-report.ts';

const story = { seed: 1, names: ['a', 'b', 'c'] };
const access = { bucket: 'one', name: 0, signing: 'header', scheme: 'https' } as const;
const put: Step = {
  ...{ ...access, operation: 'PutObject', body: { sizeBytes: 64, seed: 1 } },
  key: { key: 'A', salt: 0 },
};
const get = (key: SentKey): Step => ({ ...access, operation: 'GetObject', key });

async function withEndpoint<T>(
  faults: readonly FaultId[],
  work: (endpoint: ReferenceEndpoint) => Promise<T>,
): Promise<T> {
  const endpoint = await startReferenceEndpoint({ faults });
  try {
    return await work(endpoint);
  } finally {
    await endpoint.close();
  }
}

/** The script of a finding that a story of these steps showed. */
function scriptOf(steps: readonly Step[]): Promise<string | undefined> {
  return withEndpoint(['get-object.skips.stored-key'], async (endpoint) => {
    const secrets = new Secrets();
    const { url, region, caPem: ca } = endpoint;
    const client = createClient({
      ...{ credentials: endpoint, region, ca, secrets, addressing: 'path', concurrency: 1 },
      ...{ origins: { https: url }, now: () => new Date() },
    });
    await ask(client, { operation: 'CreateBucket', bucket: 'bucket' });
    const performance = new Performance(story, {
      ...{ endpoint: client, prefix: 'stories/', hasVersions: false },
      buckets: { one: 'bucket', two: 'bucket' },
    });
    for (const step of steps) await performance.play(step);
    const last = performance.played.at(-1);
    const [mismatch] = last?.mismatches ?? [];
    if (mismatch === undefined) throw new Error('The story shows nothing.');
    const { played } = performance;
    const found = { cause: '', number: 0, afterMs: 0, cameBack: 3, isShrunk: true, seen: 1 };
    const told = { stories: 1, requests: 2, byOperation: new Map(), kinds: 2 };
    const [one] = casesOf({
      told: { ...told, findings: [{ ...found, mismatch, played, story: { ...story, steps } }] },
      ...{ recorder: recorderOf(secrets), durationMs: 1, replayOf: () => 'replay' },
    });
    await client.close();
    if (one === undefined) throw new Error('There is no case.');
    const report: RunReport = reportOf([one]);
    return curlScriptOf(
      { ...report, endpoint: { ...report.endpoint, bucket: 'bucket', url } },
      one,
    );
  });
}

/** The status lines that a script prints, run against an endpoint of its own. */
function statuses(script: string, faults: readonly FaultId[]): Promise<readonly string[]> {
  return withEndpoint(faults, async ({ url, accessKeyId, secretAccessKey, caPem }) => {
    const folder = mkdtempSync(join(tmpdir(), 'sse-c-curl-'));
    writeFileSync(join(folder, 'ca.pem'), caPem);
    writeFileSync(join(folder, 'shown.sh'), script);
    const { stdout } = await promisify(execFile)('bash', [join(folder, 'shown.sh')], {
      env: {
        ...{ PATH: process.env.PATH, ENDPOINT: url, CURL_OPTIONS: `--cacert ${folder}/ca.pem` },
        ...{ AWS_ACCESS_KEY_ID: accessKeyId, AWS_SECRET_ACCESS_KEY: secretAccessKey },
      },
    });
    rmSync(folder, { recursive: true });
    return [...stdout.matchAll(/HTTP\/1\.1 (\d+)/g)].map(([, status]) => status ?? '');
  });
}

test('a script of curl shows the finding again, and an honest endpoint refuses', async () => {
  const script = await scriptOf([put, get({ key: 'B', salt: 0 })]);
  if (script === undefined) throw new Error('There is no script.');
  // The first answer is to CreateBucket.
  expect(await statuses(script, ['get-object.skips.stored-key'])).toEqual(['200', '200', '200']);
  expect(await statuses(script, [])).toEqual(['200', '200', '403']);
});

test('a value that reports do not show has no script of curl', async () => {
  const odd = get({ key: 'B', salt: 0, state: { key: 'lenient-base64' } });
  expect(await scriptOf([put, odd])).toBeUndefined();
});
