import { encodeComponent } from '../sign/uri-encoding.ts';

/** Shortest spelling of a secret to look for, in characters; shorter ones match by chance. */
export const anchorLength = 8;

/**
 * Every spelling in which an endpoint may echo secret bytes: raw, hex, Base64, Base64URL and
 * percent-encoded, and the same of their Base64 text, since a request carries a key as Base64.
 */
export function secretForms(bytes: Uint8Array): readonly string[] {
  const raw = Buffer.from(bytes);
  const base64 = raw.toString('base64');
  const carried = Buffer.from(base64);
  const forms = [
    ...asCharacters(raw.toString('latin1')),
    raw.toString('utf8'),
    ...cased(raw.toString('hex')),
    ...cased(spaced(raw)),
    ...cased(percentEncoded(raw)),
    ...base64Forms(raw),
    ...cased(carried.toString('hex')),
    ...cased(spaced(carried)),
    ...base64Forms(carried),
    base64,
    base64.replaceAll('/', '\\/'),
    ...percentForms(base64),
    encodeComponent(encodeComponent(base64)),
  ];
  const usable = forms.filter((form) => form.length >= anchorLength && !form.includes('\uFFFD'));
  return [...new Set(usable)];
}

/** The spellings of a secret text, such as a secret access key or a token. */
export function secretTextForms(text: string): readonly string[] {
  const forms = [
    text,
    xmlEscaped(text),
    ...percentForms(text),
    ...secretForms(Buffer.from(text, 'utf8')),
  ];
  return [...new Set(forms.filter((form) => form.length >= anchorLength))];
}

const pieceVarietyMin = 6;

/**
 * Raw bytes as characters, whole and in pieces of eight: bytes echoed in a document rarely survive
 * decoding as a whole. XML parsers normalise line ends; invalid characters are dropped or replaced.
 */
function asCharacters(text: string): readonly string[] {
  const pieces = text.match(new RegExp(`[^]{${anchorLength}}`, 'g')) ?? [];
  const telling = pieces.filter((piece) => new Set(piece).size >= pieceVarietyMin);
  return [text, text.replace(/\r\n?/g, '\n'), ...telling];
}

// Bytes within a longer Base64 text start at one of three offsets. Characters at the edges also
// encode bits of the neighbours, so they are left out, and so is the padding.
function base64Forms(bytes: Buffer): readonly string[] {
  return [0, 1, 2].flatMap((offset) => {
    const text = Buffer.concat([Buffer.alloc(offset), bytes])
      .toString('base64')
      .replace(/=+$/, '');
    const skipped = offset === 0 ? 0 : offset + 1;
    const isEdgeShared = (offset + bytes.length) % 3 !== 0;
    const inner = text.slice(skipped, offset > 0 && isEdgeShared ? -1 : undefined);
    return [inner, inner.replaceAll('+', '-').replaceAll('/', '_')];
  });
}

function percentForms(text: string): readonly string[] {
  const encoded = encodeComponent(text);
  const inPath = encoded.replaceAll('%2F', '/');
  return [encoded, inPath].flatMap((form) => [
    form,
    form.replace(/%../g, (escaped) => escaped.toLowerCase()),
  ]);
}

function xmlEscaped(text: string): string {
  const escapes = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' } as const;
  return text.replace(/[&<>"]/g, (sign) => escapes[sign as keyof typeof escapes]);
}

function percentEncoded(bytes: Buffer): string {
  return bytes.toString('hex').replace(/../g, '%$&');
}

function spaced(bytes: Buffer): string {
  return bytes.toString('hex').replace(/..(?=.)/g, '$& ');
}

function cased(text: string): readonly string[] {
  return [text.toLowerCase(), text.toUpperCase()];
}
