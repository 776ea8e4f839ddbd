/** How an endpoint can break SSE-C: one behaviour, written in `fixtures/endpoint/faults/`. */
export interface FaultFacts {
  /** What an endpoint with this fault does. */
  readonly does: string;
  /** Breaks so much that rules on other subjects fail too, without listing it in `catches`. */
  readonly isBroad?: true;
  /** Two other faults at once, for rules that need both; a diagnosis names those instead. */
  readonly isMixture?: true;
}

/** Makes faults of one shape: the words of each replace `{}` in the sentence. */
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
