import { anchorLength } from './secret-forms.ts';

/** A secret by its spellings, which are made anew when needed: kept, they fill the memory. */
export interface Spelled {
  readonly forms: () => readonly string[];
  readonly shownAs: string;
}

/** Finds spellings of secrets in a text by their first characters. */
export interface SpellingIndex {
  add(secret: Spelled): void;
  /** The longest spelling that starts there. */
  foundAt(text: string, at: number): Found | undefined;
}

interface Found {
  readonly length: number;
  readonly shownAs: string;
}

// The start of a secret gives it away in part, and this much of it is no coincidence.
const prefixLengthMin = 12;

const recentMax = 64;

/** The spellings of secrets, those that were asked for last kept: evidence names few, again and again. */
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

/** An index without entries. */
export function spellingIndex(): SpellingIndex {
  const anchors = new Map<string, Spelled[]>();
  const formsOf = recentForms();
  return {
    add(secret) {
      for (const form of secret.forms()) {
        const anchor = form.slice(0, anchorLength);
        const sharing = anchors.get(anchor);
        if (sharing === undefined) anchors.set(anchor, [secret]);
        else if (!sharing.includes(secret)) sharing.push(secret);
      }
    },
    foundAt(text, at) {
      let best: Found | undefined;
      for (const secret of anchors.get(text.slice(at, at + anchorLength)) ?? []) {
        for (const form of formsOf(secret)) {
          const length = lengthFound(form, { text, at });
          if (length > (best?.length ?? 0)) best = { shownAs: secret.shownAs, length };
        }
      }
      return best;
    },
  };
}

/** The text with each spelling in it replaced. */
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
  // What follows a secret's start may be the rest of it with a fault, so the whole word goes.
  const rest = /^[\w+/=%.~-]*/.exec(text.slice(at + shared))?.[0] ?? '';
  return shared + rest.length;
}
