import { UnreachableError } from '../../core/errors.ts';
import { type Exchange, header, isAccepted } from '../../core/exchange.ts';
import { briefly } from '../../core/outage.ts';
import type { Config } from '../config.ts';
import { explainCertificate } from './tls-errors.ts';

/** The error for an endpoint that did not answer, with advice. */
export function explainUnreachable(
  config: Config,
  answer: Exchange,
  failure: string | undefined,
): UnreachableError {
  const why = briefly(failure ?? answer.broken ?? 'no answer');
  const { endpoint } = config;
  if (answer.broken === 'interrupted') {
    return new UnreachableError(
      'E_INTERRUPTED',
      `The run ended before ${endpoint} had answered its first request: it was stopped, or its --budget of ${config.budgetMs / 1000} s was used up.`,
    );
  }
  const proxy = explainProxy(endpoint, why);
  if (proxy !== undefined) return proxy;
  const refusedCertificate = explainCertificate(config, why);
  if (refusedCertificate !== undefined) return refusedCertificate;
  if (/wrong version|EPROTO|ssl|tls|packet length/i.test(why)) {
    return new UnreachableError(
      'E_NOT_TLS',
      `${endpoint} does not speak TLS (${why}). Check the port; a plain http endpoint needs http:// and --allow-http.`,
    );
  }
  if (/ENOTFOUND|EAI_AGAIN/.test(why)) {
    return new UnreachableError(
      'E_HOST_UNKNOWN',
      `The host of ${endpoint} has no address (${why}). Check the spelling of --endpoint.`,
    );
  }
  if (answer.broken === 'timeout') {
    return new UnreachableError(
      'E_TIMEOUT',
      `${endpoint} did not answer within ${config.timeoutMs / 1000} s. Check the address, or allow more with --timeout.`,
    );
  }
  if (why.includes('HEADERS_OVERFLOW')) {
    return new UnreachableError(
      'E_NOT_HTTP',
      `${endpoint} answers with more headers than HTTP clients take (${why}). Look at what it, or a gateway before it, adds to an answer.`,
    );
  }
  if (answer.broken === 'malformed' || /parse|HTTP/i.test(why)) {
    return new UnreachableError(
      'E_NOT_HTTP',
      `${endpoint} answers, but not with HTTP (${why}). Check that the port is that of an S3 endpoint.`,
    );
  }
  if (answer.broken === 'closed' && endpoint.startsWith('http:')) {
    return new UnreachableError(
      'E_NOT_HTTP',
      `${endpoint} closed the connection without an answer (${why}). Check the port; a port with TLS needs https://.`,
    );
  }
  return new UnreachableError(
    'E_UNREACHABLE',
    `${endpoint} cannot be reached (${why}). Check that it runs and that --endpoint names its host and port.`,
  );
}

/** The error for a proxy that opens no tunnel; undefined where none is the reason. */
function explainProxy(endpoint: string, why: string): UnreachableError | undefined {
  const [, proxy, said = ''] = /^the proxy (\S+) (.*)$/.exec(why) ?? [];
  if (proxy === undefined) return undefined;
  const todo = said.endsWith('407')
    ? 'It wants a login: write it as http://user:password@host:port'
    : 'Check what the variable names, and what the proxy allows';
  return new UnreachableError(
    'E_PROXY_REFUSED',
    `${endpoint} cannot be reached: the proxy ${proxy} of HTTPS_PROXY or ALL_PROXY ${said}. ${todo}, or list the host of the endpoint in NO_PROXY.`,
  );
}

const advice: Readonly<Record<string, string>> = {
  InvalidAccessKeyId:
    'The endpoint does not know this access key id. Check --access-key-id or AWS_ACCESS_KEY_ID.',
  SignatureDoesNotMatch:
    'The signature is refused: the secret access key or the region is wrong. Check AWS_SECRET_ACCESS_KEY and --region.',
  RequestTimeTooSkewed:
    'The clocks differ by more than 15 minutes. Set the clock of this machine or of the endpoint.',
  AuthorizationHeaderMalformed: 'The endpoint expects another region. Name it with --region.',
  ExpiredToken: 'The session token has expired. Get new credentials.',
};

const page = /^\s*<(!doctype html|html)\b/i;

/** The error for an answer that shows a server of web pages; undefined for any other answer. */
export function explainPage(
  { endpoint }: Pick<Config, 'endpoint'>,
  answer: Exchange,
): UnreachableError | undefined {
  const start = Buffer.from(answer.body.subarray(0, 200)).toString('latin1');
  if (!isAccepted(answer) || !page.test(start)) return undefined;
  return new UnreachableError(
    'E_NOT_S3',
    `${endpoint} serves web pages, not S3: a GET of an object that does not exist was answered with ${answer.status} and an HTML page. Check that the port is that of an S3 endpoint.`,
  );
}

/** The error for a server that answers each read alike, whatever was written. */
export function explainNoStore(
  { endpoint }: Pick<Config, 'endpoint'>,
  { status }: Pick<Exchange, 'status'>,
): UnreachableError {
  return new UnreachableError(
    'E_NOT_S3',
    `${endpoint} stores no objects: a GET of an object that was just written and a GET of one that does not exist were answered with ${status} and the same body. Check that the port is that of an S3 endpoint.`,
  );
}

/** Where a redirect leads, and the region that it names; both are words of the endpoint. */
function redirectedTo(answer: Exchange): string {
  const location = header(answer, 'location') ?? '';
  const region = header(answer, 'x-amz-bucket-region') ?? '';
  const to = URL.canParse(location) ? ` to ${new URL(location).origin}` : '';
  return `${to}${/^[\w-]{1,32}$/.test(region) ? ` in the region ${region}` : ''}`;
}

/** The error for a first request that was refused, with advice. */
export function explainRefusal(config: Config, answer: Exchange, bucket: string): UnreachableError {
  const code = answer.error?.code;
  const said = `${answer.status}${code === undefined ? '' : ` ${code}`}`;
  const what = config.bucket === undefined ? `CreateBucket ${bucket}` : `HeadBucket ${bucket}`;
  // `hasOwn`: an endpoint may return `constructor` as its error code.
  const known = code !== undefined && Object.hasOwn(advice, code) ? advice[code] : undefined;
  if (known !== undefined) {
    return new UnreachableError('E_CREDENTIALS', `${what} was answered with ${said}. ${known}`);
  }
  if (config.bucket !== undefined && answer.status === 404) {
    return new UnreachableError(
      'E_BUCKET_MISSING',
      `${what} was answered with ${said}. That bucket does not exist. Check --bucket, or leave it out and the run makes its own.`,
    );
  }
  if (answer.status === 403) {
    const todo =
      config.bucket === undefined
        ? 'These credentials may not create buckets: name one of yours with --bucket.'
        : 'The bucket belongs to somebody else, or these credentials may not use it: name one of yours with --bucket.';
    return new UnreachableError('E_BUCKET_FORBIDDEN', `${what} was answered with ${said}. ${todo}`);
  }
  if (answer.status >= 300 && answer.status < 400) {
    return new UnreachableError(
      'E_REDIRECTED',
      `${what} was answered with ${said}, a redirect${redirectedTo(answer)}, which is never followed with credentials. Name the right --endpoint and --region.`,
    );
  }
  if (answer.status >= 500 || answer.status === 429) {
    return new UnreachableError(
      'E_ENDPOINT_BUSY',
      `${what} was answered with ${said}: ${config.endpoint} is busy, down or behind a gateway that is. Look into its log, or try again later.`,
    );
  }
  if (answer.error === undefined) {
    return new UnreachableError(
      'E_NOT_S3',
      `${config.endpoint} speaks HTTP but not S3: ${what} was answered with ${said} and no S3 error document. Check that the port is that of an S3 endpoint.`,
    );
  }
  return new UnreachableError(
    'E_REFUSED',
    `${what} was answered with ${said}${answer.error.message ? ` (${answer.error.message})` : ''}. Nothing can be concluded about an endpoint without a bucket to write to.`,
  );
}
