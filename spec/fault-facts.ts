/** How an endpoint can break SSE-C: one behaviour, written in `fixtures/endpoint/faults/`. */
export interface FaultFacts {
  /** What an endpoint with this fault does. */
  readonly does: string;
  /** It breaks so much that rules about something else may fail too, without listing it. */
  readonly isBroad?: true;
}

/** Faults of one shape: one sentence, in which each puts its own words for `{}`. */
export function rows<const K extends string>(
  sentence: string,
  table: Readonly<Record<K, string>>,
): Readonly<Record<K, FaultFacts>> {
  const facts = Object.entries<string>(table).map(([id, words]): [string, FaultFacts] => [
    id,
    { does: sentence.replace('{}', () => words) },
  ]);
  return Object.fromEntries(facts) as Readonly<Record<K, FaultFacts>>;
}
