import { Readable } from 'node:stream';
import { encodeQuery } from '../../client/sign/uri-encoding.ts';
import { InvariantError } from '../../core/errors.ts';
import type { HeaderPair, QueryPair } from '../../core/values.ts';
import type { Relay } from './relay.ts';

/** A signed request as the SDK passes it to its request handler. */
export interface SdkRequest {
  readonly method: string;
  readonly protocol: string;
  readonly hostname: string;
  readonly port?: number;
  readonly path: string;
  readonly query?: Readonly<Record<string, string | readonly string[] | null>>;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: unknown;
}

/** A request handler for the SDK that sends over our own connections and records evidence. */
export function requestHandler(relay: Relay) {
  return {
    metadata: { handlerProtocol: 'http/1.1' },
    async handle(request: SdkRequest) {
      const exchange = await relay.send({
        origin: originOf(request),
        method: request.method,
        path: pathOf(request),
        headers: Object.entries(request.headers).filter(isOurs),
        body: await bytesOf(request.body),
      });
      const { broken, truncated, status } = exchange;
      if (broken !== undefined) throw new Error(`No whole answer came: ${broken}.`);
      if (truncated === true) throw new Error('The answer is larger than its limit.');
      const body = Readable.from([Buffer.from(exchange.body)], { objectMode: false });
      return {
        response: { statusCode: status, headers: joined(exchange.headers), body },
      };
    },
    destroy: () => {},
    updateHttpClientConfig: () => {},
    httpHandlerConfigs: () => ({}),
  };
}

function originOf({ protocol, hostname, port }: SdkRequest): string {
  return `${protocol}//${hostname}${port === undefined ? '' : `:${port}`}`;
}

function pathOf({ path, query = {} }: SdkRequest): string {
  const pairs = Object.entries(query).flatMap(([name, value]): QueryPair[] => {
    if (value === null || value === '') return [[name, '']];
    return typeof value === 'string' ? [[name, value]] : value.map((one) => [name, one] as const);
  });
  return pairs.length === 0 ? path : `${path}?${encodeQuery(pairs)}`;
}

/** A stream is sent as a whole, so that its length is known. The header is not signed. */
function isOurs([name]: readonly [string, string]): boolean {
  return name.toLowerCase() !== 'transfer-encoding';
}

async function bytesOf(body: unknown): Promise<Uint8Array> {
  if (body === undefined || body === null) return new Uint8Array(0);
  if (body instanceof Uint8Array) return body;
  if (typeof body === 'string') return Buffer.from(body);
  if (body instanceof Readable) return Buffer.concat(await body.toArray());
  throw new InvariantError(
    'E_SDK_BODY',
    'The SDK sends a body that is neither bytes nor a stream.',
  );
}

/** Repeated headers joined by commas, as HTTP allows. */
function joined(headers: readonly HeaderPair[]): Record<string, string> {
  const lines: Record<string, string> = {};
  for (const [name, value] of headers) {
    const lower = name.toLowerCase();
    lines[lower] = lower in lines ? `${lines[lower]}, ${value}` : value;
  }
  return lines;
}
