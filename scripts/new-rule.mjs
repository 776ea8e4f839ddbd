// npm run new-rule -- put.md5.of-nothing: checks that the id is free and prints an entry to fill in.
import './build.mjs';

const { listCases } = await import(new URL('../dist/runner/plan/catalogue.js', import.meta.url));
const { subjectOf } = await import(new URL('../dist/spec/subjects.js', import.meta.url));

const [id] = process.argv.slice(2);
if (id === undefined || !/^[a-z0-9]+(\.[a-z0-9-]+)+$/.test(id)) {
  process.stderr.write(
    'Name the rule with a dotted phrase: npm run new-rule -- put.md5.of-nothing\n',
  );
  process.exit(2);
}
if (subjectOf(id) === undefined) {
  process.stderr.write(
    `${id.split('.')[0]} is the first word of no subject in spec/subjects.ts.\n`,
  );
  process.exit(2);
}
if (listCases().some((one) => one.rule === id)) {
  process.stderr.write(`${id} is taken, and an id is for ever. Choose another.\n`);
  process.exit(2);
}
process.stdout.write(`rule({
  id: '${id}',
  level: 'SHOULD',
  title: '',
  clause: '',
  on: ['PutObject'],
  given: { key: customerKey(), body: objectBody(), mutation: mutation('') },
  act: ({ perform }, drawn) => perform(drawn),
  expect: refused(),
  catches: [''],
}),
`);
