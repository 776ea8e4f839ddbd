// npm run new-rule -- put.md5.of-nothing: checks the id and adds an entry to fill in to its file.
//   --print   prints the entry and leaves the file alone
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import './build.mjs';

const load = (path) => import(new URL(`../dist/${path}`, import.meta.url));
const { listCases } = await load('runner/plan/catalogue.js');
const { fileNameOf, subjectOf, subjects } = await load('spec/subjects.js');
const { retiredIds } = await load('spec/retired-ids.js');

const isPrinted = process.argv.includes('--print');
const id = process.argv.slice(2).find((one) => !one.startsWith('--'));
const wrong = whyNot(id);
if (wrong !== undefined) {
  process.stderr.write(`${wrong}\n`);
  process.exit(2);
}

const subject = subjectOf(id);
const folder = new URL(`../suites/${subject}/`, import.meta.url);
const names = readdirSync(folder).map((name) => name.replace(/\.ts$/, ''));
const name = fileNameOf(id, names);
const path = `suites/${subject}/${name}.ts`;
const file = new URL(`${name}.ts`, folder);
const entry = `  rule({
    id: '${id}',
    level: 'SHOULD',
    title: '',
    clause: '',
    on: ['PutObject'],
    given: { ...keyAndBody, mutation: mutation('') },
    act: ({ perform }, drawn) => perform(drawn),
    expect: refused(),
    catches: [''],
  }),
`;
if (isPrinted || !existsSync(file)) process.stdout.write(`// ${path}\n${entry}`);
else append();

/** Why an id cannot be used; undefined if it can. */
function whyNot(given) {
  if (given === undefined || !/^[a-z0-9]+(\.[a-z0-9-]+)+$/.test(given))
    return 'Name the rule with a dotted phrase: npm run new-rule -- put.md5.of-nothing';
  if (subjectOf(given) === undefined) {
    const words = Object.values(subjects).flatMap((one) => one.words);
    return `${given.split('.')[0]} is the first word of no subject in spec/subjects.ts: ${words.join(', ')}.`;
  }
  if (given in retiredIds) return `${given} was retired, and an id is for ever. Choose another.`;
  if (listCases().some((one) => one.rule === given))
    return `${given} is taken, and an id is for ever. Choose another.`;
  return undefined;
}

/** Adds the entry at the end of its file. */
function append() {
  const text = readFileSync(file, 'utf8');
  const end = text.indexOf('\n];\n', text.search(/^export const \w+Rules = \[/m)) + 1;
  writeFileSync(file, text.slice(0, end) + entry + text.slice(end));
  const line = text.slice(0, end).split('\n').length;
  process.stdout.write(`${path}:${line} has a new entry; fill it in, as CONTRIBUTING.md says.\n`);
}
