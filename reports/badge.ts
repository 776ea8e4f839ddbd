import type { RunReport } from '../core/report.ts';
import { conclude } from './conclusion.ts';
import { markup } from './markup.ts';
import { counted } from './wording.ts';

const label = 'SSE-C';
/** Width of a character of the font in 11 px, roughly. */
const characterWidth = 6.6;

interface Badge {
  readonly message: string;
  readonly color: string;
  readonly fill: string;
}

function badgeOf(report: RunReport): Badge {
  const { message, ...colours } = judgedBadge(report);
  const own = report.endpoint.kind === 'reference' ? ' (built-in reference endpoint)' : '';
  return { message: `${message}${own}`, ...colours };
}

function judgedBadge(report: RunReport): Badge {
  const { state } = conclude(report);
  const failures = counted(report.summary.fail, 'failure');
  if (state === 'open') return { message: 'not concluded', color: 'lightgrey', fill: '#6a737d' };
  if (state === 'fail') return { message: failures, color: 'red', fill: '#c0392b' };
  const { fail, blocked, error } = report.summary;
  const known = report.baseline?.expected.length ?? 0;
  if (known > 0)
    return { message: counted(known, 'known failure'), color: 'yellow', fill: '#946c00' };
  if (fail > 0)
    return { message: `conforms, ${failures} below the bar`, color: 'yellow', fill: '#946c00' };
  const isFlaky = report.cases.some((one) => one.flaky !== undefined);
  const isWhole = report.ended === 'complete' && blocked + error === 0 && !isFlaky;
  return isWhole
    ? { message: 'conforms', color: 'brightgreen', fill: '#2c7a34' }
    : { message: 'conforms in part', color: 'yellow', fill: '#946c00' };
}

/** The result as the JSON that shields.io's endpoint badge reads. */
export function renderBadgeJson(report: RunReport): string {
  const { message, color } = badgeOf(report);
  return `${JSON.stringify({ schemaVersion: 1, label, message, color }, undefined, 2)}\n`;
}

/** The result as an SVG badge. */
export function renderBadgeSvg(report: RunReport): string {
  const { message, fill } = badgeOf(report);
  const left = Math.round(label.length * characterWidth) + 12;
  const right = Math.round(message.length * characterWidth) + 12;
  const title = `${label}: ${message}`;
  const svg = markup`<svg xmlns="http://www.w3.org/2000/svg" width="${left + right}" height="20" role="img" aria-label="${title}">
<title>${title}</title>
<rect width="${left}" height="20" fill="#444"/>
<rect x="${left}" width="${right}" height="20" fill="${fill}"/>
<g fill="#fff" text-anchor="middle" font-family="Verdana,DejaVu Sans,sans-serif" font-size="11">
<text x="${left / 2}" y="14">${label}</text>
<text x="${left + right / 2}" y="14">${message}</text>
</g>
</svg>`;
  return `${svg.markup}\n`;
}
