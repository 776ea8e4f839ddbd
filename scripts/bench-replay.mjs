// The bare loop of the benchmark: replays the requests of a run by the same client, without the
// suite around it. They are recorded at the endpoint, so that the suite is not changed.
import { subscribe, unsubscribe } from 'node:diagnostics_channel';

const keptBytesMax = 1024 * 1024;
const channel = 'http.server.request.start';
// Headers that the client sets itself, or that belong to the old signature or framing.
const ownHeaders =
  /^(host|connection|content-length|transfer-encoding|expect|authorization|x-amz-date|x-amz-content-sha256|x-amz-trailer|x-amz-decoded-content-length|content-encoding)$/i;
const checks = /^(content-md5|x-amz-checksum-.*)$/i;

/** Records the requests to the endpoints of this process until it is stopped. */
export function record() {
  const requests = [];
  const note = ({ request }) => {
    const chunks = [];
    let sizeBytes = 0;
    request.on('data', (chunk) => {
      sizeBytes += chunk.byteLength;
      if (sizeBytes <= keptBytesMax) chunks.push(chunk);
    });
    requests.push({
      method: request.method,
      target: request.url,
      headers: pairsOf(request.rawHeaders),
      isTls: request.socket.encrypted === true,
      body: () => (sizeBytes <= keptBytesMax ? Buffer.concat(chunks) : Buffer.alloc(sizeBytes)),
      isWhole: () => sizeBytes <= keptBytesMax,
    });
  };
  subscribe(channel, note);
  return {
    /** The requests as plain data, to be written to a file. */
    requests: () => requests.map((of) => ({ ...of, body: of.body(), isWhole: of.isWhole() })),
    stop: () => unsubscribe(channel, note),
  };
}

/** Replays requests with `lanes` in parallel, those of one trial in order. Returns the rate. */
export async function replay(client, requests, lanes) {
  const trials = trialsOf(requests);
  const buckets = new Set(requests.map(({ target }) => target.split(/[/?]/)[1]));
  for (const bucket of buckets) {
    await client.exchange(draftOf({ method: 'PUT', target: `/${bucket}` }), 'observe');
  }
  let sent = 0;
  let answered = 0;
  let next = 0;
  const startedAt = performance.now();
  const lane = async () => {
    for (let trial = trials[next++]; trial !== undefined; trial = trials[next++]) {
      const uploads = new Map();
      const fresh = [];
      for (const request of trial) {
        sent += 1;
        const answer = await client.exchange(draftOf(request, { uploads, fresh }), 'observe');
        if (answer.status > 0) answered += 1;
        const id = /<UploadId>([^<]+)/.exec(answer.body.subarray(0, 4096).toString('latin1'))?.[1];
        if (id !== undefined && request.method === 'POST') fresh.push(id);
      }
    }
  };
  await Promise.all(Array.from({ length: lanes }, lane));
  const seconds = (performance.now() - startedAt) / 1000;
  return { sent, answered, rate: sent / seconds };
}

/** Groups requests by trial, in the order in which the trials began. */
function trialsOf(requests) {
  const trials = new Map();
  for (const request of requests) {
    const path = request.target.split('?')[0].split('/');
    if (!request.isTls || path.length < 4) continue;
    const trial = path.slice(0, -1).join('/');
    const of = trials.get(trial) ?? [];
    of.push(request);
    trials.set(trial, of);
  }
  return [...trials.values()];
}

function draftOf(request, { uploads = new Map(), fresh = [] } = {}) {
  const [path, search = ''] = request.target.split('?');
  const [, bucket, ...name] = path.split('/');
  const isWhole = request.isWhole ?? true;
  const headers = (request.headers ?? []).filter(
    ([header]) => !ownHeaders.test(header) && (isWhole || !checks.test(header)),
  );
  // undici closes a connection after HEAD only; raw requests always close it.
  const closes = request.headers?.some((pair) => /^connection: close$/i.test(pair.join(': ')));
  const isRaw = closes === true && request.method !== 'HEAD';
  return {
    operation: request.method,
    method: request.method,
    bucket,
    name: decoded(name.join('/')),
    query: queryOf(search, { uploads, fresh }),
    headers,
    body: request.body ?? Buffer.alloc(0),
    ssecHeaders: [],
    signing: { mode: 'header' },
    transport: { scheme: 'https', wire: isRaw ? 'raw' : 'client' },
  };
}

/** The query without the signature, with upload ids replaced by those of the replay. */
function queryOf(search, { uploads, fresh }) {
  return search
    .split('&')
    .filter((pair) => pair !== '' && !/^X-Amz-/i.test(pair))
    .map((pair) => {
      const [name, ...rest] = pair.split('=');
      const value = rest.length === 0 ? undefined : decoded(rest.join('='));
      if (name !== 'uploadId' || value === undefined) return [decoded(name), value];
      if (!uploads.has(value)) uploads.set(value, fresh[uploads.size] ?? value);
      return [name, uploads.get(value)];
    });
}

function pairsOf(raw) {
  return Array.from({ length: raw.length / 2 }, (_, at) => [raw[2 * at], raw[2 * at + 1]]);
}

function decoded(text) {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
