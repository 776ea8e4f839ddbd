import { existsSync, readFileSync } from 'node:fs';

/** The version in package.json: one folder up for sources, two for compiled files. */
export function version(): string {
  const near = new URL('../package.json', import.meta.url);
  const file = existsSync(near) ? near : new URL('../../package.json', import.meta.url);
  const found: unknown = JSON.parse(readFileSync(file, 'utf8'));
  const isNamed = typeof found === 'object' && found !== null && 'version' in found;
  return isNamed ? String(found.version) : 'unknown';
}
