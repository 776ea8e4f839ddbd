// What only the package needs of dist/: declarations of its exports, and small files.
// Everything here changes how the code is written down, and nothing that it does.
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { brotliCompressSync, constants } from 'node:zlib';
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

/** Tabs for spaces, and no texts as types of what a fault does, or where: there are 800 of them. */
function short(text) {
  return text
    .replace(/^( {4})+/gm, (spaces) => '\t'.repeat(spaces.length / 4))
    .replace(/readonly does: (['"]).*\1;/g, 'readonly does: string;')
    .replace(/\{\s*readonly does: string;\s*\}/g, text.includes(facts) ? 'FaultFacts' : '$&')
    .replace(placed, /\bPlace\b/.test(text) ? 'Place' : '$&');
}
const facts = 'import type { FaultFacts }';
const placed =
  /\{\s*readonly operation: ['"]\w+['"];\s*readonly carrier: ['"]\w+['"];\s*readonly side: ['"]\w+['"];\s*\}/g;

/** Names of classes stay: they are those of errors, which have a code as well. */
const options = {
  module: true,
  compress: { target: 'es2023' },
  mangle: { toplevel: true, keepNames: { function: false, class: true } },
  codegen: { removeWhitespace: true },
};

const small = (text) => ({
  params: {
    [constants.BROTLI_PARAM_QUALITY]: 11,
    [constants.BROTLI_PARAM_LGWIN]: 24,
    [constants.BROTLI_PARAM_SIZE_HINT]: text.length,
  },
});

const data = /from\s*(['"])(\.[^'"]+\.json)\1\s*with\s*\{\s*type:\s*['"]json['"],?\s*\}/g;

/** Measured and recorded data, which is text that repeats itself, becomes modules that unpack it. */
function zipped(folder) {
  const packed = new Set();
  for (const path of readdirSync(folder, { recursive: true })) {
    if (!path.endsWith('.js')) continue;
    const file = join(folder, path);
    const text = readFileSync(file, 'utf8').replace(data, (_, quote, target) => {
      packed.add(normalize(join(folder, dirname(path), target)));
      return `from ${quote}${target}.js${quote}`;
    });
    writeFileSync(file, text);
  }
  for (const file of packed) {
    const json = JSON.stringify(JSON.parse(readFileSync(file, 'utf8')));
    const base64 = brotliCompressSync(json, small(json)).toString('base64');
    const module = `import { brotliDecompressSync } from 'node:zlib';\nexport default JSON.parse(brotliDecompressSync(Buffer.from('${base64}', 'base64')).toString());\n`;
    writeFileSync(`${file}.js`, module);
    rmSync(file);
  }
}

/** Removes white space from code and JSON, and shortens names that no other file sees. */
export function shrink(folder) {
  zipped(join(folder, 'spec'));
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
