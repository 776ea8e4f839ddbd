import { createHash } from 'node:crypto';
import type { CaseReport, RunReport } from '../core/report.ts';
import { oneLine } from '../core/visible.ts';
import { conclude, weighs } from './conclusion.ts';
import { caseView } from './html/case.ts';
import { factColumns, verdictBanner } from './html/facts.ts';
import { reasonGroups } from './html/reasons.ts';
import { caseStyle, style } from './html/style.ts';
import { verdictTables } from './html/table.ts';
import { type Markup, markup } from './markup.ts';
import { counted } from './wording.ts';

const css = `${style}${caseStyle}`;
const cssHash = createHash('sha256').update(css).digest('base64');
/** Content security policy: nothing loads and nothing runs, even if hostile bytes got through. */
const policy = [
  "default-src 'none'",
  `style-src 'sha256-${cssHash}'`,
  "base-uri 'none'",
  "form-action 'none'",
].join('; ');

interface Section {
  readonly id: string;
  readonly title: string;
  readonly lead: string;
  readonly body: Markup;
}

/** The report as one self-contained page without scripts. */
export function renderHtml(report: RunReport): string {
  const { headline } = conclude(report);
  const sections = sectionsOf(report);
  const page = markup`<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="referrer" content="no-referrer">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${oneLine(`${headline}: ${report.endpoint.url}`)}</title>
<style>${{ markup: css }}</style>
</head>
<body>
<header>
<p class="tool">SSE-C conformance of <strong>${report.endpoint.url}</strong>,
by ${report.tool.name} ${report.tool.version}</p>
${verdictBanner(report)}
<nav aria-label="Sections">${sections.map(sectionLink)}</nav>
</header>
<main>
<h2>The run</h2><p>What was tested, and what was seen before the first rule ran.</p>
${factColumns(report)}
${sections.map(sectionView)}
</main>
<footer><p>Keys appear as fingerprints and bodies as size and digest.
The same facts for programs are in report.json.</p></footer>
</body>
</html>
`;
  return `<!doctype html>\n${page.markup}`;
}

function sectionLink({ id, title }: Section): Markup {
  return markup`<a href="#${id}">${title}</a> `;
}

function sectionView({ id, title, lead, body }: Section): Markup {
  return markup`
<section id="${id}" aria-labelledby="${id}-title"><h2 id="${id}-title">${title}</h2><p>${lead}</p>
${body}
</section>`;
}

function sectionsOf(report: RunReport): readonly Section[] {
  const having = (verdict: CaseReport['verdict']) =>
    report.cases.filter((one) => one.verdict === verdict);
  const [heavy, light] = parted(having('fail'), (one) => weighs(report, one));
  // A case that was blocked before any exchange has no evidence: those are grouped by reason.
  const [shown, bare] = parted(having('blocked'), (one) => one.findings.length > 0);
  const views = (cases: readonly CaseReport[]) =>
    markup`${cases.map((one) => caseView(report, one))}`;
  const all: readonly (Omit<Section, 'title'> & {
    readonly name: string;
    readonly count: number;
  })[] = [
    {
      id: 'verdicts',
      name: 'Verdicts',
      count: report.cases.length,
      lead: 'Every rule on every operation. Each cell links to its evidence.',
      body: verdictTables(report),
    },
    {
      id: 'failures',
      name: 'Failures',
      count: heavy.length,
      lead: 'The endpoint contradicts the clause.',
      body: views(heavy),
    },
    {
      id: 'uncounted',
      name: 'Failures that do not count',
      count: light.length,
      lead: 'They do not change the exit code: the level is below --fail-on, the rule is disputed, or plain objects fail alike.',
      body: views(light),
    },
    {
      id: 'errors',
      name: 'Errors',
      count: having('error').length,
      lead: 'This tool failed, so these cases say nothing about the endpoint.',
      body: views(having('error')),
    },
    {
      id: 'blocked',
      name: 'Blocked',
      count: shown.length + bare.length,
      lead: 'Not tested: a request that the test depends on, its set-up or control, was refused.',
      body: markup`${views(shown)}${reasonGroups(bare)}`,
    },
    {
      id: 'skips',
      name: 'Skips',
      count: having('skip').length,
      lead: 'Not applicable to this endpoint, by reason.',
      body: reasonGroups(having('skip')),
    },
  ];
  return all
    .filter(({ count }) => count > 0)
    .map(({ name, count, id, lead, body }) => ({
      id,
      lead,
      body,
      title: id === 'verdicts' ? `${name} of ${counted(count, 'case')}` : `${name} (${count})`,
    }));
}

function parted(
  cases: readonly CaseReport[],
  isLeft: (one: CaseReport) => boolean,
): readonly [readonly CaseReport[], readonly CaseReport[]] {
  return [cases.filter(isLeft), cases.filter((one) => !isLeft(one))];
}
