import type { Command } from 'commander';

/** What a newcomer types, by the name of the command; of the program itself under ''. */
const examples: Readonly<Record<string, readonly string[]>> = {
  '': [
    '--endpoint https://s3.example.com',
    "--endpoint https://s3.example.com --rule 'put.md5.*' --seed 1",
    'help run',
    'explain get.wrong-key',
  ],
  run: [
    'run --endpoint https://s3.example.com --quick',
    'run --endpoint https://localhost:9000 --ca ca.pem --endpoint-http http://localhost:9001',
    'run --endpoint https://s3.example.com --dry-run',
    'run --endpoint https://s3.example.com --seed 1 --baseline known.json',
    'run --endpoint https://s3.example.com --seed 1 --shard 2/4',
  ],
  fuzz: [
    'fuzz --endpoint https://s3.example.com --budget 300',
    'fuzz --endpoint https://s3.example.com --corpus fuzz-corpus --seed 1',
  ],
  replay: ['replay sse-c-report/findings/FINDING.json --endpoint https://s3.example.com'],
  list: ['list', "list --rule 'get.*' --level must", 'list --operation CopyObject --json'],
  explain: ['explain get.wrong-key', "explain 'put.md5.*'", 'explain accepts-wrong-key'],
  diagnose: ['diagnose sse-c-report/report.json'],
  compare: ['compare old/report.json new/report.json', 'compare a.json b.json --markdown'],
  matrix: ['matrix minio.json ceph.json --html > matrix.html'],
  merge: ['merge shards --fail-on must', 'merge 1/report.json 2/report.json --out merged'],
  serve: ['serve', 'serve --fault accepts-wrong-key no-echo', 'serve --list-faults'],
  cleanup: ['cleanup sse-c-report/ledger-2026.jsonl'],
  completion: ['completion bash >> ~/.bashrc', 'completion zsh >> ~/.zshrc'],
};

/** Adds examples to the help of the program and of each command. */
export function withExamples(root: Command): Command {
  for (const command of [root, ...root.commands]) {
    const lines = examples[command === root ? '' : command.name()] ?? [];
    if (lines.length === 0) continue;
    const text = lines.map((line) => `  sse-c-conformance ${line}`).join('\n');
    command.addHelpText('after', `\nExamples:\n${text}`);
  }
  root.addHelpText(
    'after',
    '\n--no-color, NO_COLOR and FORCE_COLOR decide about colours. Guides are in docs/ of the package.',
  );
  return root;
}
