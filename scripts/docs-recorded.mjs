// Writes docs/recorded.md: the recorded answers of Amazon S3, and the order of its checks.

import { lenient, strict } from './docs-recorded-habits.mjs';

const collections = [
  ['localstack', 'recorded', '21 February 2026', 'Apache-2.0'],
  ['meeseeks-s3', 'recordedMarch', 'March 2026', 'MIT'],
];
const sides = { copySourceHeaders: 'source', headers: 'target' };
const carrierNames = { headers: '', copySourceHeaders: ' of the source', formFields: '' };

/** The lines of the page. Throws if a cited row contradicts the sentence that cites it. */
export async function recordedPage({ dist, generated }) {
  const load = (path) => import(new URL(path, dist));
  const facts = {
    ...(await load('spec/recorded/rows.js')),
    ...(await load('spec/recorded/classes.js')),
    ...(await load('spec/recorded/decoding.js')),
    ...(await load('spec/recorded/order-of-checks.js')),
    ...(await load('spec/recorded/refusals.js')),
    ...(await load('spec/recorded/not-covered.js')),
    ...(await load('spec/sources.js')),
  };
  const proven = await provenOrder({ load, ...facts });
  return [
    '# Recorded answers of Amazon S3',
    '',
    generated,
    '',
    ...origins(facts),
    ...reading(facts),
    ...order(facts),
    ...words(facts),
    ...habits('Lenient', lenient, facts, (status) => status < 300),
    ...habits('Strict', strict, facts, (status) => status >= 400),
    ...orderProven(proven),
    ...open(facts),
  ];
}

function origins({ recordedRows, sources }) {
  const rows = collections.map(([name, source, date, licence]) => {
    const count = recordedRows.filter(({ origin }) => origin.startsWith(`${name}:`)).length;
    return `| [${sources[source].title}](${sources[source].url}) | ${date} | ${licence} | ${count} |`;
  });
  return [
    `${recordedRows.length} answers, taken as facts: what was sent, what it met, status, code, message, argument and`,
    'confirmation. Keys, names, signatures and policies are left out; tests draw new keys for every replay.',
    '',
    '| collection | recorded | licence | answers |',
    '| --- | --- | --- | --- |',
    ...rows,
    '',
  ];
}

function reading({ algorithmClasses, keyClasses, md5Classes, decodesTo, recordedRows }) {
  const table = (title, member, classes) => [
    `| ${title} | what was sent |${member === 'key' ? ' read as |' : ''} answers |`,
    `| --- | --- | --- |${member === 'key' ? ' --- |' : ''}`,
    ...Object.entries(classes).map(([name, what]) => {
      const count = recordedRows.filter(({ sent }) =>
        Object.values(sent).some((set) => set[member] === name),
      ).length;
      const decoded = member === 'key' ? ` ${decodesTo[name]} |` : '';
      return `| \`${name}\` | ${what} |${decoded} ${count} |`;
    }),
    '',
  ];
  return [
    '## How a row reads',
    '',
    '`spec/recorded/answers/` has one file an operation and one row a line. The id names the operation,',
    'the object or upload where that matters, and how its SSE-C headers differ from valid ones:',
    '`recorded.get-object.multipart.key-10-bytes`. `.2` marks a repetition. `scene` is the state before the',
    'request, `sent` the class of each SSE-C header by carrier (a missing one was not sent), `answer` the',
    'answer. `argumentValue` names the quoted header, `confirms` the confirmed key; if the recording',
    'client could not see it, `confirms` is missing. `origin` is the test of the collection.',
    '`recordedClause(id)` makes a row a clause of a rule.',
    '',
    'Three things differ from the collections. A HEAD has no body, so the code and message that a client',
    'made up for it are left out. `&gt;` in a message is `>`. The Content-MD5 of',
    '`recorded.put-object.unknown-storage-class.content-md5-13-bytes.unknown-algorithm` is named by what was',
    'sent; the collection calls it the MD5 of the body.',
    '',
    ...table('algorithm', 'algorithm', algorithmClasses),
    ...table('key', 'key', keyClasses),
    ...table('key MD5', 'md5', md5Classes),
  ];
}

/** The columns of the table: operations; for copies, one for each set of SSE-C headers. */
function columns(orderOfChecks) {
  return Object.entries(orderOfChecks)
    .filter(([, { confirms }]) => confirms !== undefined)
    .flatMap(([operation, { checks }]) => {
      const numbered = checks.map((check, at) => ({ ...check, number: at + 1 }));
      const carriers = new Set(checks.map(({ carrier }) => carrier));
      return ['copySourceHeaders', 'headers', 'formFields']
        .filter((carrier) => carriers.has(carrier))
        .map((carrier) => ({
          title: carriers.size === 1 ? operation : `${operation}, ${sides[carrier]}`,
          checks: numbered.filter((check) => check.carrier === carrier),
        }));
    });
}

function order({ conditions, orderOfChecks }) {
  const all = columns(orderOfChecks);
  const cell = ({ checks }, when) => {
    const check = checks.find((one) => one.when === when);
    if (check === undefined) return '';
    return `${check.number} ${check.answer === 'not-recorded' ? '?' : check.answer}`;
  };
  const rows = Object.entries(conditions)
    .filter(([when]) => all.some((column) => cell(column, when) !== ''))
    .map(([when, what]) => `| ${what} | ${all.map((one) => cell(one, when)).join(' | ')} |`);
  return [
    '## The order of checks',
    '',
    'The checks of an operation are made in the order of their numbers; the first that applies refuses the',
    'request with the refusal named, whose message is given below. `?`: the answer is not recorded.',
    'CopyObject and UploadPartCopy check the copy-source SSE-C headers first. CompleteMultipartUpload',
    'ignores partial SSE-C headers.',
    '',
    `| applies when | ${all.map(({ title }) => title).join(' | ')} |`,
    `| --- |${' --- |'.repeat(all.length)}`,
    ...rows,
    '',
    'The key is decoded in groups of four symbols: characters outside the Base64 alphabet are skipped, `=`',
    'counts as a symbol, and a last group that is not whole is dropped. So a key of 32 bytes with three',
    'surplus `=` (47 characters) is right, and one with four (48) gains a group and is not. The collection',
    'sent three to PutObject, CreateMultipartUpload, UploadPart, GetObject and CompleteMultipartUpload, four to',
    'CopyObject and forms; no operation was sent both. The MD5 is compared as text.',
    '',
  ];
}

function words({ refusals, recordedRows }) {
  const rows = Object.entries(refusals).map(([id, refusal]) => {
    const { status, code, message, argumentName, argumentValue } = refusal;
    const count = recordedRows.filter(
      ({ answer }) => answer.code === code && answer.message === message,
    ).length;
    const argument = [argumentName, argumentValue && `quotes the ${argumentValue}`].filter(Boolean);
    return `| \`${id}\` | ${status} ${code} | ${message ?? '?'} | ${argument.join(', ')} | ${count} |`;
  });
  return [
    '## Status, code and message of each refusal',
    '',
    'A refused HEAD shows the status alone. `key-misread` quotes the key in another character set.',
    '',
    '| refusal | status and code | message | ArgumentName, ArgumentValue | answers |',
    '| --- | --- | --- | --- | --- |',
    ...rows,
    '',
  ];
}

function habits(title, entries, { recordedRow }, isAsSaid) {
  const lines = entries.map(([what, ...ids]) => {
    for (const id of ids)
      if (!isAsSaid(recordedRow(`recorded.${id}`).answer.status))
        throw new Error(`docs/recorded.md: ${id} does not show: ${what}`);
    return `- ${what} ${ids.map((id) => `\`recorded.${id}\``).join(', ')}`;
  });
  return [`## ${title}`, '', ...lines, ''];
}

/** Pairs of checks that both fail for one request, with the one whose refusal was returned. */
async function provenOrder({ load, recordedRows }) {
  const { failedChecks, refused } = await load('core/model/order-of-checks.js');
  const { recordedRequest } = await load('generators/recorded-request.js');
  const { default: fc } = await import('fast-check');
  const pairs = new Map();
  const name = ({ when, carrier }) => `${when}${carrierNames[carrier]}`;
  for (const row of recordedRows.filter(({ provesNothing }) => provesNothing === undefined)) {
    const [request] = fc.sample(recordedRequest(row), { numRuns: 1, seed: 11 });
    const [first, ...rest] = failedChecks(request);
    for (const later of rest) {
      const answer = refused(request, later);
      if (answer?.status === row.answer.status && answer.message === row.answer.message) continue;
      if (answer === undefined) continue;
      const pair = `| ${name(first)} | ${name(later)} |`;
      pairs.set(pair, [...(pairs.get(pair) ?? []), row]);
    }
  }
  return pairs;
}

function orderProven(pairs) {
  const rows = [...pairs].map(([pair, rows]) => {
    const operations = [...new Set(rows.map(({ operation }) => operation))];
    return `${pair} ${operations.join(', ')} | \`${rows[0].id}\` |`;
  });
  return [
    '## What proves the order',
    '',
    'Requests that fail two checks, and the check whose refusal was returned.',
    '',
    '| refused by | although this applies too | on | for example |',
    '| --- | --- | --- | --- |',
    ...rows.sort(),
    '',
  ];
}

function open({ recordedRows, notCovered, md5NotCovered }) {
  const idle = recordedRows.filter(({ provesNothing }) => provesNothing !== undefined);
  return [
    '## Not proven',
    '',
    ...notCovered.map(({ operation, when, why }) => `- \`${when}\` on ${operation}: ${why}`),
    ...md5NotCovered.map(
      (operation) =>
        `- A copy source without the key MD5 on ${operation}: recorded for CopyObject alone.`,
    ),
    '- Not recorded at all: repeated headers, letter case, headers together with form fields, the query,',
    '  presigned variants, SelectObjectContent, ListParts with headers, most of GetObjectAttributes, and the',
    '  order of key check and conditions or ranges.',
    '- A wrong Content-MD5 of 16 bytes: the one that was sent has 13, which is malformed.',
    '',
    'Rows that prove nothing:',
    '',
    ...idle.map(({ id, provesNothing }) => `- \`${id}\`: ${provesNothing}.`),
  ];
}
