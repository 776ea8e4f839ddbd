import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { isWhole } from '../extent.ts';
import { command, vitest } from '../hostile/command.ts';
import { type Front, type Hostility, pass, startFront } from '../hostile/front.ts';
import { leaksIn } from './leaks.ts';
import { type Heard, parrot } from './parrot.ts';

const sessionToken = 'TEST/ONLY+session/token==of+a+canary/0123456789';
/** Rules that send keys in every place: headers, copies, parts, presigned URLs and forms. */
const sampled = [
  ...['put.triple.*', 'put.md5.*', 'get.range.*', 'get.wrong-key', 'copy.source-*'],
  ...['mpu.part.*', 'presign.*', 'post.partial.*'],
];
const rules = isWhole ? [] : ['--rule', ...sampled];

const account = {
  accessKeyId: 'TESTONLYCANARY000001',
  secretAccessKey: 'TEST/ONLY+secret/access/key+of+a+canary1',
  sessionToken,
};
const env = { AWS_SESSION_TOKEN: sessionToken };
/** A rule that needs the feature cors. */
const corsRule = 'cors.preflight';

/** A rule whose trials ask for a bucket of their own. */
const ownBucketRule = 'put.default-encryption-overridden';

/** Refuses buckets of trials, with the signature of the request as the error code. */
const refusingOwnBuckets = (heard: Heard) => quotingAt(/-own-\d+\/?$/, heard);

function quotingAt(path: RegExp, heard: Heard): Hostility {
  return async ({ message, response, honest }) => {
    if (message.method !== 'PUT' || !path.test(message.url ?? ''))
      return pass(response, await honest());
    const { authorization = '' } = message.headers;
    const [, signature = ''] = /Signature=([0-9a-f]{64})/.exec(authorization) ?? [];
    heard.signatures.add(signature);
    response.writeHead(400, { 'content-type': 'application/xml' });
    response.end(`<Error><Code>${signature} ${authorization}</Code></Error>`);
  };
}

const newHeard = (): Heard => ({ keys: new Set(), signatures: new Set() });

interface Place {
  readonly front: Front;
  readonly heard: Heard;
  readonly out: string;
  readonly args: readonly string[];
}

async function withParrot(
  from: 'first' | 'cases',
  work: (place: Place) => Promise<void>,
  hostility: (heard: Heard) => Hostility = parrot,
): Promise<void> {
  const heard = newHeard();
  const front = await startFront(hostility(heard), from, { credentials: [account] });
  const folder = mkdtempSync(join(tmpdir(), 'sse-c-canary-'));
  const out = join(folder, 'report');
  const args = [
    ...['--endpoint', front.url, '--ca', front.caFile, '--out', out, '--seed', '5'],
    ...['--quick', '--level', 'should', '--budget', '200'],
    ...['--verbose', '--report', 'json,junit,html,markdown,allure'],
  ];
  try {
    await work({ front, heard, out, args });
  } finally {
    await front.close();
  }
}

/** The text of every file that a run leaves, with its name. */
function textsIn(folder: string): readonly (readonly [name: string, text: string])[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => [entry.name, readFileSync(join(entry.parentPath, entry.name), 'utf8')]);
}

function secretsOf({ front, heard }: Place) {
  return {
    ...heard,
    texts: [front.behind.secretAccessKey, sessionToken],
  };
}

test('the search finds a key, a signature or a credential in each encoding, and nothing in clean text', () => {
  const key = Buffer.from('TEST ONLY\u0007 k\u00e9y of the \u00e7anary\u0001 1', 'latin1');
  const secrets = {
    keys: new Set([key.toString('latin1')]),
    signatures: new Set(['ab'.repeat(32)]),
    texts: [sessionToken],
  };
  const encoded = [
    key.toString('latin1'),
    JSON.stringify(key.toString('latin1')),
    key.toString('utf8'),
    JSON.stringify(key.toString('utf8')),
    key.toString('hex'),
    key.toString('hex').toUpperCase(),
    key.toString('base64'),
    key.toString('base64url'),
    encodeURIComponent(key.toString('base64')),
    Buffer.from(key.toString('base64')).toString('base64'),
    'ab'.repeat(32),
    sessionToken,
    encodeURIComponent(sessionToken),
    Buffer.from(sessionToken).toString('base64'),
    Buffer.from(sessionToken).toString('base64url'),
    Buffer.from(sessionToken).toString('hex'),
  ];
  for (const text of encoded)
    expect(leaksIn([['a log', `before ${text} after`]], secrets), text).not.toEqual([]);
  expect(leaksIn([['a log', 'nothing of that kind']], secrets)).toEqual([]);
});

test('no report and no output shows a secret that the endpoint returns in every place', async () => {
  await withParrot('cases', async (place) => {
    const ended = await command(place.front, [...place.args, ...rules], { env });
    const texts = [...textsIn(place.out), ['stdout', ended.out], ['stderr', ended.err]] as const;
    expect(place.heard.keys.size).toBeGreaterThan(40);
    expect(place.heard.signatures.size).toBeGreaterThan(200);
    expect(texts.map(([name]) => name)).toEqual(
      expect.arrayContaining(['report.json', 'junit.xml', 'report.html', 'summary.md']),
    );
    const attached = texts.filter(([name]) => name.endsWith('-attachment.txt'));
    expect(attached.length).toBeGreaterThan(50);
    const report = JSON.parse(readFileSync(join(place.out, 'report.json'), 'utf8'));
    expect(report.summary.fail).toBeGreaterThan(5);
    expect(report.summary.blocked).toBeGreaterThan(isWhole ? 20 : 5);
    expect(report.summary.error).toBe(0);
    expect(leaksIn(texts, secretsOf(place))).toEqual([]);
  });
});

test('vitest’s own reporters show no secret that the endpoint returns', async () => {
  await withParrot('cases', async (place) => {
    const cwd = mkdtempSync(join(tmpdir(), 'sse-c-canary-'));
    const names = ['default', 'json', 'junit', 'tap', 'github-actions', 'blob'];
    const reporters = names.map((name) => `--reporter=${name}`);
    const files = ['json', 'junit', 'blob'].map((name) => `--outputFile.${name}=${name}.txt`);
    const ended = await vitest(place.front, [...reporters, ...files], {
      cwd,
      env: { ...env, SSE_C_OUT: 'ours', SSE_C_TRIALS: '1', SSE_C_RULE: sampled.join(' ') },
    });
    expect(ended.code).toBe(1);
    const texts = [...textsIn(cwd), ['stdout', ended.out], ['stderr', ended.err]] as const;
    expect(texts.map(([name]) => name)).toContain('blob.txt');
    expect(place.heard.keys.size).toBeGreaterThan(40);
    expect(leaksIn(texts, secretsOf(place))).toEqual([]);
  });
});

test('the preflight and its error messages show no secret that the endpoint returns', async () => {
  await withParrot('first', async (place) => {
    const ended = await command(place.front, [...place.args, ...rules], { env });
    expect([1, 3]).toContain(ended.code);
    expect(place.heard.signatures.size).toBeGreaterThan(0);
    const texts = [...textsIn(place.out), ['stdout', ended.out], ['stderr', ended.err]] as const;
    expect(leaksIn(texts, secretsOf(place))).toEqual([]);
  });
});

test('a run that ends at a refused preflight write shows no signature that the endpoint quotes', async () => {
  await withParrot(
    'first',
    async (place) => {
      const ended = await command(place.front, place.args, { env });
      expect(ended.code).toBe(3);
      const texts = [...textsIn(place.out), ['stdout', ended.out], ['stderr', ended.err]] as const;
      expect(place.heard.signatures.size).toBeGreaterThan(0);
      expect(leaksIn(texts, secretsOf(place))).toEqual([]);
    },
    (heard) => quotingAt(/^\/[^/]+\/.*preflight/, heard),
  );
});

test('a skip for a missing feature shows no signature that the endpoint quotes', async () => {
  await withParrot(
    'first',
    async (place) => {
      const ended = await command(place.front, [...place.args, '--rule', corsRule], { env });
      expect(ended.out).toContain('PutBucketCors was answered with 400');
      const texts = [...textsIn(place.out), ['stdout', ended.out], ['stderr', ended.err]] as const;
      expect(leaksIn(texts, secretsOf(place))).toEqual([]);
    },
    (heard) => quotingAt(/\?cors/, heard),
  );
});

test('a trial whose own bucket cannot be made shows no signature that the endpoint quotes', async () => {
  await withParrot(
    'first',
    async (place) => {
      const ended = await command(place.front, [...place.args, '--rule', ownBucketRule], { env });
      expect(ended.out).toContain('CreateBucket was answered with 400');
      const texts = [...textsIn(place.out), ['stdout', ended.out], ['stderr', ended.err]] as const;
      expect(place.heard.signatures.size).toBeGreaterThan(0);
      expect(leaksIn(texts, secretsOf(place))).toEqual([]);
    },
    refusingOwnBuckets,
  );
});

test('neither a crash of the run nor the ledger that it leaves shows a secret', async () => {
  await withParrot('cases', async (place) => {
    let ledger = '';
    const ended = await command(place.front, [...place.args, ...rules], {
      env,
      onStart: (child) => {
        const watch = setInterval(() => {
          if (place.heard.keys.size < 40) return;
          clearInterval(watch);
          const name = readdirSync(place.out).find((file) => file.startsWith('ledger'));
          ledger = readFileSync(join(place.out, name ?? ''), 'utf8');
          // Reports cannot be written any more, which is an error that is printed with its stack.
          rmSync(place.out, { recursive: true });
          writeFileSync(place.out, 'in the way');
        }, 5);
        child.on('close', () => clearInterval(watch));
      },
    });
    expect(ended.code).toBe(3);
    expect(ended.err).toContain('E_');
    expect(ledger).toContain('"bucket"');
    const texts = [
      ['ledger', ledger],
      ['stdout', ended.out],
      ['stderr', ended.err],
    ] as const;
    expect(leaksIn(texts, secretsOf(place))).toEqual([]);
  });
});
