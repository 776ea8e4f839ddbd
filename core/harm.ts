/**
 * What a broken claim does to the data of a user, the gravest first:
 *
 * - `key-exposed`: a customer key is in an answer, a list or metadata;
 * - `plaintext-exposed`: content of an object is readable without its key;
 * - `data-lost`: an object is gone, or cannot be read with its own key;
 * - `wrong-bytes`: a read returns other bytes than were written, and says nothing;
 * - `valid-refused`: a valid request is refused, or answered with a 5xx;
 * - `malformed-accepted`: a request that must be refused is accepted, without harm to data;
 * - `wrong-form`: only a code, a header, an ETag or a text differs.
 */
export const harms = [
  'key-exposed',
  'plaintext-exposed',
  'data-lost',
  'wrong-bytes',
  'valid-refused',
  'malformed-accepted',
  'wrong-form',
] as const;
/** One of the harms. */
export type Harm = (typeof harms)[number];

/** The gravest of some harms; `wrong-form` of none. */
export function gravest(of: readonly (Harm | undefined)[]): Harm {
  return harms.find((harm) => of.includes(harm)) ?? 'wrong-form';
}

/** Sorts the graver harm first. */
export function byGravity(one: Harm, other: Harm): number {
  return harms.indexOf(one) - harms.indexOf(other);
}

/** Each harm in words, as headings and tables name it. */
export const harmTitles: Readonly<Record<Harm, string>> = {
  'key-exposed': 'customer key exposed',
  'plaintext-exposed': 'plaintext exposed',
  'data-lost': 'data lost or unreadable',
  'wrong-bytes': 'wrong bytes',
  'valid-refused': 'valid request refused',
  'malformed-accepted': 'malformed request accepted',
  'wrong-form': 'wrong code or form',
};

/** Each harm as a sentence for a user of the storage. */
export const harmSentences: Readonly<Record<Harm, string>> = {
  'key-exposed': 'The endpoint gives a customer key away, and with it every object under that key.',
  'plaintext-exposed': 'Content that was written under a key can be read without that key.',
  'data-lost': 'Objects disappear, or cannot be read any more with the key they were written with.',
  'wrong-bytes': 'Reads return other bytes than were written, without an error.',
  'valid-refused': 'Valid requests fail, so applications that rely on them do not work.',
  'malformed-accepted':
    'Mistakes of a client go unnoticed; no data is exposed or lost by this alone.',
  'wrong-form':
    'Codes, headers or texts differ from what clients are written for; the data is safe.',
};
