import type { Level, Verdict } from '../../core/verdict.ts';
import { type Markup, markup } from '../markup.ts';
import { symbols } from '../wording.ts';

/** A verdict as symbol and word. */
export function badge(verdict: Verdict, href?: string): Markup {
  const inner = markup`<span aria-hidden="true">${symbols[verdict]}</span> ${verdict}`;
  if (href === undefined) return markup`<span class="badge ${verdict}">${inner}</span>`;
  return markup`<a class="badge ${verdict}" href="#${href}">${inner}</a>`;
}

/** A level as a badge. */
export function levelMark(level: Level): Markup {
  return markup`<span class="level ${level.toLowerCase()}">${level}</span>`;
}
