/** Control characters, bidi and zero-width marks, line separators, and what XML 1.0 excludes. */
const unsafe =
  /[\p{Cc}\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufffe\uffff\p{Surrogate}]/gu;

/** Whatever is not plain ASCII. Unsafe characters are looked for in it alone: that is much faster. */
const special = /[^\u0020-\u007e]+/g;

/**
 * Text with each unsafe character replaced by one that shows it: an escape sequence of the endpoint
 * reaches neither a terminal nor an XML parser. Line breaks and tabs stay.
 */
export function visible(text: string): string {
  return replaced(text, (one) => (one === '\n' || one === '\t' ? one : picture(one)));
}

/** The same on one line: line breaks and tabs are shown too. */
export function oneLine(text: string): string {
  return replaced(text, picture);
}

/**
 * JSON text in which each unsafe character is escaped: read back it is the same, and printed it moves
 * no cursor and turns no text around.
 */
export function escapedJson(json: string): string {
  return replaced(json, (one) => (one === '\n' ? one : escapes(one)));
}

function escapes(one: string): string {
  const units = Array.from({ length: one.length }, (_, at) => one.charCodeAt(at));
  return units.map((unit) => `\\u${unit.toString(16).padStart(4, '0')}`).join('');
}

function replaced(text: string, by: (one: string) => string): string {
  return text.replace(special, (run) => run.replace(unsafe, by));
}

/** The start of a long text, followed by the number of characters that were cut. */
export function shortened(text: string, lengthMax: number): string {
  // A text has at most as many characters as code units.
  if (text.length <= lengthMax) return text;
  const characters = [...text];
  if (characters.length <= lengthMax) return text;
  const left = characters.length - lengthMax;
  return `${characters.slice(0, lengthMax).join('')}… (${left} more characters, see report.json)`;
}

/** The code point in brackets, since few fonts have the Unicode pictures of control characters. */
function picture(one: string): string {
  if (one === '\n') return '↵';
  const code = one.codePointAt(0) ?? 0;
  return `⟨U+${code.toString(16).toUpperCase().padStart(4, '0')}⟩`;
}
