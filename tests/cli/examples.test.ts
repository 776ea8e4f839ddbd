import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Command } from 'commander';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { program } from '../../cli/program.ts';
import { shardFrom } from '../../cli/shard.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const textOf = (file: string) => readFileSync(join(root, file), 'utf8');
const pages = [
  'README.md',
  ...readdirSync(join(root, 'docs')).map((name) => `docs/${name}`),
].filter((name) => /\.md$/.test(name));
const examples = readdirSync(join(root, 'docs/examples')).map((name) => `docs/examples/${name}`);

/** The words of a line as a shell splits them, up to a comment, a pipe or a redirection. */
function wordsOf(line: string): readonly string[] {
  const words = [...line.matchAll(/'([^']*)'|"([^"]*)"|([^\s'"]+)/g)].map(
    ([, single, double, bare]) => single ?? double ?? bare ?? '',
  );
  const end = words.findIndex((word) => /^(#|\||>|&|<|\|\||&&)/.test(word));
  return end === -1 ? words : words.slice(0, end);
}

/** The arguments of each call of the command in a text, with lines that end in a backslash joined. */
function commandsIn(text: string): readonly (readonly string[])[] {
  // A value of a template is a number where it matters.
  const filled = text.replaceAll(/\$\{\{[^}]*\}\}/g, '1');
  const lines = filled.replaceAll(/\\\n\s*/g, ' ').split('\n');
  return lines.flatMap((line) => {
    const [, args] = /(?:npx |^\s+- |: )sse-c-conformance((?: .*)?)$/.exec(line) ?? [];
    return args === undefined ? [] : [wordsOf(args)];
  });
}

/** Parses arguments by the program, without running anything. */
function parsed(args: readonly string[]): void {
  const command = program();
  for (const one of [command, ...command.commands]) {
    one.exitOverride().configureOutput({ writeErr: () => {} });
    (one as Command).action(() => {});
  }
  command.parse([...args], { from: 'user' });
}

test.each([...pages, ...examples].map((file) => [file] as const))(
  'every command in %s is one that the program takes',
  (file) => {
    for (const args of commandsIn(textOf(file))) {
      const named = args.map((word) => word.replace(/^[A-Z…]+…?$/, 'file').replaceAll('…', ''));
      expect(() => parsed(named), args.join(' ')).not.toThrow();
    }
  },
);

test('pages and examples have commands, and an unknown flag would be seen', () => {
  const all = [...pages, ...examples].flatMap((file) => commandsIn(textOf(file)));
  expect(all.length).toBeGreaterThan(25);
  expect(() => parsed(['--nonsense'])).toThrow(/unknown option/);
});

interface Steps {
  readonly steps: readonly { readonly run?: string; readonly uses?: string }[];
  readonly strategy?: { readonly matrix: { readonly shard: readonly number[] } };
}

test('the jobs of the GitHub example run every shard once, and merge them with the bar of a gate', () => {
  const { jobs } = parse(textOf('docs/examples/github-actions.yml')) as {
    readonly jobs: Readonly<Record<string, Steps>>;
  };
  const shards = jobs.shard?.strategy?.matrix.shard ?? [];
  const run = jobs.shard?.steps.find((step) => step.run?.includes('--shard'))?.run ?? '';
  const taken = shards.map((shard) => {
    const line = run.replaceAll(/\$\{\{ matrix\.shard \}\}/g, String(shard));
    const [, part] = /--shard (\S+)/.exec(line) ?? [];
    return shardFrom({ shard: part ?? '', seed: 1 }).shard;
  });
  expect(taken).toEqual([1, 2, 3, 4].map((index) => ({ index, count: 4 })));
  expect(jobs.merge?.steps.some((step) => step.run?.includes('--fail-on must'))).toBe(true);
});

const silent = () => {};

test('the jobs of the GitLab example are the shards that auto takes', () => {
  const { shard } = parse(textOf('docs/examples/gitlab-ci.yml')) as {
    readonly shard: { readonly parallel: number; readonly script: readonly string[] };
  };
  expect(shard.script.join('\n')).toContain('--shard auto');
  const taken = Array.from({ length: shard.parallel }, (_, at) => {
    const env = { CI_NODE_INDEX: String(at + 1), CI_NODE_TOTAL: String(shard.parallel) };
    return shardFrom({ shard: 'auto', seed: 1 }, env, silent).shard?.index;
  });
  expect(taken).toEqual([1, 2, 3, 4]);
});

test('the pods of the Kubernetes example are the shards that auto takes', () => {
  const { spec, apiVersion, kind } = parse(textOf('docs/examples/kubernetes-job.yaml')) as {
    readonly apiVersion: string;
    readonly kind: string;
    readonly spec: {
      readonly completionMode: string;
      readonly completions: number;
      readonly template: {
        readonly spec: {
          readonly restartPolicy: string;
          readonly containers: readonly {
            readonly args: readonly string[];
            readonly env: readonly { readonly name: string; readonly value: string }[];
          }[];
        };
      };
    };
  };
  expect({ apiVersion, kind, mode: spec.completionMode }).toEqual({
    apiVersion: 'batch/v1',
    kind: 'Job',
    mode: 'Indexed',
  });
  expect(spec.template.spec.restartPolicy).toBe('Never');
  const [container] = spec.template.spec.containers;
  expect(container?.args.join(' ')).toContain('--shard auto');
  const given = container?.env.find(({ name }) => name === 'JOB_COMPLETIONS')?.value;
  expect(given).toBe(String(spec.completions));
  const taken = Array.from({ length: spec.completions }, (_, at) => {
    const env = { JOB_COMPLETION_INDEX: String(at), JOB_COMPLETIONS: given ?? '' };
    return shardFrom({ shard: 'auto', seed: 1 }, env, silent).shard?.index;
  });
  expect(taken).toEqual([1, 2, 3, 4]);
});

test('the container file copies what there is, and does not run as root', () => {
  const lines = textOf('Containerfile').split('\n');
  expect(lines.filter((line) => line.startsWith('USER'))).toEqual(['USER node']);
  expect(lines.some((line) => line.includes('npm pack'))).toBe(true);
  expect(existsSync(join(root, 'package-lock.json'))).toBe(true);
});
