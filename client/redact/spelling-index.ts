import { AnchorTable, hashAt } from './anchor-table.ts';
import { anchorLength } from './secret-forms.ts';

/** A secret and a function that computes its spellings: keeping all takes too much memory. */
export interface Spelled {
  readonly forms: () => readonly string[];
  readonly shownAs: string;
}

/** Finds spellings of secrets in a text, indexed by their first `anchorLength` characters. */
export interface SpellingIndex {
  add(secret: Spelled): void;
  /** The longest spelling of a secret at position `at`. */
  foundAt(text: string, at: number): Found | undefined;
}

interface Found {
  readonly length: number;
  readonly shownAs: string;
}

// A partial secret is redacted too; a match of this many characters is not a coincidence.
const prefixLengthMin = 12;

const recentMax = 64;

/** A cache of the least recently used kind: evidence repeats a few secrets many times. */
function recentForms(): (secret: Spelled) => readonly string[] {
  const recent = new Map<Spelled, readonly string[]>();
  return (secret) => {
    const forms = recent.get(secret) ?? secret.forms();
    recent.delete(secret);
    recent.set(secret, forms);
    const [oldest] = recent.keys();
    if (recent.size > recentMax && oldest !== undefined) recent.delete(oldest);
    return forms;
  };
}

/** Makes an empty index. */
export function spellingIndex(): SpellingIndex {
  const secrets: Spelled[] = [];
  const anchors = new AnchorTable();
  const formsOf = recentForms();
  return {
    add(secret) {
      const number = secrets.push(secret) - 1;
      for (const form of secret.forms()) anchors.add(hashAt(form, 0, anchorLength), number);
    },
    foundAt(text, at) {
      const hash = hashAt(text, at, anchorLength);
      if (!anchors.has(hash)) return undefined;
      let best: Found | undefined;
      for (const number of anchors.at(hash)) {
        const secret = secrets[number] as Spelled;
        for (const form of formsOf(secret)) {
          const length = lengthFound(form, { text, at });
          if (length > (best?.length ?? 0)) best = { shownAs: secret.shownAs, length };
        }
      }
      return best;
    },
  };
}

/** Replaces each spelling found in the text. */
export function replaceSpellings(text: string, indexes: readonly SpellingIndex[]): string {
  let clean = '';
  let copied = 0;
  for (let at = 0; at + anchorLength <= text.length; ) {
    const found = indexes
      .flatMap((index) => index.foundAt(text, at) ?? [])
      .reduce<Found | undefined>(longer, undefined);
    if (found === undefined) {
      at += 1;
      continue;
    }
    clean += text.slice(copied, at) + found.shownAs;
    at += found.length;
    copied = at;
  }
  return copied === 0 ? text : clean + text.slice(copied);
}

function longer(left: Found | undefined, right: Found): Found {
  return left !== undefined && left.length >= right.length ? left : right;
}

function lengthFound(
  form: string,
  { text, at }: { readonly text: string; readonly at: number },
): number {
  let shared = 0;
  while (shared < form.length && form[shared] === text[at + shared]) shared += 1;
  if (shared === form.length) return shared;
  if (shared < prefixLengthMin) return 0;
  // The text after a partial match may be the rest of the secret, altered: drop the whole word.
  const rest = /^[\w+/=%.~-]*/.exec(text.slice(at + shared))?.[0] ?? '';
  return shared + rest.length;
}
