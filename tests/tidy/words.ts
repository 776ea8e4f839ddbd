interface Replaced {
  readonly words: readonly string[];
  readonly instead: string;
}

/** The rows of the last table of `docs/glossary.md`: the words that are not used, and which are. */
export function replacedWords(glossary: string): readonly Replaced[] {
  const [, table = ''] = glossary.split('| not | but |');
  return [...table.matchAll(/^\| ([^|]+) \| ([^|]+) \|$/gm)]
    .filter(([, words = '']) => !words.startsWith('---'))
    .map(([, words = '', instead = '']) => ({
      words: words.split(',').map((word) => word.trim()),
      instead: instead.trim(),
    }));
}

/** What people read in a TypeScript file: its comments, and the names of its tests. */
export function proseOf(source: string): readonly string[] {
  const lines = source.split('\n');
  let isInBlock = false;
  return lines.map((line) => {
    const opens = line.indexOf('/*');
    const start = isInBlock ? 0 : opens;
    const prose: string[] = [];
    if (isInBlock || opens >= 0) {
      const end = line.indexOf('*/', start);
      isInBlock = end < 0;
      prose.push(line.slice(start, end < 0 ? undefined : end));
    }
    const single = /(?:^|\s)\/\/\s(.*)$/.exec(line)?.[1];
    if (single !== undefined) prose.push(single);
    const name = /\b(?:test|it|describe)(?:\.\w+)*(?:\([^)'"`]*\))?\(\s*(['"`])(.*?)\1/.exec(
      line,
    )?.[2];
    if (name !== undefined) prose.push(name);
    return prose.join(' ');
  });
}

/** The sentences in the string literals of a TypeScript file, line by line. */
export function textsOf(source: string): readonly string[] {
  return source.split('\n').map((line) =>
    [...line.matchAll(/(['"`])((?:\\.|(?!\1).)*)\1/g)]
      .map(([, , text = '']) => text.replace(/\$\{[^}]*\}/g, ' '))
      .filter((text) => text.includes(' '))
      .join(' '),
  );
}

/** Markdown without what is code: blocks, spans and the targets of links. */
export function proseOfMarkdown(text: string): readonly string[] {
  let isInCode = false;
  return text.split('\n').map((line) => {
    if (line.startsWith('```')) isInCode = !isInCode;
    if (isInCode) return '';
    return line.replace(/`[^`]*`/g, ' ').replace(/\]\([^)]*\)/g, ']');
  });
}

/** Which lines use a word that the glossary replaces; ids, code and quotations are exempt. */
export function oddWords(
  path: string,
  lines: readonly string[],
  replaced: readonly Replaced[],
): readonly string[] {
  return lines.flatMap((line, index) => {
    const text = line
      .replace(/`[^`]*`/g, ' ')
      .replace(/[\w*-]+(?:\.[\w*-]+)+(?:@\w+)?/g, ' ')
      .replace(/[\w-]*-[\w-]+/g, ' ');
    return replaced.flatMap(({ words, instead }) =>
      words
        .filter((word) => new RegExp(`\\b${word}\\b`, 'i').test(text))
        .map((word) => `${path}:${index + 1}: "${word}", say: ${instead}`),
    );
  });
}
