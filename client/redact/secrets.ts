import { inspect } from 'node:util';
import { CustomerKey } from '../../core/customer-key.ts';
import type { DraftHead, HeaderPair } from '../../core/values.ts';
import { secretForms, secretTextForms } from './secret-forms.ts';
import {
  replaceSpellings,
  type Spelled,
  type SpellingIndex,
  spellingIndex,
} from './spelling-index.ts';

const keyName = /customer-key(?!-md5)/i;
const keyBytes = 32;

/** The kinds of secrets; the kind is what evidence shows instead of the value. */
export type SecretKind = 'customer key' | 'secret access key' | 'session token' | 'other';

/**
 * The secrets that must not leave the process. The index of their spellings is built when the first
 * text is redacted: only findings are recorded, so most runs do not need it.
 */
export class Secrets {
  readonly #pending: Spelled[] = [];
  readonly #index = spellingIndex();
  readonly #known = new Set<string>();
  readonly #fingerprints = new Map<string, string>();
  readonly #md5s = new Map<string, string>();
  readonly #signatures = new WeakMap<DraftHead, readonly string[]>();
  readonly #own = new WeakMap<DraftHead, SpellingIndex>();

  /** Adds a secret; a customer key is passed as its raw bytes. */
  add(kind: SecretKind, value: Uint8Array | string): void {
    if (value.length === 0) return;
    if (kind === 'customer key') {
      this.addKey(CustomerKey.of(typeof value === 'string' ? Buffer.from(value) : value));
      return;
    }
    const id = `${kind} ${typeof value === 'string' ? value : Buffer.from(value).toString('hex')}`;
    if (this.#known.has(id)) return;
    this.#known.add(id);
    const forms = () => (typeof value === 'string' ? secretTextForms(value) : secretForms(value));
    this.#pending.push({ forms, shownAs: '[redacted]' });
  }

  /** Adds a customer key and its MD5; evidence shows the fingerprint of the key instead. */
  addKey(key: CustomerKey): void {
    const { base64, md5Base64, fingerprint, bytes } = key;
    if (this.#fingerprints.has(base64)) return;
    this.#fingerprints.set(base64, fingerprint);
    this.#md5s.set(md5Base64, fingerprint);
    this.#pending.push({ forms: () => secretForms(bytes), shownAs: '[redacted]' });
    const md5 = Buffer.from(md5Base64, 'base64');
    this.#pending.push({ forms: () => secretForms(md5), shownAs: `[MD5 of ${fingerprint}]` });
  }

  /**
   * Adds every customer key in a request, wherever a mutation put it, and its signatures for as
   * long as the draft is in memory.
   */
  addRequest(
    draft: DraftHead,
    signed: {
      readonly headers: readonly HeaderPair[];
      readonly signatures: readonly string[];
    },
  ): void {
    this.#signatures.set(draft, signed.signatures);
    this.#own.delete(draft);
    const members = draft.ssecHeaders.flatMap((carried) => carried.members);
    const carried = [...signed.headers, ...draft.query, ...(draft.form?.fields ?? [])];
    const values = [
      ...members.filter(([member]) => member === 'key').map(([, value]) => value),
      ...carried.filter(([name]) => keyName.test(name)).map(([, value]) => value ?? ''),
    ];
    for (const value of values) {
      if (this.#fingerprints.has(value)) continue;
      const bytes = Buffer.from(value, 'base64');
      if (bytes.byteLength === keyBytes) this.addKey(CustomerKey.of(bytes));
    }
  }

  /** The fingerprint of the known key with exactly this Base64 text. */
  keyNamed(base64: string): string | undefined {
    return this.#fingerprints.get(base64);
  }

  /** The fingerprint of the known key with exactly this Base64 MD5. */
  keyOfMd5(md5Base64: string): string | undefined {
    return this.#md5s.get(md5Base64);
  }

  /** Replaces every spelling of every known secret, and of the secrets of one request. */
  scrub(text: string, draft?: DraftHead): string {
    for (const secret of this.#pending.splice(0)) this.#index.add(secret);
    const indexes = draft === undefined ? [this.#index] : [this.#index, this.#ownOf(draft)];
    return withoutSignatures(replaceSpellings(text, indexes));
  }

  toString(): string {
    return `${this.#fingerprints.size + this.#known.size} secrets`;
  }

  toJSON(): string {
    return this.toString();
  }

  [inspect.custom](): string {
    return this.toString();
  }

  /** The spellings of one request's secrets, cached because its evidence is many texts. */
  #ownOf(draft: DraftHead): SpellingIndex {
    const own = this.#own.get(draft) ?? this.#madeOf(draft);
    this.#own.set(draft, own);
    return own;
  }

  // A mutated key is not a known key, but may hold most of the bytes of one.
  #madeOf(draft: DraftHead): SpellingIndex {
    const members = draft.ssecHeaders.flatMap(({ members }) => members);
    const keys = members.filter(([member]) => member === 'key').map(([, value]) => value);
    const named = [...draft.headers, ...draft.query, ...(draft.form?.fields ?? [])]
      .filter(([name]) => keyName.test(name))
      .map(([, value]) => value ?? '');
    const signatures = this.#signatures.get(draft) ?? [];
    const own = spellingIndex();
    for (const value of new Set([...keys, ...named, ...signatures])) {
      const forms = [...secretTextForms(value), ...secretForms(Buffer.from(value, 'base64'))];
      own.add({ forms: () => forms, shownAs: '[redacted]' });
    }
    return own;
  }
}

// Endpoints echo the string to sign in SignatureDoesNotMatch errors. Elements and parameters that
// hold a signature or signed text are always emptied.
const signedElements =
  /<((?:StringToSign|CanonicalRequest)(?:Bytes)?|SignatureProvided|AWSAccessKeyId)>[^<]*/gi;
// A word after it, as in “signature: unable to verify”, is none.
const signatureParameters =
  /((?:signature|credential|security-token)["']?(?:\s*[=:]\s*|%3d)["']?)(?![a-z]{1,15}(?:[\s,.;]|$))[^\s,;&<>"']+/gi;

function withoutSignatures(text: string): string {
  return text
    .replace(signedElements, '<$1>[redacted]')
    .replace(signatureParameters, '$1[redacted]');
}
