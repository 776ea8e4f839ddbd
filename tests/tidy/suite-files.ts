import { parseAst } from 'vitest/node';
import { sourceFiles } from './tree.ts';

interface Node {
  readonly type: string;
  readonly start: number;
  readonly end: number;
}

/** A rule as it is written: a call in an exported list, or a call of `rule` in a preset. */
export interface Entry {
  readonly path: string;
  readonly text: string;
  readonly lines: number;
  /** The id, where it is written in the entry itself. */
  readonly id: string | undefined;
  /** Types of the syntax nodes in it. */
  readonly syntax: ReadonlySet<string>;
}

const isNode = (value: unknown): value is Node =>
  typeof value === 'object' && value !== null && 'type' in value && 'start' in value;

function childrenOf(node: Node): readonly Node[] {
  return Object.values(node).flat().filter(isNode);
}

function within(node: Node): readonly Node[] {
  return [node, ...childrenOf(node).flatMap(within)];
}

/** The calls of an exported list of rules. */
function listed(node: Node): readonly Node[] {
  if (node.type !== 'ExportNamedDeclaration') return [];
  const lists = within(node).filter(({ type }) => type === 'ArrayExpression');
  return (lists[0] === undefined ? [] : childrenOf(lists[0])).filter(isCall);
}

function isCall({ type }: Node): boolean {
  return type === 'CallExpression';
}

function entriesOf(path: string, text: string): readonly Entry[] {
  const program = parseAst(text, { lang: 'ts' }) as unknown as Node;
  const inLists = childrenOf(program).flatMap(listed);
  const rules = within(program).filter(
    (node) => isCall(node) && /^rule\(/.test(text.slice(node.start, node.end)),
  );
  return [...new Set([...inLists, ...rules])].map((node) => {
    const own = text.slice(node.start, node.end);
    return {
      path,
      text: own,
      lines: own.split('\n').length,
      id: /^\w+\(\s*(?:\{[^{}]*?\bid: )?'([a-z][^']*)'/.exec(own)?.[1],
      syntax: new Set(within(node).map(({ type }) => type)),
    };
  });
}

/** Every file of rules, its entries, and the folder and name that it has in `suites/`. */
export function suiteFiles() {
  return sourceFiles(['suites'])
    .filter(({ path }) => path.split('/').length === 3)
    .map(({ path, lines }) => {
      const [, folder = '', file = ''] = path.split('/');
      const name = file.replace('.ts', '');
      return { path, folder, name, entries: entriesOf(path, lines.join('\n')) };
    });
}
