/** The style of the page. System fonts and colours as variables: nothing is loaded. */
export const style = `
:root {
  color-scheme: light dark;
  --page: #f6f7f9; --card: #fff; --ink: #16191f; --soft: #545b69; --line: #dde1e8; --code: #f1f3f6;
  --link: #0a58ca; --fail: #b3192b; --error: #8a2a9b; --blocked: #8a5300; --pass: #17693a;
  --skip: #5a6170; --fail-tint: #fdecee; --error-tint: #f8ecfa; --blocked-tint: #fdf3df;
  --pass-tint: #e8f5ed; --skip-tint: #eef0f3;
  --sans: ui-sans-serif, system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", sans-serif;
  --mono: ui-monospace, SFMono-Regular, Menlo, Consolas, "DejaVu Sans Mono", monospace;
}
@media (prefers-color-scheme: dark) {
  :root {
    --page: #0f1216; --card: #171b21; --ink: #e7eaf0; --soft: #a3acbb; --line: #2d333d;
    --code: #1f252d; --link: #7db3ff; --fail: #ff8d98; --error: #e29bf0; --blocked: #f2bd5f;
    --pass: #72d49a; --skip: #a7b0be; --fail-tint: #3a1a20; --error-tint: #321c38;
    --blocked-tint: #362a12; --pass-tint: #14301f; --skip-tint: #232932;
  }
}
* { box-sizing: border-box; }
body { margin: 0; background: var(--page); color: var(--ink); font: 15px/1.5 var(--sans); }
main, body > header, body > footer { max-width: 1160px; margin: 0 auto; padding: 0 24px; }
body > header { padding-top: 32px; }
h1, h2, h3, h4, p, dl, dd, ul, blockquote, pre { margin: 0; }
h2 { font-size: 22px; letter-spacing: -.01em; margin: 48px 0 4px; }
h2 + p { color: var(--soft); margin-bottom: 16px; }
h3 { font-size: 16px; line-height: 1.4; }
a { color: var(--link); text-underline-offset: 2px; }
a:focus-visible, summary:focus-visible, [tabindex]:focus-visible {
  outline: 2px solid var(--link); outline-offset: 2px; border-radius: 4px;
}
code, pre, .mono { font-family: var(--mono); font-size: 12.5px; overflow-wrap: anywhere; }
.card {
  background: var(--card); border: 1px solid var(--line); border-radius: 10px; padding: 20px;
}
.soft { color: var(--soft); }
.fail { --tone: var(--fail); --tint: var(--fail-tint); }
.error { --tone: var(--error); --tint: var(--error-tint); }
.blocked, .open, .stop { --tone: var(--blocked); --tint: var(--blocked-tint); }
.pass, .ok { --tone: var(--pass); --tint: var(--pass-tint); }
.skip, .note { --tone: var(--skip); --tint: var(--skip-tint); }
.badge {
  display: inline-block; padding: 1px 8px; border-radius: 99px; font-size: 12px; font-weight: 600;
  max-width: 100%; overflow-wrap: anywhere; color: var(--tone); background: var(--tint);
}
.level { display: inline-block; font-size: 11px; font-weight: 700; letter-spacing: .04em; }
.level.may, .level.should { color: var(--soft); font-weight: 600; }

.tool, h1, h2 + p, .verdict p { overflow-wrap: anywhere; }
.tool { color: var(--soft); font-size: 13px; margin-bottom: 12px; }
.verdict {
  display: grid; grid-template-columns: auto 1fr; gap: 4px 20px; align-items: center;
  padding: 28px; border-radius: 14px; background: var(--tint); border: 1px solid var(--tone);
}
.verdict .sign {
  grid-row: span 2; width: 64px; height: 64px; border-radius: 50%; display: grid;
  place-items: center; font-size: 32px; line-height: 1; color: var(--page); background: var(--tone);
}
.verdict h1 { font-size: 34px; line-height: 1.15; letter-spacing: -.02em; color: var(--tone); }
.verdict p { font-size: 17px; }
.counts {
  display: grid; grid-template-columns: repeat(5, 1fr); gap: 12px; list-style: none;
  padding: 0; margin: 16px 0 10px;
}
.counts li { padding: 12px 16px; border-radius: 10px; white-space: nowrap; }
.counts b { display: block; font-size: 26px; line-height: 1.2; color: var(--tone); }
.counts .none b { color: var(--soft); font-weight: 400; }
.bar { display: block; width: 100%; height: 8px; border-radius: 4px; background: var(--line); }
.bar rect { fill: var(--tone); }
nav { margin-top: 14px; display: flex; flex-wrap: wrap; gap: 4px 20px; font-size: 14px; }

.columns { display: grid; grid-template-columns: repeat(2, minmax(0, 1fr)); gap: 16px; }
.columns h3 { margin-bottom: 10px; }
.facts { display: grid; grid-template-columns: fit-content(45%) minmax(0, 1fr); gap: 5px 18px;
  font-size: 14px; overflow-wrap: anywhere; }
.facts dt { color: var(--soft); }

details > summary { cursor: pointer; }
.family { padding: 0; margin-bottom: 10px; overflow: clip; }
.family > summary { padding: 11px 16px; display: flex; flex-wrap: wrap; gap: 4px 10px; }
.family > summary::before, .exchange > summary::before { content: "▸"; color: var(--soft); }
[open].family > summary::before, [open].exchange > summary::before { content: "▾"; }
.family > summary::-webkit-details-marker { display: none; }
.family > summary strong { margin-right: auto; font-family: var(--mono); font-size: 14px; }
.scroll { overflow-x: auto; border-top: 1px solid var(--line); }
table { border-collapse: collapse; width: 100%; font-size: 13px; }
th { text-align: left; font-weight: 600; }
td, th { padding: 6px 10px; vertical-align: top; }
.matrix thead th { color: var(--soft); font-size: 12px; white-space: nowrap; }
.matrix tbody tr { border-top: 1px solid var(--line); }
.matrix tbody tr:hover { background: var(--code); }
.matrix tbody th { min-width: 300px; font-weight: 400; }
.matrix tbody th span { display: block; overflow-wrap: anywhere; color: var(--soft); }
.matrix td { white-space: nowrap; }
.matrix td.verdict-cell { width: 1%; }
a.badge { text-decoration: none; }
a.badge:hover { text-decoration: underline; }
.matrix .pass.badge { background: none; font-weight: 400; padding-left: 0; }
`;

/** The style of cases and evidence, and of the printed page. */
export const caseStyle = `
.case { margin-bottom: 16px; border-left: 4px solid var(--tone); scroll-margin-top: 12px; }
.case:target, li:target { outline: 2px solid var(--link); }
.case > header { display: flex; flex-wrap: wrap; gap: 4px 10px; align-items: center; }
.case > header .mono, .case h3 { overflow-wrap: anywhere; }
.case > header .mono { margin-right: auto; font-weight: 600; }
.case h3 { margin-top: 2px; }
blockquote { margin: 8px 0 0; padding-left: 12px; font-size: 14px; }
blockquote { border-left: 2px solid var(--line); }
blockquote q { font-style: italic; }
blockquote cite { font-style: normal; font-size: 13px; color: var(--soft); }
.finding { margin-top: 14px; }
.mismatch { margin-top: 10px; border: 1px solid var(--line); table-layout: fixed; }
.mismatch th { background: var(--code); color: var(--soft); font-size: 12px; padding: 3px 12px; }
.mismatch td { border-top: 1px solid var(--line); padding: 7px 12px; overflow-wrap: anywhere; }
.mismatch td { white-space: pre-wrap; font-family: var(--mono); font-size: 12.5px; }
.mismatch td + td, .mismatch th + th { border-left: 1px solid var(--line); }
.mismatch td + td { color: var(--fail); }
.drawn { margin: 10px 0; font-size: 13px; }
.reason { margin-top: 10px; white-space: pre-wrap; overflow-wrap: anywhere; }
.exchange { border: 1px solid var(--line); border-radius: 8px; margin-top: 6px; overflow: clip; }
.exchange > summary { padding: 6px 12px; display: flex; gap: 10px; align-items: baseline; }
.exchange > summary::-webkit-details-marker { display: none; }
.exchange > summary .mono { flex: 1; min-width: 0; }
.exchange > summary .status { flex: 0 1 auto; max-width: 40%; font-weight: 600; }
.role { flex: none; width: 58px; font-size: 12px; font-weight: 600; color: var(--soft); }
.sides { display: grid; grid-template-columns: repeat(2, minmax(0, 1fr)); }
.sides { border-top: 1px solid var(--line); }
.sides > div { padding: 10px 12px; min-width: 0; }
.sides > div + div { border-left: 1px solid var(--line); }
.sides h4 { margin: 0 0 6px; font-size: 12px; color: var(--soft); }
pre { white-space: pre-wrap; background: var(--code); border-radius: 6px; padding: 8px 10px; }
.sides p { font-size: 12.5px; color: var(--soft); margin-top: 6px; overflow-wrap: anywhere; }
.sides pre.excerpt { margin-top: 6px; }
.headers { margin: 0; font: 12.5px/1.5 var(--mono); }
.headers div { padding-left: 16px; text-indent: -16px; overflow-wrap: anywhere; }
.headers dt, .headers dd { display: inline; }
.headers dt { color: var(--soft); }
.replay { margin-top: 14px; display: flex; gap: 12px; font-size: 13px; align-items: baseline; }
.replay code { flex: 1; background: var(--code); padding: 6px 10px; border-radius: 6px; }
.reasons { display: grid; gap: 10px; }
.reasons ul { list-style: none; padding: 0; margin-top: 8px; display: grid; gap: 4px; }
.reasons li { overflow-wrap: anywhere; }
.reasons h3 { font-size: 15px; overflow-wrap: anywhere; }
body > footer { padding-top: 40px; padding-bottom: 40px; color: var(--soft); font-size: 13px; }

@media (max-width: 720px) {
  main, body > header, body > footer { padding-left: 14px; padding-right: 14px; }
  .columns, .sides { grid-template-columns: minmax(0, 1fr); }
  .sides > div + div { border-left: 0; border-top: 1px solid var(--line); }
  .counts { display: flex; flex-wrap: wrap; gap: 6px; }
  .counts li { padding: 8px 10px; flex: 1 1 84px; font-size: 13px; }
  .verdict { padding: 18px; gap: 4px 14px; }
  .verdict .sign { width: 44px; height: 44px; font-size: 22px; grid-row: auto; }
  .verdict p { grid-column: span 2; font-size: 16px; }
  .verdict h1 { font-size: 25px; }
  .card { padding: 14px; }
  .card.family { padding: 0; }
  .matrix tbody th { min-width: 190px; }
  .exchange > summary { flex-wrap: wrap; gap: 2px 10px; }
  .replay { flex-direction: column; gap: 4px; }
  .replay code { width: 100%; }
}
@media print {
  :root {
    color-scheme: light; --page: #fff; --card: #fff; --ink: #000; --soft: #444; --line: #bbb;
    --code: #f4f4f4; --link: #000; --fail: #b3192b; --error: #8a2a9b; --blocked: #8a5300;
    --pass: #17693a; --skip: #444; --fail-tint: #fff; --error-tint: #fff; --blocked-tint: #fff;
    --pass-tint: #fff; --skip-tint: #fff;
  }
  body { font-size: 11px; }
  nav { display: none; }
  details::details-content { content-visibility: visible; height: auto; }
  .scroll { overflow: visible; }
  .case > header, .mismatch, .exchange > summary, h2, h3 { break-inside: avoid; }
  .case > header, .exchange > summary, h2, h3 { break-after: avoid; }
  tr, .verdict, .counts { break-inside: avoid; }
}
`;
