export { renderConsole } from './console.ts';
export { type ReportName, renderFiles, reportNames } from './render-files.ts';
export type { ReportFile } from './report-file.ts';
export { validate } from './validate.ts';
