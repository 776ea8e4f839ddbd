// The pages about real endpoints, as texts: the counts of one, and the matrix of all.

/** The endpoints that scripts/endpoints/ can start. */
export const endpoints = {
  'ceph-rgw': { product: 'Ceph RADOS Gateway', version: '16.2.15', what: 'object store' },
  minio: { product: 'MinIO', version: 'RELEASE.2026-02-12', what: 'object store' },
  'minio-kms': {
    product: 'MinIO with a key service',
    version: 'RELEASE.2026-02-12',
    what: 'object store',
  },
  localstack: { product: 'LocalStack', version: '2026.3.0', what: 'emulator' },
  s3proxy: { product: 's3proxy', version: '4.1.0', what: 'gateway' },
  moto: { product: 'moto', version: '5.2.5', what: 'emulator' },
};

/** Questions of a user, each answered by the cases that match one of its globs. */
const questions = [
  [
    'PutObject encrypts under the key',
    [
      'lock.made-by.put@*',
      'get.no-key@GetObject',
      'isolation.near-miss-keys@GetObject',
      'put.triple.valid@PutObject',
    ],
  ],
  ['A read returns the object with its key', ['bytes.*', 'get.range.*']],
  ['An empty object needs its key', ['size.zero-byte-still-locked@*', 'lock.sizes.empty@*']],
  [
    'Wrong keys and MD5s are refused on writes',
    [
      'put.key.len-*@PutObject',
      'put.md5.mismatch@PutObject',
      'put.algorithm.unsupported@PutObject',
    ],
  ],
  ['Another encryption mode next to SSE-C is refused', ['put.conflict.sse-*', 'post.conflict@*']],
  [
    'Multipart uploads are encrypted under the key',
    ['lock.made-by.multipart*', 'mpu.part.other-key@UploadPart', 'mpu.part.no-headers@UploadPart'],
  ],
  ['CopyObject encrypts its target', ['lock.made-by.copy*', 'copied.object.locked@*']],
  [
    'CopyObject needs the source key',
    ['copy.source-missing.*', 'copy.source-wrong-key@*', 'copy.source-partial@*'],
  ],
  [
    'UploadPartCopy needs both keys',
    [
      'upc.source-missing@*',
      'upc.source-wrong-key@*',
      'upc.target-missing@*',
      'upc.target-wrong-key@*',
    ],
  ],
  ['Browser forms are encrypted under the key', ['lock.made-by.form@*', 'post.valid@*']],
  ['GetObjectAttributes needs the key', ['attrs.no-key@*', 'attrs.wrong-key@*']],
  [
    'Unsigned SSE-C headers are refused',
    ['headers.unsigned-rejected@*', 'presign.unsigned-headers@*'],
  ],
  [
    'SSE-C over plain http is refused',
    ['tls.put-http-refused@*', 'tls.get-http-refused@*', 'tls.post-form-http-refused@*'],
  ],
  ['Answers and refusals tell no key', ['key.never-told*', 'echo.never-key@*']],
  ['Writes are confirmed', ['support.success-implies-echo@*']],
  ['Refusals have the codes and texts of Amazon S3', ['*.exact@*', '*.precedence.*']],
];

/** What is kept of a report: counts, causes and the answers to the questions. */
export function summaryOf(report) {
  const { summary, cases, diagnosis, exitCode, startedAt, seed } = report;
  const failed = cases.filter(({ verdict, scope }) => verdict === 'fail' && scope === undefined);
  const plain = cases.filter(({ scope }) => scope !== undefined).length;
  const levels = ['MUST', 'SHOULD', 'MAY'].map((level) => [
    level,
    failed.filter((one) => one.level === level).length,
  ]);
  const { pass, fail, blocked, skip, error, requests, durationMs } = summary;
  return {
    date: startedAt.slice(0, 10),
    seed,
    counts: { cases: cases.length, pass, fail, blocked, skip, error, plainToo: plain },
    failed: Object.fromEntries(levels),
    requests,
    seconds: Math.round(durationMs / 1000),
    exitCode,
    ...(report.ssecIgnored && { says: report.ssecIgnored.says }),
    explained: diagnosis.causes.reduce((sum, { explains }) => sum + explains.length, 0),
    failures: diagnosis.failures,
    causes: diagnosis.causes.map(({ does, harm, explains }) => ({
      does,
      harm,
      failures: explains.length,
      example: explains[0],
    })),
    answers: Object.fromEntries(
      questions.map(([question, globs]) => [question, answerTo(globs, cases)]),
    ),
  };
}

function answerTo(globs, cases) {
  const isExact = globs.some((glob) => glob.includes('exact'));
  const patterns = globs.map(
    (glob) => new RegExp(`^${glob.replace(/[.]/g, '\\.').replaceAll('*', '.*')}$`),
  );
  // Whether the refusal is that of Amazon S3 is a question of its own.
  const isOf = (id) => patterns.some((one) => one.test(id)) && (isExact || !id.includes('.exact@'));
  const asked = cases.filter(({ id, scope }) => scope === undefined && isOf(id));
  const count = (verdict) => asked.filter((one) => one.verdict === verdict).length;
  const [fail, pass, blocked] = ['fail', 'pass', 'blocked'].map(count);
  if (fail > 0) return pass === 0 ? 'no' : `no: ${fail} of ${fail + pass} cases fail`;
  if (pass > 0) return 'yes';
  return blocked > 0 ? 'not judged' : 'not offered';
}

const begin = '<!-- begin: written by scripts/endpoints.mjs -->';
const end = '<!-- end -->';

/** The page with the counts of the last run between its two marks. */
export function withCounts(page, found) {
  const [head, rest] = page.split(begin);
  const tail = rest?.split(end)[1];
  if (tail === undefined) throw new Error('a page lacks the marks of its counts');
  return `${head}${begin}\n\n${countsOf(found).join('\n')}\n\n${end}${tail}`;
}

function countsOf({
  date,
  seed,
  counts,
  failed,
  requests,
  seconds,
  exitCode,
  explained,
  failures,
  causes,
  says,
}) {
  const rows = causes.map(
    ({ does, harm, failures: many, example }) =>
      `| ${cell(does)} | ${harm} | ${many} | \`${example}\` |`,
  );
  return [
    `Run on ${date} with seed ${seed}, two trials: of ${counts.cases.toLocaleString('en')} cases ${counts.pass} pass, ${counts.fail} fail, ${counts.blocked} are blocked, ${counts.skip} are skipped, ${counts.error} are in error;`,
    `${requests.toLocaleString('en')} requests in ${seconds} s, exit code ${exitCode}. Of the failures ${failed.MUST} are of a MUST, ${failed.SHOULD} of a SHOULD, ${failed.MAY} of a MAY;`,
    `${counts.plainToo} more are shared by plain objects. ${causes.length} causes explain ${explained} of ${failures} failures.`,
    ...(says === undefined ? [] : ['', says]),
    '',
    '| cause | harm | failures | for example |',
    '| --- | --- | --- | --- |',
    ...rows,
  ];
}

const cell = (text) => text.replaceAll('|', '\\|').replaceAll('<', '&lt;');

/** Which endpoints really do SSE-C. */
export function matrixPage(found) {
  const names = Object.keys(found);
  const row = (title, of) => `| ${title} | ${names.map(of).join(' | ')} |`;
  const asked = questions.map(([question]) =>
    row(question, (name) => found[name].answers[question] ?? 'not asked'),
  );
  return `${[
    '# Which endpoints really do SSE-C',
    '',
    'Written by `node scripts/endpoints.mjs`; do not edit. Each was started by a script of `scripts/endpoints/`,',
    'run with seed 42, and settled with raw requests on its own page. `no` with a count: that part of the',
    'cases contradicts its clause. Failures that plain objects share are left out.',
    '',
    row('', (name) => `[${endpoints[name].product} ${endpoints[name].version}](${name}.md)`),
    `| --- |${names.map(() => ' --- |').join('')}`,
    row('kind', (name) => endpoints[name].what),
    ...asked,
    row('failures of a MUST', (name) => found[name].failed.MUST),
    row('failures of a SHOULD', (name) => found[name].failed.SHOULD),
    row('blocked', (name) => found[name].counts.blocked),
    row('baseline', (name) =>
      found[name].says === undefined
        ? `[profiles/${name}.json](../../profiles/${name}.json)`
        : 'none',
    ),
  ].join('\n')}\n`;
}
