/** A file to write; the path is relative to the folder of the report. */
export interface ReportFile {
  readonly path: string;
  readonly text: string;
}
