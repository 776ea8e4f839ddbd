import type { CaseReport, RecordedExchange, RunReport } from '../core/report.ts';
import type { HeaderPair } from '../core/values.ts';
import { oneLine, visible } from '../core/visible.ts';
import { sorted } from './json.ts';

/**
 * The evidence of every finding as a HAR 1.2 archive, one page for each case. It holds what
 * `report.json` holds: secrets were replaced when the exchanges were recorded, signatures left out.
 *
 * @see http://www.softwareishard.com/blog/har-12-spec/
 */
export function renderHar(report: RunReport): string {
  const cases = report.cases.filter(({ findings }) => findings.length > 0);
  const log = {
    version: '1.2',
    creator: { name: report.tool.name, version: visible(report.tool.version) },
    pages: cases.map(({ id, title, durationMs }) => ({
      startedDateTime: report.startedAt,
      id,
      title: oneLine(title),
      pageTimings: { onLoad: durationMs },
    })),
    entries: cases.flatMap((one) => entriesOf(report, one)),
  };
  return `${JSON.stringify(sorted({ log }), undefined, 2)}\n`;
}

function entriesOf(report: RunReport, { id, findings }: CaseReport): readonly unknown[] {
  return findings.flatMap(({ exchanges }) =>
    exchanges.map((exchange) => ({
      pageref: id,
      // A report has no time of each exchange, only how long it took.
      startedDateTime: report.startedAt,
      time: exchange.durationMs,
      request: requestOf(report, exchange),
      response: responseOf(exchange),
      cache: {},
      timings: { send: 0, wait: exchange.durationMs, receive: 0 },
      comment: exchange.role,
    })),
  );
}

function requestOf({ endpoint }: RunReport, { request }: RecordedExchange): unknown {
  const origin = request.scheme === 'http' ? (endpoint.httpUrl ?? endpoint.url) : endpoint.url;
  const url = `${origin}${request.target}`;
  const [, query = ''] = request.target.split('?');
  const pairs = query === '' ? [] : query.split('&').map((pair) => pair.split(/=(.*)/s));
  return {
    method: visible(request.method),
    url: visible(url),
    httpVersion: 'HTTP/1.1',
    cookies: [],
    headers: headersOf(request.headers),
    queryString: pairs.map(([name = '', value = '']) => ({
      name: visible(name),
      value: visible(value),
    })),
    headersSize: -1,
    bodySize: request.bodySizeBytes,
    ...(request.triple !== undefined && { comment: visible(request.triple) }),
  };
}

function responseOf({ answer }: RecordedExchange): unknown {
  const type = answer.headers.find(([name]) => name.toLowerCase() === 'content-type')?.[1];
  return {
    status: answer.status,
    statusText: '',
    httpVersion: 'HTTP/1.1',
    cookies: [],
    headers: headersOf(answer.headers),
    content: {
      size: answer.bodySizeBytes,
      mimeType: visible(type ?? ''),
      ...(answer.excerpt !== undefined && { text: visible(answer.excerpt) }),
    },
    redirectURL: '',
    headersSize: -1,
    bodySize: answer.bodySizeBytes,
    ...(answer.broken !== undefined && { comment: visible(answer.broken) }),
  };
}

function headersOf(pairs: readonly HeaderPair[]): readonly unknown[] {
  return pairs.map(([name, value]) => ({ name: visible(name), value: visible(value) }));
}
