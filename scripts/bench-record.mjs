// Records the requests of a run at the endpoint, for the bare loop of the benchmark, so that the
// suite is not changed: what was sent, in which order, and what the endpoint made up in its answer.
import { subscribe, unsubscribe } from 'node:diagnostics_channel';

const keptBytesMax = 1024 * 1024;
const toldBytesMax = 4096;
const channel = 'http.server.request.start';

/** Records the requests to the endpoints of this process until it is stopped. */
export function record() {
  const requests = [];
  let ended = 0;
  const note = ({ request, response }) => {
    const one = {
      method: request.method,
      target: request.url,
      headers: pairsOf(request.rawHeaders),
      isTls: request.socket.encrypted === true,
      // How many answers the run had when it sent this, and the place of its own among them.
      endedBefore: ended,
      place: undefined,
    };
    const body = bodyOf(request);
    const told = toldBy(response);
    response.once('close', () => {
      one.place = ended;
      ended += 1;
      one.status = response.statusCode;
    });
    requests.push({ one, body, told });
  };
  subscribe(channel, note);
  return {
    /** The requests as plain data, to be written to a file. */
    requests: () => requests.map(({ one, body, told }) => ({ ...one, ...body(), names: told() })),
    stop: () => unsubscribe(channel, note),
  };
}

function bodyOf(request) {
  const chunks = [];
  let sizeBytes = 0;
  request.on('data', (chunk) => {
    sizeBytes += chunk.byteLength;
    if (sizeBytes <= keptBytesMax) chunks.push(chunk);
  });
  return () => {
    const isWhole = sizeBytes <= keptBytesMax;
    return { body: isWhole ? Buffer.concat(chunks) : Buffer.alloc(sizeBytes), isWhole };
  };
}

/** The names that an answer tells, from its headers and the beginning of its body. */
function toldBy(response) {
  let text = '';
  let headers = {};
  // writeHead() keeps no header for getHeader().
  const { writeHead } = response;
  response.writeHead = function told(status, given) {
    headers = given;
    return writeHead.call(this, status, given);
  };
  for (const method of ['write', 'end']) {
    const original = response[method];
    response[method] = function told(chunk, ...more) {
      if (Buffer.isBuffer(chunk) && chunk.byteLength <= toldBytesMax)
        text += chunk.toString('latin1');
      return original.call(this, chunk, ...more);
    };
  }
  return () => {
    const lower = Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]);
    const { etag, 'x-amz-version-id': versionId } = Object.fromEntries(lower);
    return namesIn({ etag, versionId, text });
  };
}

/** What an endpoint makes up: an ETag, a version id, an upload id. */
export function namesIn({ etag, versionId, text }) {
  return {
    etag: etag?.replaceAll('"', '') ?? /<ETag>(?:&quot;|")?([^<&"]+)/.exec(text)?.[1],
    versionId,
    uploadId: /<UploadId>([^<]+)/.exec(text)?.[1],
  };
}

function pairsOf(raw) {
  return Array.from({ length: raw.length / 2 }, (_, at) => [raw[2 * at], raw[2 * at + 1]]);
}
