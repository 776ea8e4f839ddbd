/** The names of all report formats. */
export const reportNames = [
  'json',
  'junit',
  'html',
  'console',
  'markdown',
  'allure',
  'ndjson',
  'har',
  'sarif',
  'badge',
] as const;
/** One of the formats. */
export type ReportName = (typeof reportNames)[number];

/** The files that a run may write into its folder, by their names. */
export const reportFiles: readonly string[] = [
  ...['report.json', 'junit.xml', 'report.html', 'summary.md', 'evidence.har', 'report.sarif'],
  ...['badge.svg', 'badge.json', 'events.ndjson'],
];
