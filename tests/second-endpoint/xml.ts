import { S3Error } from './s3-error.ts';

export type Content = string | number | boolean | readonly (Content | undefined)[] | Markup;

/** Text that is XML already. */
export interface Markup {
  readonly xml: string;
}

function escaped(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are the ones to be escaped.
  return text.replace(/[&<>"\u0000-\u001f\u007f\ufffe\uffff]/g, (one) => `&#${one.charCodeAt(0)};`);
}

function written(content: Content | undefined): string {
  if (content === undefined) return '';
  if (typeof content === 'string') return escaped(content);
  if (typeof content === 'number' || typeof content === 'boolean') return String(content);
  if ('xml' in content) return content.xml;
  return content.map(written).join('');
}

/** An element; undefined content leaves it out. */
export function element(name: string, content: Content | undefined): Markup {
  return { xml: content === undefined ? '' : `<${name}>${written(content)}</${name}>` };
}

export function elements(content: Readonly<Record<string, Content | undefined>>): Markup[] {
  return Object.entries(content).map(([name, value]) => element(name, value));
}

/** A whole document in the namespace of S3. */
export function xmlDocument(name: string, content: Content): string {
  const namespace = name === 'Error' ? '' : ' xmlns="http://s3.amazonaws.com/doc/2006-03-01/"';
  const head = '<?xml version="1.0" encoding="UTF-8"?>\n';
  return `${head}<${name}${namespace}>${written(content)}</${name}>`;
}

/** An element that was read: its name without a prefix, its children and its text. */
export interface Node {
  readonly name: string;
  readonly children: Node[];
  text: string;
}

const named: Readonly<Record<string, string>> = {
  lt: '<',
  gt: '>',
  amp: '&',
  quot: '"',
  apos: "'",
};

function unescaped(text: string): string {
  return text.replace(/&(#x[0-9a-fA-F]+|#\d+|\w+);/g, (_, entity: string) => {
    if (entity.startsWith('#x')) return String.fromCodePoint(Number.parseInt(entity.slice(2), 16));
    if (entity.startsWith('#')) return String.fromCodePoint(Number(entity.slice(1)));
    const found = named[entity];
    if (found === undefined) throw malformed();
    return found;
  });
}

function malformed(): S3Error {
  return new S3Error(
    'MalformedXML',
    'The XML you provided was not well-formed or did not validate against our published schema',
  );
}

/** Reads a document; anything but one element of the name that is asked for is refused. */
export function parseXml(bytes: Buffer, rootName: string): Node {
  const token =
    /<\?[^>]*\?>|<!--[\s\S]*?-->|<!\[CDATA\[([\s\S]*?)\]\]>|<(\/?)([\w:.-]+)([^<>]*)>|([^<]+)/gy;
  const top: Node = { name: '', children: [], text: '' };
  const open: Node[] = [top];
  const text = bytes.toString('utf8').trim();
  let read = 0;
  for (const match of text.matchAll(token)) {
    read = match.index + match[0].length;
    const inner = open.at(-1) ?? top;
    const [, data, slash, fullName, attributes, characters] = match;
    if (data !== undefined) inner.text += data;
    else if (characters !== undefined) inner.text += unescaped(characters);
    else if (fullName !== undefined) {
      const name = fullName.replace(/^.*:/, '');
      if (slash === '/') {
        if (open.pop()?.name !== name) throw malformed();
      } else {
        const node: Node = { name, children: [], text: '' };
        inner.children.push(node);
        if (attributes?.endsWith('/') !== true) open.push(node);
      }
    }
  }
  const [root, ...others] = top.children;
  const isWhole = read === text.length && open.length === 1 && open[0] === top;
  if (!isWhole || root?.name !== rootName || others.length > 0) throw malformed();
  return root;
}

export function child(node: Node | undefined, name: string): Node | undefined {
  return node?.children.find((one) => one.name === name);
}

/** The text of a child element. */
export function textOf(node: Node | undefined, name: string): string | undefined {
  return child(node, name)?.text;
}

export function all(node: Node | undefined, name: string): readonly Node[] {
  return node?.children.filter((one) => one.name === name) ?? [];
}

export { malformed as malformedXml };
