const windowLength = 16;

/** What must be found nowhere. */
export interface Canaries {
  /** Raw bytes, one character a byte. */
  readonly keys: ReadonlySet<string>;
  /** 64 hex digits each. */
  readonly signatures: ReadonlySet<string>;
  /** Credentials as text. */
  readonly texts: readonly string[];
}

/** Where the first 16 characters of any encoding of any secret stand; reads each text once. */
export function leaksIn(
  texts: readonly (readonly [name: string, text: string])[],
  canaries: Canaries,
): readonly string[] {
  const windows = new Map<string, string>();
  const add = (what: string, encoding: string) => {
    if (encoding.length >= windowLength) windows.set(encoding.slice(0, windowLength), what);
  };
  for (const key of canaries.keys)
    for (const encoding of encodings(Buffer.from(key, 'latin1'))) add('a customer key', encoding);
  for (const signature of canaries.signatures) {
    add('a signature', signature);
    for (const encoding of encodings(Buffer.from(signature, 'hex'))) add('a signature', encoding);
  }
  for (const text of canaries.texts) {
    add('a credential', text);
    add('a credential', encodeURIComponent(text));
    for (const encoding of encodings(Buffer.from(text))) add('a credential', encoding);
  }
  return texts.flatMap(([name, text]) => found(name, text, windows));
}

function encodings(bytes: Buffer): readonly string[] {
  const base64 = bytes.toString('base64');
  return [
    ...[bytes.toString('latin1'), bytes.toString('utf8')].flatMap((raw) => [
      raw,
      JSON.stringify(raw).slice(1, -1),
    ]),
    bytes.toString('hex'),
    bytes.toString('hex').toUpperCase(),
    base64,
    bytes.toString('base64url'),
    encodeURIComponent(base64),
    Buffer.from(base64).toString('base64'),
    Buffer.from(base64).toString('hex'),
  ];
}

function found(
  name: string,
  text: string,
  windows: ReadonlyMap<string, string>,
): readonly string[] {
  const leaks: string[] = [];
  for (let at = 0; at + windowLength <= text.length; at += 1) {
    const what = windows.get(text.substring(at, at + windowLength));
    if (what === undefined) continue;
    leaks.push(`${name} at ${at}: ${what}, …${text.slice(Math.max(0, at - 80), at)}`);
    if (leaks.length === 3) break;
  }
  return leaks;
}
