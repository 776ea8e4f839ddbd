import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import type { IncomingMessage } from 'node:http';

const channel = 'http.server.request.start';

/** The requests that endpoints of this process received since the log began. */
export interface WireLog {
  /** One text per request, sorted, because parallel requests have no order. */
  lines(): readonly string[];
  stop(): void;
}

/** Notes every request byte for byte, without times, signatures and ids of the endpoint. */
export function wireLog(): WireLog {
  const requests: (() => string)[] = [];
  const note = (event: unknown) => {
    const { request } = event as { readonly request: IncomingMessage };
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    requests.push(() => lineOf(request, Buffer.concat(chunks)));
  };
  subscribe(channel, note);
  return {
    lines: () => requests.map((line) => line()).sort(),
    stop: () => unsubscribe(channel, note),
  };
}

function lineOf({ method, url = '', rawHeaders }: IncomingMessage, body: Buffer): string {
  const headers = rawHeaders.map((text, at) => (at % 2 === 0 ? `\n${text}: ` : text)).join('');
  return steady(`${method} ${url}${headers}\n\n${body.toString('latin1')}`);
}

/** Replaces what differs between two runs. */
function steady(text: string): string {
  return (
    text
      .replace(/ssec-conf-[0-9a-f]{8}/g, 'BUCKET')
      .replace(/localhost(?::|%3A)\d+/g, 'HOST')
      // Ids, ETags and versions that the endpoint made, signatures, hashes over any of these.
      .replace(/[0-9a-f]{32,64}/gi, 'HEX')
      .replace(/(upload-?id|uploadId|versionId)=[^&\s<"]+/gi, '$1=ID')
      .replace(/\d{8}T\d{6}Z/g, 'TIME')
      .replace(/\b20\d{6}\b/g, 'DAY')
      .replace(/(content-md5: |x-amz-checksum-\S+: )\S+/gi, '$1HASH')
      // A form's policy holds the time, and is Base64.
      .replace(/(name="policy"\r\n\r\n)[^\r]+/g, '$1POLICY')
      .replace(/(?<=policy\r\n\r\n)\S+/g, 'POLICY')
  );
}
