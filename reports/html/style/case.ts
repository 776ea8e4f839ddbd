/** The filter, and cases with their evidence. */
export const caseStyle = `
#filter { display: flex; flex-wrap: wrap; gap: 8px 10px; align-items: end; margin-top: 44px;
  padding: 12px 14px; background: var(--card); border: 1px solid var(--line);
  border-radius: 10px; }
#filter + section > h2 { margin-top: 22px; }
#filter label span { display: block; font-size: 12px; color: var(--soft); }
#filter label span::first-letter { text-transform: uppercase; }
#filter .search { flex: 1 1 240px; }
#filter input { width: 100%; }
#filter select { max-width: 190px; }
#filter output { font-size: 14px; font-weight: 600; align-self: center; }
.keys { flex-basis: 100%; font-size: 12px; color: var(--soft); }
.case { background: var(--card); border: 1px solid var(--line); border-left: 4px solid var(--tone);
  border-radius: 8px; margin-bottom: 8px; }
.case:target { outline: 2px solid var(--link); }
.case > summary { padding: 9px 14px 9px 32px; position: relative; list-style: none; }
.case > summary::before { position: absolute; left: 13px; top: 9px; }
.case .line { display: flex; flex-wrap: wrap; gap: 3px 10px; align-items: center; }
.case .id { font-weight: 600; margin-right: auto; }
.case .title, .case .short { display: block; overflow-wrap: anywhere; font-size: 14px; }
.case .short { color: var(--soft); font-size: 13px; }
.case[open] .short { display: none; }
.case[open] .title { font-size: 16px; font-weight: 600; }
.case .body { padding: 0 16px 16px 32px; display: grid; gap: 10px; }
.body > p { overflow-wrap: anywhere; font-size: 14px; }
blockquote { padding-left: 12px; font-size: 14px; overflow-wrap: anywhere;
  border-left: 2px solid var(--line); }
blockquote q { font-style: italic; }
blockquote cite { font-style: normal; font-size: 13px; color: var(--soft); }
.mismatch { border: 1px solid var(--line); table-layout: fixed; width: 100%; }
.mismatch th { background: var(--code); color: var(--soft); font-size: 12px; padding: 3px 12px; }
.mismatch td { border-top: 1px solid var(--line); padding: 7px 12px; overflow-wrap: anywhere;
  white-space: pre-wrap; font-family: var(--mono); font-size: 12.5px; }
.mismatch blockquote { font: 12.5px/1.5 var(--sans); white-space: normal; margin-top: 4px; }
.mismatch td + td, .mismatch th + th { border-left: 1px solid var(--line); }
.mismatch td + td { color: var(--fail); }
.reason { white-space: pre-wrap; overflow-wrap: anywhere; }
.exchanges { border: 1px solid var(--line); border-radius: 8px; margin-top: 8px; overflow: clip; }
.exchanges > summary { padding: 6px 12px; font-size: 13px; overflow-wrap: anywhere; }
.exchanges .role { font-weight: 600; margin-right: 10px; }
.sides { display: grid; grid-template-columns: repeat(2, minmax(0, 1fr));
  border-top: 1px solid var(--line); }
.sides > pre + pre { border-left: 1px solid var(--line); }
pre { white-space: pre-wrap; padding: 10px 12px; font-size: 12px; line-height: 1.5;
  background: var(--code); color: var(--soft); }
pre b { color: var(--ink); font-weight: 600; }
.sides > pre::before { content: "sent"; display: block; font: 600 11px var(--sans);
  color: var(--soft); margin-bottom: 3px; }
.sides > pre + pre::before { content: "received"; }
.later { padding: 8px 12px; font-size: 13px; color: var(--soft); }
.notes { display: grid; grid-template-columns: 8em minmax(0, 1fr); gap: 3px 14px; margin-top: 10px;
  font-size: 13px; }
.notes dt { color: var(--soft); }
.notes dd { grid-column: 2; overflow-wrap: anywhere; }
.scripts { display: grid; gap: 8px; }
.scripts pre { max-height: 420px; overflow: auto; }
`;
