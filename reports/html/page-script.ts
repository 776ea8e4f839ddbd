import { readFileSync } from 'node:fs';

/** The script of the page, as it stands in `browser/page.js`: plain JavaScript, not compiled. */
export const browserScript = readFileSync(new URL('./browser/page.js', import.meta.url), 'utf8');
