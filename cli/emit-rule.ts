import { hash } from 'node:crypto';
import type { AlgorithmMember, HeaderState, KeyMember, Md5Member } from '../core/model/members.ts';
import { isRead } from '../core/model/scene.ts';
import { oneLine } from '../core/visible.ts';
import type { Found } from '../fuzz/findings.ts';
import type { Step } from '../fuzz/step.ts';
import { stepInWords } from '../fuzz/words.ts';
import type { MutationName } from '../spec/mutations.ts';

/** Prints for each finding the entry of a rule that would pin it. */
export function printRules(findings: readonly Found[]): void {
  for (const found of findings) process.stdout.write(`\n${ruleOf(found)}\n`);
}

/**
 * The entry of a rule that pins a finding, as text to go on from: the last step is the request that
 * is judged, with one mutation of a valid request. Where no mutation says what the step does, only
 * the facts of the entry are given, with the steps.
 */
export function ruleOf(found: Found): string {
  const { mismatch, story, played } = found;
  const operation = played.at(-1)?.request.operation ?? 'GetObject';
  const last = story.steps.at(-1);
  const name = last && mutationOf(last);
  const short = hash('sha256', JSON.stringify(story)).slice(0, 6);
  const subject = isRead(operation) ? 'get' : 'put';
  return [
    ...story.steps.map((step, at) => `// ${at + 1}. ${oneLine(stepInWords(step))}`),
    `// expected ${oneLine(mismatch.expected)}; received ${oneLine(mismatch.received)}`,
    'rule({',
    `  id: '${subject}.found-${short}',`,
    `  level: '${mismatch.level}',`,
    `  title: ${quoted(`${operation}${name === undefined ? '' : ` with ${name}`} is as the model says`)},`,
    `  clause: '${mismatch.clause}',`,
    `  on: ['${operation}'],`,
    ...(name === undefined ? outline() : bodyOf(operation, name)),
    '  catches: [], // Write the fault first: npm run new-fault.',
    '}),',
  ].join('\n');
}

function bodyOf(operation: Parameters<typeof isRead>[0], name: MutationName): readonly string[] {
  const given = `  given: { key: customerKey(), body: objectBody(), mutation: mutation('${name}') },`;
  return isRead(operation)
    ? [
        given,
        '  arrange: ({ have }, { key, body }) => have.object({ body, encryption: ssec(key) }),',
        '  act: ({ read }, { mutation }, stored) => read(stored, { mutation }),',
        "  expect: all(refused(), conceals('body')),",
      ]
    : [given, '  act: ({ write }, drawn) => write(drawn),', '  expect: refused(),'];
}

function outline(): readonly string[] {
  return [
    '  given: { key: customerKey(), body: objectBody() },',
    '  // arrange, act and expect: the steps above.',
  ];
}

const algorithms: Partial<Readonly<Record<AlgorithmMember, MutationName>>> = {
  absent: 'triple.no-algorithm',
  empty: 'algorithm.empty',
  'outer-space': 'algorithm.outer-space',
  'inner-space': 'algorithm.inner-space',
  'other-case': 'algorithm.lower-case',
  'other-value': 'algorithm.aes128',
  'twice-different': 'duplicate.algorithm',
};
const keys: Partial<Readonly<Record<KeyMember, MutationName>>> = {
  'other-key': 'key.other',
  'near-key': 'key.near-bit',
  absent: 'triple.no-key',
  empty: 'key.len-0',
  'other-length': 'key.len-31',
  'lenient-base64': 'key.no-padding',
  undecodable: 'key.not-base64',
  'beyond-ascii': 'key.obs-text',
  'twice-different': 'duplicate.key',
};
const md5s: Partial<Readonly<Record<Md5Member, MutationName>>> = {
  absent: 'triple.no-md5',
  empty: 'md5.empty',
  'of-other-bytes': 'md5.of-other-key',
  'other-length': 'md5.len-15',
  'other-spelling': 'md5.no-padding',
  undecodable: 'md5.not-base64',
  'twice-different': 'duplicate.md5',
};

/** The mutation that says what is wrong with a step; undefined where none or several do. */
function mutationOf({
  key,
  sourceKey,
  tampering,
  scheme,
  operation,
}: Step): MutationName | undefined {
  if (scheme === 'http') return 'transport.plain-http';
  if (tampering === 'unsigned') return 'signature.omits-triple';
  if (tampering === 'altered') return 'signature.other-key-than-signed';
  if (tampering === 'removed') return 'signature.triple-not-sent';
  const sent = key ?? sourceKey;
  if (sent === undefined) return isRead(operation) ? 'triple.none' : undefined;
  if (sent.state !== undefined) return ofState(sent.state);
  return isRead(operation) && sent.key !== 'right' ? 'key.other' : undefined;
}

function ofState({ algorithm, key, md5 }: Partial<HeaderState>): MutationName | undefined {
  const named = [algorithm && algorithms[algorithm], key && keys[key], md5 && md5s[md5]];
  const found = named.filter((one) => one !== undefined);
  return found.length === 1 ? found[0] : undefined;
}

function quoted(text: string): string {
  return `'${text.replaceAll("'", "\\'")}'`;
}
