import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type Browser, launch, type Page } from 'puppeteer-core';

/** Where Chromium may be; `CHROMIUM` names another place. */
const places = [process.env.CHROMIUM, '/usr/bin/chromium', '/usr/bin/chromium-browser'];

/**
 * The browser that the tests use; undefined where there is none, so that they are skipped. CI sets
 * `SSEC_NEEDS_BROWSER`: there they fail.
 */
export function chromium(): string | undefined {
  const found = places.find((one) => one !== undefined && existsSync(one));
  if (found === undefined && process.env.SSEC_NEEDS_BROWSER === '1')
    throw new Error('The browser tests need Chromium: apt-get install -y chromium');
  return found;
}

/** A page that was opened from disk, and what it did that it must not. */
export interface Opened {
  readonly page: Page;
  /** Console messages, errors, and requests of anything but the page itself. */
  readonly offences: string[];
}

/** Opens pages in one headless browser. */
export class Pages {
  readonly #folder = mkdtempSync(join(tmpdir(), 'sse-c-html-'));
  #browser: Promise<Browser> | undefined;

  async open(html: string, size: { readonly width: number; readonly height: number }) {
    const file = join(this.#folder, 'report.html');
    writeFileSync(file, html);
    const executablePath = chromium() ?? '';
    this.#browser ??= launch({ executablePath, args: ['--headless', '--no-sandbox'] });
    const page = await (await this.#browser).newPage();
    await page.setViewport(size);
    const address = pathToFileURL(file).href;
    const opened: Opened = { page, offences: [] };
    page.on('console', (message) => opened.offences.push(`console: ${message.text()}`));
    page.on('pageerror', (error) => opened.offences.push(`error: ${String(error)}`));
    page.on('request', (request) => {
      const url = request.url().split('#')[0] ?? '';
      if (url !== address && !url.startsWith('data:')) opened.offences.push(`request: ${url}`);
    });
    await page.goto(address, { waitUntil: 'load' });
    return opened;
  }

  async close(): Promise<void> {
    await (await this.#browser)?.close();
    rmSync(this.#folder, { recursive: true, force: true });
  }
}
