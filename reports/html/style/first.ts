/** The first screen. */
export const firstStyle = `
.tool { color: var(--soft); font-size: 13px; margin-bottom: 10px; overflow-wrap: anywhere; }
.first { display: grid; gap: 12px; }
.first h2 { font-size: 13px; font-weight: 600; color: var(--soft); margin: 0 0 6px; }
.first .card { padding: 14px 18px; min-width: 0; }
.verdict {
  display: grid; grid-template-columns: auto minmax(0, 1fr); gap: 2px 18px; align-items: center;
  padding: 18px 22px; border-radius: 12px; background: var(--tint); border: 1px solid var(--tone);
}
.verdict .sign {
  grid-row: span 2; width: 54px; height: 54px; border-radius: 50%; display: grid;
  place-items: center; font-size: 28px; line-height: 1; color: var(--page); background: var(--tone);
}
.verdict h1 { font-size: 31px; line-height: 1.15; letter-spacing: -.02em; color: var(--tone); }
.verdict h1, .verdict p { overflow-wrap: anywhere; }
.verdict p { font-size: 16px; text-wrap: balance; }
.marks { grid-column: 2; display: flex; flex-wrap: wrap; gap: 4px 18px; font-size: 14px; }
.marks:empty { display: none; }
.pair { display: grid; grid-template-columns: minmax(0, 2fr) minmax(0, 3fr); gap: 12px; }
.levels h2 strong { color: var(--ink); font-size: 15px; margin-left: 4px; }
.levels li { display: grid; grid-template-columns: 62px 1fr 7.5em; gap: 10px;
  align-items: center; font-size: 13px; font-variant-numeric: tabular-nums; }
.levels li .soft { text-align: right; }
progress { width: 100%; height: 7px; border: 0; border-radius: 4px; overflow: hidden;
  background: var(--line); appearance: none; }
progress::-webkit-progress-bar { background: var(--fail-tint); border-radius: 4px; }
progress::-webkit-progress-value { background: var(--pass); border-radius: 4px; }
progress::-moz-progress-bar { background: var(--pass); }
.harm-sentence { font-size: 17px; line-height: 1.4; font-weight: 600; margin-bottom: 6px; }
.top-causes li { padding: 7px 0 7px 34px; position: relative; }
.top-causes li + li { border-top: 1px solid var(--line); }
.top-causes ol { counter-reset: cause; }
.top-causes li::before {
  counter-increment: cause; content: counter(cause); position: absolute; left: 0; top: 8px;
  width: 22px; height: 22px; border-radius: 50%; display: grid; place-items: center;
  font-size: 12px; font-weight: 700; background: var(--code);
}
.top-causes a { font-weight: 600; color: var(--ink); text-decoration-color: var(--line); }
.top-causes li > a { overflow: hidden; display: -webkit-box; -webkit-box-orient: vertical;
  -webkit-line-clamp: 2; text-wrap: balance; }
.top-causes .of { display: block; font-size: 13px; }
.top-causes > p { font-size: 13px; }
.counts { display: flex; flex-wrap: wrap; gap: 4px 26px; font-size: 14px; padding: 2px 4px; }
.counts b { font-size: 18px; color: var(--tone); }
.counts .none, .counts .none b { color: var(--soft); font-weight: 400; }
nav { margin-top: 6px; display: flex; flex-wrap: wrap; gap: 6px; font-size: 13px;
  padding-top: 12px; border-top: 1px solid var(--line); }
nav a { padding: 3px 11px; border: 1px solid var(--line); border-radius: 99px;
  background: var(--card); text-decoration: none; }
nav a:hover { border-color: var(--link); }
`;
