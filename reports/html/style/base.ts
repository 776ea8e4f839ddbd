/** Colours, type, and what appears everywhere. */
export const baseStyle = `
:root {
  color-scheme: light dark;
  --page: #f5f6f8; --card: #fff; --ink: #14171c; --soft: #535a68; --line: #dce0e7; --code: #f2f4f7;
  --link: #0a55c2; --fail: #b3192b; --error: #8a2a9b; --blocked: #855000; --pass: #17693a;
  --skip: #565d6b; --fail-tint: #fdecee; --error-tint: #f8ecfa; --blocked-tint: #fdf3df;
  --pass-tint: #e8f5ed; --skip-tint: #edeff3; --loss: #a33b00; --loss-tint: #fdefe4;
  --hot-1: #fbd9dc; --hot-2: #f4a9b0; --hot-3: #c5364b; --hot-4: #a5152a; --hot-ink: #5c0612;
  --sans: ui-sans-serif, system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", sans-serif;
  --mono: ui-monospace, SFMono-Regular, Menlo, Consolas, "DejaVu Sans Mono", monospace;
}
@media (prefers-color-scheme: dark) {
  :root {
    --page: #0f1216; --card: #171b21; --ink: #e7eaf0; --soft: #a3acbb; --line: #2d333d;
    --code: #1e242c; --link: #7db3ff; --fail: #ff8d98; --error: #e29bf0; --blocked: #f2bd5f;
    --pass: #72d49a; --skip: #a7b0be; --fail-tint: #3a1a20; --error-tint: #321c38;
    --blocked-tint: #362a12; --pass-tint: #14301f; --skip-tint: #232932; --loss: #ffab76;
    --loss-tint: #3a2314; --hot-1: #4a1d24; --hot-2: #7c2431; --hot-3: #96303f; --hot-4: #c03a4c;
    --hot-ink: #ffdfe2;
  }
}
* { box-sizing: border-box; }
[hidden] { display: none !important; }
html { scroll-padding-top: 12px; -webkit-text-size-adjust: 100%; }
body { margin: 0; background: var(--page); color: var(--ink); font: 15px/1.5 var(--sans); }
main, body > header, body > footer { max-width: 1180px; margin: 0 auto; padding: 0 24px; }
body > header { padding-top: 20px; }
body > footer { padding-top: 40px; padding-bottom: 40px; color: var(--soft); font-size: 13px; }
h1, h2, h3, p, dl, dd, ul, ol, blockquote, pre { margin: 0; }
ul, ol { padding: 0; list-style: none; }
p, dd { text-wrap: pretty; }
h1, h2, h3, .harm-sentence { text-wrap: balance; }
main > section > h2 { font-size: 22px; letter-spacing: -.01em; margin: 44px 0 2px; }
.lead { color: var(--soft); margin-bottom: 14px; }
h3 { font-size: 16px; line-height: 1.4; }
a { color: var(--link); text-underline-offset: 2px; }
a:focus-visible, summary:focus-visible, [tabindex]:focus-visible, button:focus-visible,
input:focus-visible, select:focus-visible {
  outline: 2px solid var(--link); outline-offset: 2px; border-radius: 4px;
}
.nb { white-space: nowrap; }
code, pre, .mono, kbd { font-family: var(--mono); font-size: 12.5px; overflow-wrap: anywhere; }
.card { background: var(--card); border: 1px solid var(--line); border-radius: 10px; padding: 18px; }
.soft { color: var(--soft); }
.fail { --tone: var(--fail); --tint: var(--fail-tint); }
.error { --tone: var(--error); --tint: var(--error-tint); }
.blocked, .open, .stop, .refusal { --tone: var(--blocked); --tint: var(--blocked-tint); }
.pass, .ok { --tone: var(--pass); --tint: var(--pass-tint); }
.skip, .note, .light { --tone: var(--skip); --tint: var(--skip-tint); }
.grave { --tone: var(--card); --tint: var(--fail); }
.loss { --tone: var(--loss); --tint: var(--loss-tint); }
.badge {
  display: inline-block; padding: 1px 8px; border-radius: 99px; font-size: 12px; font-weight: 600;
  max-width: 100%; overflow-wrap: anywhere; color: var(--tone); background: var(--tint);
}
.level { display: inline-block; font-size: 11px; font-weight: 700; letter-spacing: .04em; }
.level.may, .level.should { color: var(--soft); font-weight: 600; }
button, select, input {
  font: inherit; font-size: 14px; color: var(--ink); background: var(--card);
  border: 1px solid var(--line); border-radius: 7px; padding: 5px 10px; min-height: 34px;
}
button { cursor: pointer; }
button:hover { background: var(--code); }
kbd { border: 1px solid var(--line); border-radius: 4px; padding: 0 5px; background: var(--card); }
summary { cursor: pointer; list-style: none; }
summary::-webkit-details-marker { display: none; }
.command { display: flex; gap: 10px; align-items: center; margin-top: 12px; font-size: 13px; }
.command code { flex: 1; background: var(--code); padding: 7px 10px; border-radius: 6px; }
.command .soft { min-width: 76px; }
.copy { font-size: 12px; min-height: 28px; padding: 2px 10px; }
.hidden {
  position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%);
  white-space: nowrap;
}
`;
