/** A file to write; its path is relative to the report folder. */
export interface ReportFile {
  readonly path: string;
  readonly text: string;
}
