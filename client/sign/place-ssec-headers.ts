import type { CarriedSsecHeaders, DraftHead, HeaderPair, QueryPair } from '../../core/values.ts';
import { type Carrier, carriers, memberSuffixes } from '../../spec/operations.ts';

/** A draft's headers, query and form fields, SSE-C headers included. */
export interface Placed {
  readonly headers: readonly HeaderPair[];
  readonly query: readonly QueryPair[];
  readonly fields: readonly HeaderPair[];
}

/** Adds the SSE-C headers under the names of their carrier: header, query or form field. */
export function placeSsecHeaders(draft: DraftHead): Placed {
  const carriedBy = (...wanted: readonly Carrier[]) =>
    draft.ssecHeaders.filter(({ carrier }) => wanted.includes(carrier)).flatMap(spelled);
  const fields = draft.form?.fields ?? [];
  if (draft.ssecHeaders.length === 0) return { headers: draft.headers, query: draft.query, fields };
  return {
    headers: [...draft.headers, ...carriedBy('headers', 'copySourceHeaders')],
    query: [...draft.query, ...carriedBy('query')],
    fields: [...fields, ...carriedBy('formFields')],
  };
}

function spelled({ carrier, members }: CarriedSsecHeaders): readonly HeaderPair[] {
  return members.map(([member, value]) => [`${carriers[carrier]}${memberSuffixes[member]}`, value]);
}
