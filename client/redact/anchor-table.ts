const slotsMin = 1024;
/** Fraction of the slots in use at which the table grows. */
const loadMax = 0.6;

/**
 * Numbers by hash, in typed arrays: a run has some ten thousand keys with a hundred spellings each,
 * which take a gigabyte as entries of a map of strings.
 */
export class AnchorTable {
  #hashes = new Uint32Array(slotsMin);
  /** The number, plus one: 0 is a free slot. */
  #numbers = new Uint32Array(slotsMin);
  #count = 0;

  /** Adds a number under a hash; a pair that is there is not added again. */
  add(hash: number, number: number): void {
    if (this.#count >= this.#numbers.length * loadMax) this.#grow();
    this.#put(hash, number + 1);
  }

  /** The numbers under a hash. */
  *at(hash: number): Generator<number> {
    const mask = this.#numbers.length - 1;
    for (let slot = hash & mask; ; slot = (slot + 1) & mask) {
      const number = this.#numbers[slot] ?? 0;
      if (number === 0) return;
      if (this.#hashes[slot] === hash) yield number - 1;
    }
  }

  /** Whether there may be a number under a hash: most texts have none at most positions. */
  has(hash: number): boolean {
    const mask = this.#numbers.length - 1;
    for (let slot = hash & mask; this.#numbers[slot] !== 0; slot = (slot + 1) & mask)
      if (this.#hashes[slot] === hash) return true;
    return false;
  }

  #put(hash: number, stored: number): void {
    const mask = this.#numbers.length - 1;
    let slot = hash & mask;
    for (; this.#numbers[slot] !== 0; slot = (slot + 1) & mask)
      if (this.#hashes[slot] === hash && this.#numbers[slot] === stored) return;
    this.#hashes[slot] = hash;
    this.#numbers[slot] = stored;
    this.#count += 1;
  }

  #grow(): void {
    const [hashes, numbers] = [this.#hashes, this.#numbers];
    this.#hashes = new Uint32Array(numbers.length * 2);
    this.#numbers = new Uint32Array(numbers.length * 2);
    this.#count = 0;
    for (let slot = 0; slot < numbers.length; slot += 1)
      if (numbers[slot] !== 0) this.#put(hashes[slot] ?? 0, numbers[slot] ?? 0);
  }
}

/** The FNV-1a hash of some characters of a text. */
export function hashAt(text: string, at: number, length: number): number {
  let hash = 0x811c9dc5;
  for (let index = at; index < at + length; index += 1)
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  // The low bits choose the slot, so the high ones are mixed into them.
  return (hash ^ (hash >>> 15)) >>> 0;
}
