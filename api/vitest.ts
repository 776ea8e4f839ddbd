export { conformance, type VitestOptions } from './conformance.ts';
export type { ConformanceOptions } from './conformance-options.ts';
