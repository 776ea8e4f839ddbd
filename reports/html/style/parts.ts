/** Causes, map, tables and facts. */
export const partsStyle = `
.columns { display: grid; grid-template-columns: repeat(2, minmax(0, 1fr)); gap: 16px;
  align-items: start; }
.columns h3 { margin-bottom: 10px; }
.facts { font-size: 14px; overflow-wrap: anywhere; display: grid; gap: 5px 16px; }
.columns .facts > div { display: grid; grid-template-columns: 9.5em minmax(0, 1fr); gap: 5px 16px; }
.facts dt { color: var(--soft); }
.cause { margin-bottom: 14px; }
.cause header { margin-bottom: 8px; }
.cause h3 { font-size: 18px; overflow-wrap: anywhere; }
.cause .number { color: var(--soft); font-weight: 400; margin-right: 2px; }
.cause > p { max-width: 84ch; }
.cause .of { margin-top: 4px; display: flex; flex-wrap: wrap; gap: 2px 14px; font-size: 14px; align-items: center; }
.cause .facts { grid-template-columns: 8.5em minmax(0, 1fr); margin-top: 12px; }
.cause .facts dd { grid-column: 2; }
.received { color: var(--fail); }
.cause .fold { margin-top: 10px; font-size: 14px; }
.show { font-size: 14px; margin-top: 6px; }
.fold > summary { color: var(--link); }
.card.fold > summary { color: var(--ink); }
.fold > summary::before, .case > summary::before, .exchanges > summary::before {
  content: "▸"; color: var(--soft); margin-right: 8px;
}
[open].fold > summary::before, [open].case > summary::before,
[open].exchanges > summary::before { content: "▾"; }
.case-links { columns: 3 260px; column-gap: 20px; margin-top: 8px; font: 12.5px/1.7 var(--mono); }
.case-links li { overflow-wrap: anywhere; break-inside: avoid; }
.card.fold { padding: 11px 16px; margin-bottom: 8px; font-size: 14px; overflow-wrap: anywhere; }
.tally { margin-left: 8px; display: inline-flex; flex-wrap: wrap; gap: 4px; vertical-align: top; }
.rules li { border-top: 1px solid var(--line); padding: 7px 0; margin-top: 6px; display: grid; }
.rules .cells { display: flex; flex-wrap: wrap; gap: 2px 16px; font-size: 13px; }
.rules .soft { font-size: 13px; }
.scroll { overflow-x: auto; border: 1px solid var(--line);
  border-radius: 10px; padding: 12px;
  /* A shade at an edge behind which there is more. */
  background: linear-gradient(90deg, var(--card) 20px, transparent 60px) local,
    linear-gradient(270deg, var(--card) 20px, transparent 60px) local,
    linear-gradient(90deg, var(--line), transparent 16px),
    linear-gradient(270deg, var(--line), transparent 16px), var(--card); }
table { border-collapse: collapse; font-size: 13px; }
th { text-align: left; font-weight: 600; }
td, th { padding: 6px 10px; vertical-align: top; }
.heat { border-collapse: separate; border-spacing: 2px; }
.heat th { font-weight: 400; padding: 0 10px 0 0; white-space: nowrap; vertical-align: middle; }
.heat tbody th { position: sticky; left: -12px; background: var(--card); z-index: 1; }
.heat thead th { vertical-align: bottom; padding: 0 0 6px; }
.heat thead span { writing-mode: vertical-rl; transform: rotate(180deg); color: var(--soft);
  display: block; margin: 0 auto; }
.heat td { width: 33px; min-width: 29px; height: 26px; padding: 0; text-align: center;
  border-radius: 4px; vertical-align: middle; position: relative; }
.heat td.pass { background: var(--pass-tint); color: var(--pass); }
.heat td.skip { color: var(--skip); background: var(--skip-tint); }
.heat td.blocked { background: var(--blocked-tint); }
.heat a { display: block; line-height: 26px; text-decoration: none; font-weight: 600;
  color: var(--hot-ink); border-radius: 4px; }
.heat .blocked a { color: var(--blocked); }
.heat a:hover { outline: 2px solid var(--ink); }
.hot-1 { background: var(--hot-1); } .hot-2 { background: var(--hot-2); }
.hot-3 { background: var(--hot-3); } .hot-4 { background: var(--hot-4); }
.heat .hot-3 a, .heat .hot-4 a { color: #fff; }
.plain { width: 100%; }
.plain th, .plain td { padding: 4px 10px 4px 0; border-top: 1px solid var(--line); }
.plain thead th { color: var(--soft); border: 0; font-weight: 400; }
.plain tbody th { font-weight: 400; overflow-wrap: anywhere; }
.plain svg { width: 90px; height: 6px; margin-right: 8px; vertical-align: middle; fill: var(--link); }
.plain td { white-space: nowrap; font-variant-numeric: tabular-nums; }
.plain .number-cell { text-align: right; padding-right: 20px; }
`;
