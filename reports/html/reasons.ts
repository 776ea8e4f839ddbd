import type { CaseReport } from '../../core/report.ts';
import { shortened } from '../../core/visible.ts';
import { byReason } from '../conclusion.ts';
import { type Markup, markup } from '../markup.ts';
import { counted } from '../wording.ts';
import { anchorOf } from './anchor.ts';
import { levelMark } from './badge.ts';

/** A list of more cases than this starts closed. */
const openMax = 20;

/** Each reason once, with the cases that share it. */
export function reasonGroups(cases: readonly CaseReport[]): Markup {
  return markup`<div class="reasons">${byReason(cases).map(
    ({ reason, cases: members }) => markup`
<section class="card"><h3>${shortened(reason, 2000)}</h3>
<details ${members.length <= openMax ? markup`open` : undefined}>
<summary class="soft">${counted(members.length, 'case')}</summary>
<ul>${members.map(
      (one) => markup`
<li id="${anchorOf(one)}"><code>${one.id}</code> ${levelMark(one.level)}
<span class="soft">${one.title}</span></li>`,
    )}
</ul></details></section>`,
  )}
</div>`;
}
