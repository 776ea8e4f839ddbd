import type { SourceId } from '../sources.ts';

/**
 * A sentence, or the part of it that carries a claim, and the document that holds it.
 * `documented` may carry a MUST; `recorded` and `derived` carry at most a SHOULD.
 */
export interface Clause {
  readonly quote: string;
  readonly source: SourceId;
  readonly basis: 'documented' | 'recorded' | 'derived';
}
