import { createHash } from 'node:crypto';
import { type Exchange, header } from '../../core/exchange.ts';
import type { RecordedExchange } from '../../core/report.ts';
import type { HeaderPair } from '../../core/values.ts';
import { safeAnswerHeaders } from './safe-names.ts';
import type { Secrets } from './secrets.ts';
import { clipped, oneLine, type Shower, shownPair } from './shown-value.ts';

const headersMax = 64;
const excerptLength = 600;
const excerptWindowBytes = 16 * 1024;
const windowTail = 1024;

/** The redacted answer of an exchange. */
export function shownAnswer(
  exchange: Exchange,
  { secrets, show }: { readonly secrets: Secrets; readonly show: Shower },
): RecordedExchange['answer'] {
  const { status, body, error, broken } = exchange;
  const excerpt = excerptOf(exchange, secrets);
  return {
    status,
    headers: exchange.headers.slice(0, headersMax).flatMap((pair) => headerOf(pair, show)),
    bodySizeBytes: body.length,
    ...(body.length === 0 ? {} : { bodySha256: sha256(body) }),
    ...(excerpt === undefined ? {} : { excerpt }),
    ...(error?.code === undefined ? {} : { errorCode: show.text(error.code) }),
    ...(error?.message === undefined ? {} : { errorMessage: show.text(error.message) }),
    ...(broken === undefined ? {} : { broken }),
  };
}

function headerOf(pair: HeaderPair, show: Shower): readonly HeaderPair[] {
  const [name, value] = pair;
  if (name.toLowerCase() === 'location') return [[name, placeOf(value)]];
  const shown = shownPair(pair, { show, isSafe: (lower) => safeAnswerHeaders.test(lower) });
  return shown === undefined ? [] : [shown];
}

// A redirect may carry a presigned URL, so only its host is shown.
function placeOf(location: string): string {
  const host = /^https?:\/\/([\w.:[\]-]{1,255})/i.exec(location)?.[1];
  return host === undefined ? '(not shown)' : `${host} (path not shown)`;
}

/** The redacted start of a body that is XML, HTML or JSON in valid UTF-8. */
function excerptOf(exchange: Exchange, secrets: Secrets): string | undefined {
  const { body } = exchange;
  const type = header(exchange, 'content-type') ?? '';
  const window = body.subarray(0, excerptWindowBytes);
  if (body.length === 0) return undefined;
  if (!/xml|html|json/i.test(type) && !/^\s*[<{]/.test(start(body))) return undefined;
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(window, { stream: true });
  } catch {
    return undefined;
  }
  const scrubbed = secrets.scrub(text, exchange.request);
  // A secret cut in half by the end of the window matches no spelling, so the end is dropped.
  const kept = body.length > window.length ? scrubbed.slice(0, -windowTail) : scrubbed;
  return clipped(oneLine(kept), excerptLength);
}

function start(body: Uint8Array): string {
  return Buffer.from(body.subarray(0, 64))
    .toString('latin1')
    .replace(/^\u00EF\u00BB\u00BF/, '');
}

function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
