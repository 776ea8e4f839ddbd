import type { RunReport } from '../core/report.ts';
import { renderBadgeJson, renderBadgeSvg } from './badge.ts';
import { renderHar } from './har.ts';
import { renderHtml } from './html.ts';
import { renderJson } from './json.ts';
import { renderJunit } from './junit.ts';
import { renderMarkdown } from './markdown.ts';
import type { ReportFile } from './report-file.ts';
import type { ReportName } from './report-names.ts';
import { renderSarif } from './sarif.ts';
import { validate } from './validate.ts';

/** The files of these formats. The console text is not a file: `renderConsole` returns it. */
export function renderFiles(
  report: RunReport,
  names: readonly ReportName[],
): readonly ReportFile[] {
  const json = renderJson(report);
  // The JSON is validated even if only other formats are asked for.
  validate(JSON.parse(json));
  return [...new Set(names)].flatMap((name) => filesOf(report, { name, json }));
}

function filesOf(
  report: RunReport,
  { name, json }: { readonly name: ReportName; readonly json: string },
): readonly ReportFile[] {
  switch (name) {
    case 'json':
      return [{ path: 'report.json', text: json }];
    case 'junit':
      return [{ path: 'junit.xml', text: renderJunit(report) }];
    case 'html':
      return [{ path: 'report.html', text: renderHtml(report) }];
    case 'markdown':
      return [{ path: 'summary.md', text: renderMarkdown(report) }];
    case 'har':
      return [{ path: 'evidence.har', text: renderHar(report) }];
    case 'sarif':
      return [{ path: 'report.sarif', text: renderSarif(report) }];
    case 'badge':
      return [
        { path: 'badge.svg', text: renderBadgeSvg(report) },
        { path: 'badge.json', text: renderBadgeJson(report) },
      ];
    // allure/reporter.ts and the event log write their files while the cases run.
    case 'ndjson':
    case 'allure':
    case 'console':
      return [];
    default:
      return name satisfies never;
  }
}
