import type { RecordedExchange } from '../../core/report.ts';
import type { HeaderPair } from '../../core/values.ts';
import { shortened } from '../../core/visible.ts';
import { counted, duration } from '../wording.ts';

const valueLengthMax = 400;
const excerptLengthMax = 3000;

/** A line of a request or an answer as it goes over the wire. */
export interface WireLine {
  readonly text: string;
  /** A line that says what the case is about: start line, SSE-C header, error. */
  readonly isStrong: boolean;
}

/** A request as it was sent, secrets replaced; size and not content of its body. */
export function sentLines({ request }: RecordedExchange): readonly WireLine[] {
  const { method, target, headers, scheme, bodySizeBytes, triple, signer } = request;
  return [
    strong(`${method} ${shortened(target, valueLengthMax)}`),
    ...headers.map(headerLine),
    ...(scheme === 'http' ? [soft('(over plain http)')] : []),
    // Headers say it already; a form or a presigned URL has the members somewhere else.
    ...(triple === undefined || triple.startsWith('headers:') ? [] : [soft(`(${cut(triple)})`)]),
    ...(signer === undefined ? [] : [strong(`(${signers[signer]})`)]),
    ...(bodySizeBytes === 0 ? [] : [soft(''), soft(`(${counted(bodySizeBytes, 'byte')})`)]),
  ];
}

/** How a request was signed, where that is not as the account of the run signs. */
const signers = {
  nobody: 'not signed',
  'second account': 'signed by the second account',
  'changed after signing': 'changed after it was signed',
} as const;

/** An answer as it was received; of a body its size, digest and the start of an error document. */
export function receivedLines({ answer, durationMs }: RecordedExchange): readonly WireLine[] {
  const { headers, bodySizeBytes, bodySha256, excerpt, errorMessage } = answer;
  const digest = bodySha256 === undefined ? '' : `, SHA-256 ${bodySha256}`;
  const message = errorMessage === undefined ? [] : [strong(`(${cut(errorMessage)})`)];
  return [
    strong(`${outcome(answer)} after ${duration(durationMs)}`),
    ...headers.map(headerLine),
    ...(excerpt === undefined ? message : []),
    ...(bodySizeBytes === 0
      ? []
      : [soft(''), soft(`(${counted(bodySizeBytes, 'byte')}${digest})`)]),
    ...(excerpt === undefined ? [] : [soft(shortened(excerpt, excerptLengthMax))]),
  ];
}

/** Status and error code: `403 AccessDenied`, `no answer, closed`. */
export function outcome({ status, errorCode, broken }: RecordedExchange['answer']): string {
  const parts = [status === 0 ? 'no answer' : String(status), errorCode, broken];
  return shortened(parts.filter((part) => part !== undefined).join(' '), 80);
}

/** Lines as one text. */
export function textOf(lines: readonly WireLine[]): string {
  return lines.map(({ text }) => text).join('\n');
}

const ssecHeader = /server-side-encryption|copy-source/i;

function headerLine([name, value]: HeaderPair): WireLine {
  return { text: `${cut(name)}: ${cut(value)}`, isStrong: ssecHeader.test(name) };
}

function cut(text: string): string {
  return shortened(text, valueLengthMax);
}

function strong(text: string): WireLine {
  return { text, isStrong: true };
}

function soft(text: string): WireLine {
  return { text, isStrong: false };
}
