import { listCases } from '../runner/plan/catalogue.ts';
import { today } from './baseline.ts';
import { type BaselineFlags, readBaseline } from './baseline-file.ts';

/**
 * The ids of findings that a baseline expects: its rows about findings, `fuzz.CLAUSE@OPERATION`, and
 * those about cases of `run`, whose clause a finding may break at the same operation.
 */
export function knownFindings({ baseline: file, ...flags }: BaselineFlags): ReadonlySet<string> {
  if (file === undefined) return new Set();
  const { rows } = readBaseline({ ...flags, baseline: file, updateBaseline: false });
  const clauseOf = new Map(listCases().map(({ id, clause }) => [id, clause.id]));
  const expected = rows.filter(({ verdict, expires, endpointVersion }) => {
    const isOther = flags.endpointVersion !== undefined && endpointVersion !== undefined;
    return (
      verdict === 'fail' &&
      (expires === undefined || expires >= today()) &&
      !(isOther && endpointVersion !== flags.endpointVersion)
    );
  });
  return new Set(
    expected.map(({ id }) => {
      const clause = clauseOf.get(id);
      return clause === undefined ? id : `fuzz.${clause}@${id.split('@')[1]}`;
    }),
  );
}
