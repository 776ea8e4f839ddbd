import { escapedJson, oneLine, shortened } from '../core/visible.ts';
import { markup } from './markup.ts';
import { wrapped } from './wrapped.ts';

/** A section of a short document: a heading, and a sentence or a table. */
export interface Section {
  readonly title: string;
  readonly text?: string;
  readonly head?: readonly string[];
  readonly rows?: readonly (readonly string[])[];
}

/** The forms of a short document. */
export type DocumentForm = 'text' | 'markdown' | 'html' | 'json';

/** Most rows shown of a table in text, Markdown and HTML; JSON has all. */
const rowsMax = 200;
const cellLengthMax = 200;

/** A short document in one of its forms; `data` is what JSON shows. */
export function renderDocument(
  form: DocumentForm,
  of: { readonly title: string; readonly sections: readonly Section[]; readonly data: unknown },
): string {
  switch (form) {
    case 'json':
      return `${escapedJson(JSON.stringify(of.data, undefined, 2))}\n`;
    case 'html':
      return htmlOf(of.title, of.sections);
    case 'markdown':
      return markdownOf(of.title, of.sections);
    case 'text':
      return textOf(of.title, of.sections);
    default:
      return form satisfies never;
  }
}

function textOf(title: string, sections: readonly Section[]): string {
  const blocks = sections.map(({ title: head, text, rows }) => {
    const lines = (rows ?? []).slice(0, rowsMax).map((row) => `  ${row.map(cell).join('  ')}`);
    const said = text === undefined ? [] : wrapped(oneLine(text), { width: 98 });
    return [head, ...said.map((line) => `  ${line}`), ...lines, ...cut(rows)].join('\n');
  });
  return `${[title, ...blocks].join('\n\n')}\n`;
}

function markdownOf(title: string, sections: readonly Section[]): string {
  const row = (cells: readonly string[]) => `| ${cells.map(escaped).join(' | ')} |`;
  const blocks = sections.map(({ title: head, text, head: names = [], rows = [] }) =>
    [
      `### ${escaped(head)}`,
      ...(text === undefined ? [] : [escaped(text)]),
      ...(rows.length === 0
        ? []
        : [
            [
              row(names),
              `| ${names.map(() => '---').join(' | ')} |`,
              ...rows.slice(0, rowsMax).map(row),
            ].join('\n'),
          ]),
      ...cut(rows),
    ].join('\n\n'),
  );
  return `${[`## ${escaped(title)}`, ...blocks].join('\n\n')}\n`;
}

const style =
  'body{font:16px/1.5 system-ui,sans-serif;margin:2rem auto;max-width:72rem;padding:0 1rem}' +
  'table{border-collapse:collapse;width:100%}td,th{border:1px solid #8888;padding:.3rem .5rem;' +
  'text-align:left;vertical-align:top;overflow-wrap:anywhere}:root{color-scheme:light dark}';

function htmlOf(title: string, sections: readonly Section[]): string {
  const blocks = sections.map(
    ({ title: head, text, head: names = [], rows = [] }) => markup`
<section>
<h2>${head}</h2>${text === undefined ? [] : [markup`\n<p>${text}</p>`]}${
      rows.length === 0
        ? []
        : [
            markup`
<table>
<thead><tr>${names.map((name) => markup`<th scope="col">${name}</th>`)}</tr></thead>
<tbody>${rows.slice(0, rowsMax).map(
              (row) => markup`
<tr>${row.map((one) => markup`<td>${cell(one)}</td>`)}</tr>`,
            )}
</tbody>
</table>`,
          ]
    }${cut(rows).map((one) => markup`\n<p>${one}</p>`)}
</section>`,
  );
  const page = markup`<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<style>${{ markup: style }}</style>
</head>
<body>
<main>
<h1>${title}</h1>${blocks}
</main>
</body>
</html>`;
  return `<!doctype html>\n${page.markup}\n`;
}

function cut(rows: readonly unknown[] | undefined): readonly string[] {
  const more = (rows?.length ?? 0) - rowsMax;
  return more > 0 ? [`… and ${more} more; JSON has all.`] : [];
}

function cell(text: string): string {
  return shortened(oneLine(text), cellLengthMax);
}

/**
 * Escapes text for Markdown: every ASCII punctuation mark becomes a character reference, which no
 * Markdown dialect reads as syntax.
 */
export function escaped(text: string): string {
  return cell(text).replace(
    /[\\`*_{}[\]()#+!|<>&~:@$"']/g,
    (one) => `&#${one.codePointAt(0) ?? 0};`,
  );
}
