import { byGravity, gravest, type Harm } from '../../core/harm.ts';
import type { Finding } from '../../core/report.ts';
import type { TrialResult } from './trial-result.ts';

const spelling = /headers: [^;]*\(4\d bytes, not shown\)/;

/** What a failure shows: its mismatches and its exchanges. */
type Shown = Pick<Finding, 'mismatches' | 'exchanges'>;

/** Bytes of an object from which on more of them convince nobody more. */
const convincingBytes = 16;

/** The gravest harm of the mismatches; one without a harm of its own has that of the rule. */
export function harmSeen(ofRule: Harm, failed: readonly Shown[]): Harm {
  const seen = failed.flatMap(({ mismatches }) => mismatches.map(({ harm }) => harm ?? ofRule));
  if (failed.some((one) => sameBytes(one, 'without')))
    return gravest(['plaintext-exposed', ...seen]);
  const harm = seen.length === 0 ? ofRule : gravest(seen);
  const isOwn = harm === 'plaintext-exposed' && failed.some((one) => sameBytes(one, 'with'));
  return isOwn ? 'malformed-accepted' : harm;
}

/** A finding that tells its gravest mismatch first: reports show that one where there is no room. */
export function gravestFirst(ofRule: Harm, finding: Finding): Finding {
  const mismatches = finding.mismatches.toSorted((one, other) =>
    byGravity(one.harm ?? ofRule, other.harm ?? ofRule),
  );
  return { ...finding, mismatches };
}

/**
 * Sorts the failure first that shows more: the graver harm, and where content is exposed more bytes
 * of it, up to `convincingBytes`.
 */
export function byEvidence(ofRule: Harm): (one: Shown, other: Shown) => number {
  const harmOf = (one: Shown) => harmSeen(ofRule, [one]);
  return (one, other) =>
    byGravity(harmOf(one), harmOf(other)) ||
    (harmOf(one) === 'plaintext-exposed' ? bytesShown(other) - bytesShown(one) : 0);
}

/** Failed trials, those that show more first. */
export function mostTelling<T extends { readonly result: TrialResult }>(
  failed: readonly T[],
  ofRule: Harm,
): readonly T[] {
  const compare = byEvidence(ofRule);
  return failed.toSorted((one, other) => compare(one.result, other.result));
}

function bytesShown({ exchanges }: Shown): number {
  const judged = exchanges.filter(({ role }) => role === 'act');
  const most = Math.max(0, ...judged.map(({ answer }) => answer.bodySizeBytes));
  return Math.min(convincingBytes, most);
}

/**
 * Whether a read was answered with the bytes of its control, a valid read. Without the key of the
 * control it exposes them; with that key it is a mistake of a client that may have them, unless its
 * account may not.
 */
function sameBytes({ exchanges }: Shown, which: 'with' | 'without'): boolean {
  const reads = exchanges.filter(({ request }) => request.operation === 'GetObject');
  const controls = reads.filter(({ role }) => role === 'control');
  return reads.some(({ role, request, answer }) =>
    controls.some((control) => {
      const digest = control.answer.bodySha256;
      const key = /key#[0-9a-f]+/.exec(control.request.triple ?? '')?.[0];
      if (role !== 'act' || digest === undefined || key === undefined) return false;
      const isPermitted = request.signer === undefined;
      const hasKey = isPermitted && request.triple?.includes(`AES256, ${key},`) === true;
      // A malformed value of about the length of a key may be another spelling of it.
      const isUnknown = !hasKey && spelling.test(request.triple ?? '');
      return answer.bodySha256 === digest && !isUnknown && hasKey === (which === 'with');
    }),
  );
}
