// The bare loop of the benchmark: replays the requests of a run by the same client, without the
// suite around it. What the endpoint makes up (ETags, version ids, upload ids) is replaced by what
// it makes up this time, and no request is sent before those whose answers it followed in the run:
// otherwise most of them would meet nothing, which is less work than that of the run.
import { namesIn } from './bench-record.mjs';

// Headers that the client sets itself, or that belong to the old signature or framing.
const ownHeaders =
  /^(host|connection|content-length|transfer-encoding|expect|authorization|x-amz-date|x-amz-content-sha256|x-amz-trailer|x-amz-decoded-content-length|content-encoding)$/i;
const checks = /^(content-md5|x-amz-checksum-.*)$/i;
const naming = /^(if-match|if-none-match|x-amz-copy-source|x-amz-copy-source-if-.*match)$/i;

/** Replays requests with `lanes` in parallel, in the order of the run. */
export async function replay(client, requests, lanes) {
  const names = new Map();
  const order = orderOf(requests);
  let next = 0;
  const done = { sent: 0, answered: 0, alike: 0 };
  const startedAt = performance.now();
  const lane = async () => {
    for (let request = requests[next++]; request !== undefined; request = requests[next++]) {
      if (!request.isTls) continue;
      await order.reached(request.endedBefore);
      done.sent += 1;
      const answer = await client.exchange(draftOf(request, names), 'observe');
      if (answer.status > 0) done.answered += 1;
      if (answer.status === request.status) done.alike += 1;
      for (const [kind, name] of Object.entries(toldBy(answer))) {
        const known = request.names[kind];
        if (known !== undefined && name !== undefined) names.set(known, name);
      }
      order.ended(request.place);
    }
  };
  await Promise.all(Array.from({ length: lanes }, lane));
  const seconds = (performance.now() - startedAt) / 1000;
  return { ...done, rate: done.sent / seconds };
}

/** Which answers of the run have been had again: all of them up to a place, and some beyond it. */
function orderOf(requests) {
  const isEnded = new Set(requests.flatMap(({ isTls, place }) => (isTls ? [] : [place])));
  const waiting = [];
  let reached = 0;
  const move = () => {
    while (isEnded.delete(reached)) reached += 1;
    for (let at = waiting.length - 1; at >= 0; at -= 1)
      if (waiting[at].place <= reached) waiting.splice(at, 1)[0].go();
  };
  move();
  return {
    reached: (place) =>
      place <= reached ? undefined : new Promise((go) => waiting.push({ place, go })),
    ended: (place) => {
      isEnded.add(place);
      move();
    },
  };
}

function toldBy({ headers, body }) {
  const of = (wanted) => headers.find(([name]) => name.toLowerCase() === wanted)?.[1];
  const text = body.byteLength <= 4096 ? Buffer.from(body).toString('latin1') : '';
  return namesIn({ etag: of('etag'), versionId: of('x-amz-version-id'), text });
}

function draftOf(request, names) {
  const [path, search = ''] = request.target.split('?');
  const [, bucket, ...name] = path.split('/');
  const headers = request.headers
    .filter(([header]) => !ownHeaders.test(header) && (request.isWhole || !checks.test(header)))
    .map(([header, value]) => [header, naming.test(header) ? renamed(value, names) : value]);
  // undici closes a connection after HEAD only; raw requests always close it.
  const closes = request.headers.some((pair) => /^connection: close$/i.test(pair.join(': ')));
  const isRaw = closes && request.method !== 'HEAD';
  return {
    operation: request.method,
    method: request.method,
    bucket,
    name: decoded(name.join('/')),
    query: queryOf(search, names),
    headers,
    body: bodyOf(request, search, names),
    ssecHeaders: [],
    signing: { mode: 'header' },
    transport: { scheme: 'https', wire: isRaw ? 'raw' : 'client' },
  };
}

/** A list of parts with the ETags of this time. */
function bodyOf({ method, body }, search, names) {
  if (method !== 'POST' || !/uploadId=/.test(search)) return body;
  return Buffer.from(renamed(body.toString('latin1'), names), 'latin1');
}

/** The text with every name of the run replaced by the one of this time. */
function renamed(text, names) {
  return text.replace(/[\w.~-]{16,}/g, (name) => names.get(name) ?? name);
}

/** The query without the signature, and with the ids of this time. */
function queryOf(search, names) {
  return search
    .split('&')
    .filter((pair) => pair !== '' && !/^X-Amz-(?!Server|Checksum)/i.test(pair))
    .map((pair) => {
      const [name, ...rest] = pair.split('=');
      const value = rest.length === 0 ? undefined : decoded(rest.join('='));
      return [decoded(name), names.get(value) ?? value];
    });
}

function decoded(text) {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
