import { execFile, execFileSync } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, test } from 'vitest';
import type { Found } from '../../fuzz/findings.ts';
import { Performance } from '../../fuzz/play.ts';
import { scriptOf } from '../../fuzz/script.ts';
import type { Step } from '../../fuzz/step.ts';
import type { FaultId } from '../../spec/fault-ids.ts';
import { onStages } from './staged.ts';

const python = process.env.SSEC_PYTHON ?? 'python3';
const hasBoto3 = (() => {
  try {
    execFileSync(python, ['-c', 'import boto3'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
})();

if (!hasBoto3 && process.env.SSEC_REQUIRE_PYTHON === '1')
  throw new Error(`Scripts of boto3 must be run, but ${python} cannot import it.`);
if (!hasBoto3)
  process.stdout.write(
    'Scripts of boto3 are not run: there is none. SSEC_PYTHON names a Python.\n',
  );

const place = { bucket: 'one', name: 0, signing: 'header', scheme: 'https' } as const;
const put: Step = {
  ...{ ...place, operation: 'PutObject', body: { sizeBytes: 64, seed: 1 } },
  key: { key: 'A', salt: 0 },
};
const get = (key: Step['key']): Step => ({
  ...{ ...place, operation: 'GetObject' },
  ...(key && { key }),
});

/** A story of each kind of value that a script makes from its own keys. */
const stories: readonly (readonly [FaultId, string, readonly Step[]])[] = [
  [
    'get-object.skips.algorithm-value',
    'another algorithm',
    [put, get({ key: 'A', salt: 3, state: { algorithm: 'other-value' } })],
  ],
  ['get-object.skips.stored-key', 'another key', [put, get({ key: 'B', salt: 0 })]],
  [
    'get-object.skips.stored-key',
    'a near key',
    [put, get({ key: 'A', salt: 5, state: { key: 'near-key' } })],
  ],
  ['get-object.skips.key-needed', 'no key', [put, get(undefined)]],
];

describe.skipIf(!hasBoto3).each(stories)('an endpoint with %s', (fault, what, steps) => {
  test(`is shown by a script of boto3 with ${what}, which an honest one refuses`, async () => {
    expect(await lastStatus([fault], steps)).toBe('200');
    expect(await lastStatus([], steps)).toMatch(/^40[03]$/);
  });
});

/** The status of the last answer that the script of a story prints. */
async function lastStatus(faults: readonly FaultId[], steps: readonly Step[]): Promise<string> {
  return onStages(faults, async (stages, { url, accessKeyId, secretAccessKey, caPem }) => {
    const performance = new Performance({ seed: 1, names: ['a', 'b', 'c'] }, await stages.next(0));
    for (const step of steps) await performance.play(step);
    const script = scriptOf(foundOf(performance, steps));
    if (script === undefined) throw new Error('no script');
    const folder = mkdtempSync(join(tmpdir(), 'sse-c-script-'));
    writeFileSync(join(folder, 'ca.pem'), caPem);
    writeFileSync(join(folder, 'shown.py'), script);
    const { stdout } = await promisify(execFile)(python, [join(folder, 'shown.py')], {
      env: {
        ...{ PATH: process.env.PATH, ENDPOINT: url, BUCKET_ONE: 'one' },
        ...{ AWS_ACCESS_KEY_ID: accessKeyId, AWS_SECRET_ACCESS_KEY: secretAccessKey },
        ...{ AWS_CA_BUNDLE: join(folder, 'ca.pem'), AWS_EC2_METADATA_DISABLED: 'true' },
      },
    });
    const lines = stdout.trim().split('\n');
    expect(lines).toHaveLength(steps.length);
    return lines.at(-1)?.split(' ')[0] ?? '';
  });
}

function foundOf(performance: Performance, steps: readonly Step[]): Found {
  return {
    ...{ cause: '', number: 0, afterMs: 0, cameBack: 3, isShrunk: true, seen: 1 },
    story: { seed: 1, names: ['a', 'b', 'c'], steps },
    played: performance.played,
    mismatch: {
      ...{ clause: 'ssec.get.same-key', level: 'MUST', harm: 'plaintext-exposed' },
      ...{ expected: 'refused', received: '200' },
    },
  };
}

test('what boto3 cannot send has no script', async () => {
  await onStages([], async (stages) => {
    const performance = new Performance({ seed: 1, names: ['a', 'b', 'c'] }, await stages.next(0));
    const form: Step = { ...put, operation: 'PostObject', signing: 'form' };
    await performance.play(form);
    expect(scriptOf(foundOf(performance, [form]))).toBeUndefined();
  });
});

test('a script holds no key of the story, and no MD5 of one', async () => {
  await onStages([], async (stages) => {
    const performance = new Performance({ seed: 1, names: ['a', 'b', 'c'] }, await stages.next(0));
    const classes = ['near-key', 'other-length', 'lenient-base64', 'other-key'] as const;
    for (const key of classes)
      await performance.play({ ...put, key: { key: 'A', salt: 9, state: { key } } });
    for (const { step, request } of performance.played) {
      const story = new Performance({ seed: 1, names: ['a', 'b', 'c'] }, await stages.next(0));
      await story.play(step);
      const script = scriptOf(foundOf(story, [step])) ?? '';
      const values = request.sent.flatMap(({ members }) => members);
      const secret = values.filter(([member]) => member !== 'algorithm').map(([, value]) => value);
      expect(secret.filter((value) => script.includes(value))).toEqual([]);
    }
  });
});
