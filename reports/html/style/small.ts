/** Small screens and paper. On paper a case is three lines, and what is long is left out. */
export const smallStyle = `
@media screen and (max-width: 720px) {
  main, body > header, body > footer { padding-left: 12px; padding-right: 12px; }
  body > header { padding-top: 10px; }
  .tool { margin-bottom: 6px; font-size: 12px; }
  .first { gap: 8px; }
  .first .card { padding: 9px 12px; }
  .verdict { padding: 12px; gap: 2px 12px; }
  .verdict .sign { width: 38px; height: 38px; font-size: 20px; grid-row: auto; }
  .verdict p, .marks { grid-column: span 2; }
  .verdict p { font-size: 14px; line-height: 1.4; }
  .verdict h1 { font-size: 22px; }
  .marks { font-size: 13px; }
  .pair { grid-template-columns: minmax(0, 1fr); gap: 8px; }
  .levels ul { display: flex; flex-wrap: wrap; gap: 0 14px; }
  .levels li .soft { text-align: left; }
  .levels li { display: flex; gap: 6px; font-size: 12px; }
  .levels progress { display: none; }
  .harm-sentence { font-size: 15px; margin-bottom: 3px; }
  .top-causes li { padding: 5px 0 5px 30px; font-size: 14px; }
  .top-causes .of { font-size: 12px; }
  .worst .soft { font-size: 13px; }
  .columns, .sides { grid-template-columns: minmax(0, 1fr); }
  .sides > pre + pre { border-left: 0; border-top: 1px solid var(--line); }
  .cause .facts, .columns .facts > div, .notes { grid-template-columns: minmax(0, 1fr); gap: 0; }
  .cause .facts dd, .notes dd { grid-column: 1; margin-bottom: 6px; }
  .command { flex-wrap: wrap; }
  .command code { flex-basis: 100%; order: 1; }
  .command .soft { flex: 1; }
  .case > summary { padding: 9px 10px 9px 28px; }
  .case .body { padding: 0 10px 12px; }
  .case .id { flex-basis: 100%; overflow-wrap: anywhere; }
  .card { padding: 12px; }
  #filter { position: static; }
  #filter label { flex: 1 1 44%; }
  #filter select { width: 100%; max-width: none; }
  .keys { display: none; }
  .plain svg, .plain .minor { display: none; }
  .plain .number-cell { padding-right: 14px; }
}
@media print {
  :root {
    color-scheme: light; --page: #fff; --card: #fff; --ink: #000; --soft: #444; --line: #bbb;
    --code: #f4f4f4; --link: #000; --fail: #b3192b; --error: #8a2a9b; --blocked: #8a5300;
    --pass: #17693a; --skip: #444; --fail-tint: #fff; --error-tint: #fff; --blocked-tint: #fff;
    --pass-tint: #fff; --skip-tint: #fff; --loss: #a33b00; --loss-tint: #fff; --hot-1: #fbd9dc;
    --hot-2: #f4a9b0; --hot-3: #d6465a; --hot-4: #a5152a; --hot-ink: #5c0612;
    print-color-adjust: exact;
  }
  @page { margin: 14mm; }
  body { font-size: 10px; line-height: 1.35; }
  main, body > header, body > footer { padding: 0; max-width: none; }
  nav, #filter, #every, #timing, .copy, .show, .cause .fold, .fold > ul, .keys { display: none; }
  main > section > h2 { font-size: 15px; margin-top: 16px; }
  .card, .cause { padding: 8px 10px; border-radius: 4px; margin-bottom: 6px; }
  .cause h3, .columns h3 { font-size: 12px; }
  .columns h3 { margin-bottom: 4px; }
  .lead { margin-bottom: 6px; font-size: 10px; }
  body > footer { padding: 12px 0 0; font-size: 9px; }
  .card.fold { padding: 3px 8px; margin-bottom: 3px; font-size: 9.5px; break-inside: avoid; }
  .cause .facts, .cause .of, .facts, blockquote { font-size: 9.5px; gap: 1px 12px; }
  code, pre, .mono { font-size: 8.5px; }
  .badge { padding: 0; font-size: 9px; }
  .grave { --tone: var(--fail); --tint: #fff; }
  .verdict { padding: 10px 14px; border-radius: 4px; }
  .verdict .sign { width: 40px; height: 40px; font-size: 20px; }
  .verdict h1 { font-size: 22px; }
  .verdict p, .harm-sentence { font-size: 12px; }
  .first { gap: 6px; }
  .first .card { padding: 8px 12px; margin: 0; }
  .first h2, .top-causes .of, .top-causes > p, .levels li, .command { font-size: 10px; }
  .top-causes li { padding-top: 4px; padding-bottom: 4px; font-size: 12px; }
  .cause .facts { margin-top: 6px; }
  .command { margin-top: 6px; }
  .command code { padding: 3px 6px; }
  .level, .case .line { font-size: 9px; }
  .scroll { overflow: visible; border: 0; padding: 0; background: none; break-inside: avoid; }
  table.heat { font-size: 7.5px; }
  .heat td { width: 20px; min-width: 20px; height: 13px; }
  .heat a { line-height: 13px; }
  .case { margin-bottom: 0; border-radius: 0; border-width: 1px 0 0; break-inside: avoid; }
  .case > summary { padding: 3px 0; }
  .case > summary::before, .fold > summary::before { content: none; }
  .case .title, .case .short { font-size: 9px; }
  .case:nth-of-type(n + 101) { display: none; }
  .case:nth-of-type(101) { display: block; font-size: 0; height: 16px; overflow: hidden; }
  .case:nth-of-type(101)::before {
    content: "The rest is in the page on a screen, and in report.json."; font-size: 10px;
  }
  .case:nth-of-type(101) > * { display: none; }
  .cause:nth-of-type(n + 21) { display: none; }
  .cause, h2, h3 { break-inside: avoid; }
  h2, h3, .lead { break-after: avoid; }
}
`;
