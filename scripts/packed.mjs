// What only the package needs of dist/: declarations of its exports, and small files.
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { minifySync } from 'vite';

const imported = /((?:from|import)\s*\(?\s*['"])(\.[^'"]+?)\.tsx?(['"])/g;

/** Deletes every declaration that none of the entries reaches; the others name files as they are packed. */
export function keepReachable(folder, entries) {
  const kept = new Set();
  const visit = (path) => {
    if (kept.has(path)) return;
    kept.add(path);
    const text = readFileSync(join(folder, path), 'utf8');
    for (const [, , target] of text.matchAll(imported))
      visit(normalize(join(dirname(path), `${target}.d.ts`)));
    writeFileSync(join(folder, path), short(text.replace(imported, '$1$2.js$3')));
  };
  for (const entry of entries) visit(entry);
  for (const path of readdirSync(folder, { recursive: true }))
    if (path.endsWith('.d.ts') && !kept.has(path)) rmSync(join(folder, path));
}

/** Tabs for spaces, and no sentences as types: there are 680 of what a fault does. */
function short(text) {
  return text
    .replace(/^( {4})+/gm, (spaces) => '\t'.repeat(spaces.length / 4))
    .replace(/readonly does: (['"]).*\1;/g, 'readonly does: string;');
}

/** Names of functions and classes stay, since errors show them. */
const options = {
  module: true,
  compress: false,
  mangle: { toplevel: false, keepNames: true },
  codegen: { removeWhitespace: true },
};

/** Removes white space from code and JSON, and shortens the names of local variables. */
export function shrink(folder) {
  for (const path of readdirSync(folder, { recursive: true })) {
    const file = join(folder, path);
    if (path.endsWith('.js')) {
      const { code, errors } = minifySync(path, readFileSync(file, 'utf8'), options);
      if (errors.length > 0) throw new Error(`${path} cannot be shrunk: ${errors[0].message}`);
      writeFileSync(file, code);
    }
    if (path.endsWith('.json'))
      writeFileSync(file, JSON.stringify(JSON.parse(readFileSync(file, 'utf8'))));
  }
}
