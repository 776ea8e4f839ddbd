// npm run new-fault -- range-starts-late --in range: checks that the id is free, and adds an entry to
// the two files of that name: what the fault is (spec/faults/), and how it behaves (fixtures/).
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';

const root = new URL('../', import.meta.url);
const specFolder = new URL('spec/faults/', root);
const behaviourFolder = new URL('fixtures/endpoint/faults/', root);
// The faults of this file are made from a table, so no entry can be added to it.
const made = 'by-operation';

const [id, flag, file] = process.argv.slice(2);
const files = readdirSync(specFolder)
  .map((name) => name.replace(/\.ts$/, ''))
  .filter((name) => name !== made);

if (id === undefined || flag !== '--in' || file === undefined)
  refuse(`Name the fault and its file: npm run new-fault -- range-starts-late --in range`);
if (!/^[a-z0-9]+(-[a-z0-9]+)+$/.test(id))
  refuse(`${id} is no id: say in kebab-case what the endpoint does, such as range-starts-late.`);
if (!files.includes(file))
  refuse(
    `spec/faults/${file}.ts takes no fault written by hand. Choose one of ${files.join(', ')}.`,
  );
const owner = files.find((name) => read(specFolder, name).includes(`'${id}':`));
if (owner !== undefined) refuse(`${id} is taken, in spec/faults/${owner}.ts. Choose another.`);

append(specFolder, { entry: `  '${id}': { does: '' },`, end: '} as const;' });
append(behaviourFolder, {
  entry: `  '${id}': { change: () => ({}) },`,
  end: '} as const satisfies FaultsOf<typeof facts>;',
});
process.stdout.write(`Added ${id}, which changes nothing yet. Next:
1. spec/faults/${file}.ts: say in one sentence what an endpoint with this fault does.
2. fixtures/endpoint/faults/${file}.ts: change one decision of Behaviour, most easily with a function
   of kit/changes.ts: skips a check, alters an answer, refuses or rewrites a request.
3. npm run new-rule, unless a rule exists that it breaks; name the fault in \`catches\` of that rule.
4. npm run faults -- --all ${id}: a MUST or SHOULD rule must fail. Then npm run docs.
`);

function read(folder, name) {
  const path = new URL(`${name}.ts`, folder);
  return existsSync(path) ? readFileSync(path, 'utf8') : '';
}

/** Puts an entry at the end of the table of a file. */
function append(folder, { entry, end }) {
  const text = read(folder, file);
  const at = text.lastIndexOf(`\n${end}`);
  if (at < 0) refuse(`${new URL(`${file}.ts`, folder).pathname} has no table that ends in ${end}`);
  writeFileSync(new URL(`${file}.ts`, folder), `${text.slice(0, at)}\n${entry}${text.slice(at)}`);
}

function refuse(message) {
  process.stderr.write(`${message}\n`);
  process.exit(2);
}
