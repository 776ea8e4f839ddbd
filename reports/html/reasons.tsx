import type { CaseReport } from '../../core/report.ts';
import { shortened } from '../../core/visible.ts';
import { byReason } from '../conclusion.ts';
import { counted } from '../wording.ts';
import { anchorOf } from './anchor.ts';

/** Cases that have nothing to show but a reason, by reason. */
export function Reasons({ cases }: { readonly cases: readonly CaseReport[] }) {
  return (
    <div class="reasons">
      {byReason(cases).map(({ reason, cases: members }) => (
        <details class="card fold" key={reason}>
          <summary>
            <b>{counted(members.length, 'case')}</b>: {shortened(reason, 600)}
          </summary>
          <ul class="case-links">
            {members.map((one) => (
              <li key={one.id} id={anchorOf(one)}>
                {one.id}
              </li>
            ))}
          </ul>
        </details>
      ))}
    </div>
  );
}
