import { createElement } from 'preact';
import { render } from 'preact-render-to-string';
import type { RunReport } from '../core/report.ts';
import { visible } from '../core/visible.ts';
import { contextOf } from './html/context.ts';
import { Page } from './html/page.tsx';

/**
 * The report as one self-contained page. Components escape every text, and characters that a reader
 * cannot see are replaced in the whole page: bytes of an endpoint are never markup.
 */
export function renderHtml(report: RunReport): string {
  const page = render(createElement(Page, { context: contextOf(report) }));
  return visible(`<!doctype html>\n${page}\n`);
}
