import { XMLParser, XMLValidator } from 'fast-xml-parser';
import type { XmlElement } from '../../core/exchange.ts';

const documentBytesMax = 1024 * 1024;
const depthMax = 32;
const leadingBytesMax = 4 * 1024;
const textName = '#text';
const rawTextName = '#cdata';

const parser = new XMLParser({
  preserveOrder: true,
  ignoreAttributes: true,
  parseTagValue: false,
  trimValues: false,
  cdataPropName: rawTextName,
  removeNSPrefix: true,
  ignoreDeclaration: true,
  ignorePiTags: true,
  processEntities: false,
  maxNestedTags: depthMax,
});

/**
 * Parses an XML document. Returns undefined for one that is malformed, too large, too deep, or has
 * a document type: no S3 answer has one, and entity-expansion attacks need it.
 */
export function parseXml(bytes: Uint8Array): XmlElement | undefined {
  if (bytes.length > documentBytesMax || !startsLikeXml(bytes)) return undefined;
  const decodedText = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('utf8');
  // CopyObject and CompleteMultipartUpload may send white space before the document, to keep alive.
  const text = decodedText.trimStart();
  if (/<!(?:DOCTYPE|ENTITY)/i.test(text)) return undefined;
  try {
    if (XMLValidator.validate(text) !== true) return undefined;
    const [root, ...others] = elementOf('', parser.parse(text), -1).children;
    return others.length === 0 ? root : undefined;
  } catch {
    return undefined;
  }
}

// Most bodies are object data; this avoids decoding them as text.
function startsLikeXml(bytes: Uint8Array): boolean {
  const start = Buffer.from(bytes.subarray(0, leadingBytesMax)).toString('latin1');
  return /^(?:\xef\xbb\xbf)?\s*</.test(start);
}

/** Converts a node of the parser (a record of one name and its content) to an element. */
function elementOf(name: string, nodes: unknown, depth: number): XmlElement {
  let text = '';
  const children: XmlElement[] = [];
  for (const node of Array.isArray(nodes) ? nodes : []) {
    for (const [inner, content] of entriesOf(node)) {
      if (inner === textName) text += decoded(String(content));
      else if (inner === rawTextName) text += rawTextOf(content);
      else if (depth < depthMax) children.push(elementOf(inner, content, depth + 1));
    }
  }
  return { name, text, children };
}

function rawTextOf(nodes: unknown): string {
  if (!Array.isArray(nodes)) return '';
  return nodes
    .flatMap(entriesOf)
    .map(([, value]) => String(value))
    .join('');
}

function entriesOf(node: unknown): [string, unknown][] {
  return node !== null && typeof node === 'object' ? Object.entries(node) : [];
}

const named: Readonly<Record<string, string>> = {
  amp: '&',
  apos: "'",
  gt: '>',
  lt: '<',
  quot: '"',
};

// One pass, so that `&amp;lt;` becomes `&lt;` and is not decoded twice.
function decoded(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(/&(?:#(\d{1,7})|#x([0-9a-fA-F]{1,6})|(\w{2,4}));/g, (all, ten, hex, name) => {
    if (typeof name === 'string') return named[name] ?? all;
    const point = typeof ten === 'string' ? Number(ten) : Number.parseInt(String(hex), 16);
    return point <= 0x10ffff ? String.fromCodePoint(point) : all;
  });
}
