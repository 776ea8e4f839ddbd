import type { PreflightCheck } from '../../core/report.ts';
import type { Feature } from '../../spec/features.ts';
import type { SessionFacts } from '../session.ts';

/** What a missing feature means for every object, where that needs saying before any verdict. */
const sentences: Partial<Readonly<Record<Feature, string>>> = {
  'own-bucket': 'The settings of a bucket that is given are left alone.',
  signatures: 'Signatures are not checked: whoever knows an access key id can do what it may do.',
  'presigned-signatures': 'Signatures of presigned URLs are not checked.',
  'private-objects': 'Objects are public: an anonymous read of a plain object is served.',
};

/**
 * A note for each missing feature that changes what every object is worth, with the number of cases
 * that are skipped for it: one cause, in one line.
 */
export function notesOn(
  { features }: Pick<SessionFacts, 'features'>,
  cases: readonly { readonly info: { readonly needs: readonly Feature[] } }[],
): readonly PreflightCheck[] {
  return Object.entries(sentences).flatMap(([name, sentence]) => {
    const feature = name as Feature;
    const found = features[feature];
    if (found === undefined || found.isThere || found.isUnclear) return [];
    const count = cases.filter(({ info }) => info.needs.includes(feature)).length;
    const skipped = `${count} ${count === 1 ? 'case is' : 'cases are'} skipped for it.`;
    return [{ name, outcome: 'note' as const, detail: `${sentence} ${found.reason}; ${skipped}` }];
  });
}
