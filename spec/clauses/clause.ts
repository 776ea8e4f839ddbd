import type { SourceId } from '../sources.ts';

/**
 * A quoted sentence that rules rest on, and its document. A `documented` clause may support a
 * MUST; a `recorded` or `derived` one supports at most a SHOULD.
 */
export interface Clause {
  readonly quote: string;
  readonly source: SourceId;
  readonly basis: 'documented' | 'recorded' | 'derived';
}
