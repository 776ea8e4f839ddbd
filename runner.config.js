/** The suite as vitest runs it, compiled: `vitest run --config … --configLoader native`. */
export { default } from './dist/runner.config.js';
