import type { RecordedExchange } from '../../core/report.ts';
import type { HeaderPair } from '../../core/values.ts';
import { shortened } from '../../core/visible.ts';
import { type Markup, markup } from '../markup.ts';
import { counted, duration } from '../wording.ts';

const valueLengthMax = 400;
const excerptLengthMax = 4000;

/** A request and its answer side by side; only the judged exchange starts open. */
export function exchangeView(exchange: RecordedExchange): Markup {
  const { role, request, answer } = exchange;
  const open = role === 'act' ? markup`open` : undefined;
  return markup`
<details class="exchange" ${open}><summary><span class="role">${role}</span>
<span class="mono">${request.method} ${shortened(request.target, valueLengthMax)}</span>
<span class="status mono">${outcome(answer)}</span></summary>
<div class="sides">
<div><h4>Request: ${request.operation} over ${request.scheme}</h4>
${headerList(request.headers)}
<p>body of ${counted(request.bodySizeBytes, 'byte')}</p>
${labelled('triple', request.triple)}</div>
<div><h4>Answer: ${outcome(answer)} after ${duration(exchange.durationMs)}</h4>
${headerList(answer.headers)}
${bodyView(answer)}</div>
</div></details>`;
}

function outcome({ status, errorCode, broken }: RecordedExchange['answer']): string {
  const parts = [status === 0 ? 'no answer' : String(status), errorCode, broken];
  return shortened(parts.filter((part) => part !== undefined).join(' '), 80);
}

function headerList(headers: readonly HeaderPair[]): Markup {
  if (headers.length === 0) return markup`<p>no recorded headers</p>`;
  const rows = headers.map(
    ([name, value]) => markup`
<div><dt>${shortened(name, valueLengthMax)}:</dt>
<dd>${shortened(value, valueLengthMax)}</dd></div>`,
  );
  return markup`<dl class="headers">${rows}</dl>`;
}

function labelled(label: string, text: string | undefined): Markup | undefined {
  return text === undefined
    ? undefined
    : markup`<p>${label}: ${shortened(text, valueLengthMax)}</p>`;
}

function bodyView(answer: RecordedExchange['answer']): Markup {
  const { excerpt } = answer;
  const digest = answer.bodySha256 === undefined ? '' : `, SHA-256 ${answer.bodySha256}`;
  const start = excerpt === undefined ? undefined : shortened(excerpt, excerptLengthMax);
  return markup`<p>body of ${counted(answer.bodySizeBytes, 'byte')}${digest}</p>
${labelled('message', answer.errorMessage)}
${start === undefined ? undefined : markup`<pre class="excerpt">${start}</pre>`}`;
}
