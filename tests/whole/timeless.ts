import type { RunReport } from '../../core/report.ts';

/** A report without times, ids and names that differ in every run. */
export function timeless({ cases, summary, preflight, ...report }: RunReport): unknown {
  const { durationMs: _, ...counts } = summary;
  const { startedAt: _started, endpoint: _endpoint, ...rest } = report;
  const text = JSON.stringify({ rest, counts, cases });
  return JSON.parse(
    text
      .replaceAll(report.endpoint.bucket, 'BUCKET')
      .replaceAll(report.endpoint.url, 'URL')
      .replace(/"durationMs":\d+/g, '"durationMs":0')
      .replace(/[0-9a-f]{32,64}/g, 'HEX')
      .replace(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, 'DATE')
      .replace(/[A-Z][a-z]{2}, \d\d [A-Z][a-z]{2} \d{4} [\d:]{8} GMT/g, 'DATE')
      .replace(/"(x-amz-request-id|x-amz-id-2)","[^"]*"/gi, '"$1",""')
      .replace(/<(RequestId|HostId)>[^<]*/g, '<$1>')
      .replace(/(uploadId|versionId)=[\w.-]+/g, '$1=ID')
      .replace(/(requestId|X-Amz-Date)":"[^"]*/g, '$1":"')
      .replace(/\d{8}T\d{6}Z/g, 'TIME'),
  );
}
