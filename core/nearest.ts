/** Most differences between an unknown word and one that is suggested for it. */
const distanceMax = 8;

/** The same for short words: two letters in the wrong order are two differences. */
const shortMax = 2;

/** The known words that differ least from an unknown one, at most three. */
export function nearest(word: string, known: readonly string[]): readonly string[] {
  return known
    .map((one) => ({ one, distance: distanceOf(word, one) }))
    .filter(
      ({ one, distance }) => distance <= Math.min(distanceMax, Math.max(shortMax, one.length / 2)),
    )
    .sort((left, right) => left.distance - right.distance || (left.one < right.one ? -1 : 1))
    .slice(0, 3)
    .map(({ one }) => one);
}

/** The number of single-character edits between two words (Levenshtein). */
function distanceOf(one: string, other: string): number {
  let row = Array.from({ length: other.length + 1 }, (_, at) => at);
  for (const [at, character] of [...one].entries()) {
    const next = [at + 1];
    for (let column = 1; column <= other.length; column += 1) {
      const isSame = character === other[column - 1];
      const change = (row[column - 1] ?? 0) + (isSame ? 0 : 1);
      next.push(Math.min(change, (row[column] ?? 0) + 1, (next[column - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[other.length] ?? 0;
}

/** The sentence that suggests them: ` Did you mean a or b?`, or nothing. */
export function didYouMean(word: string, known: readonly string[]): string {
  const near = nearest(word, known);
  return near.length === 0 ? '' : ` Did you mean ${near.join(' or ')}?`;
}
