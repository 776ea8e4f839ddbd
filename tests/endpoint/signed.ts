import { createHash, createHmac } from 'node:crypto';
import { SignatureV4 } from '@smithy/signature-v4';
import { Agent, request } from 'undici';
import type { ReferenceEndpoint } from '../../fixtures/endpoint/index.ts';

/** An answer as these tests look at it. */
export interface Seen {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly text: string;
}

export interface Ask {
  readonly method: string;
  /** Without TLS, to the other port. */
  readonly isPlainHttp?: boolean;
  readonly path: string;
  readonly query?: Readonly<Record<string, string>>;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Buffer;
}

class Sha256 {
  readonly #hash;
  constructor(secret?: unknown) {
    this.#hash =
      secret === undefined ? createHash('sha256') : createHmac('sha256', secret as Buffer);
  }
  update(data: unknown): void {
    this.#hash.update(data as Buffer);
  }
  async digest(): Promise<Uint8Array> {
    return this.#hash.digest();
  }
  reset(): void {}
}

/** Smithy's signer, so that nothing of the project's client is used. */
export function smithySigner({ accessKeyId, secretAccessKey, region }: ReferenceEndpoint) {
  return new SignatureV4({
    credentials: { accessKeyId, secretAccessKey },
    region,
    service: 's3',
    sha256: Sha256 as never,
    uriEscapePath: false,
  });
}

/** Sends requests signed by Smithy's signer, with their headers in the order given. */
export function signedSender(endpoint: ReferenceEndpoint) {
  const signer = smithySigner(endpoint);
  const dispatcher = new Agent({ connect: { ca: endpoint.caPem } });
  return async (ask: Ask): Promise<Seen> => {
    const { method, path, query = {}, headers = {}, body = '' } = ask;
    const url = ask.isPlainHttp ? endpoint.httpUrl : endpoint.url;
    const { host, hostname, port } = new URL(url);
    const hash = createHash('sha256').update(body).digest('hex');
    const signed = await signer.sign({
      method,
      protocol: 'https:',
      hostname,
      port: Number(port),
      path,
      query: { ...query },
      headers: { host, 'x-amz-content-sha256': hash, ...headers },
      body,
    });
    const search = new URLSearchParams(query).toString();
    return sent(`${url}${path}${search === '' ? '' : `?${search}`}`, {
      method,
      headers: signed.headers,
      body: method === 'GET' || method === 'HEAD' ? null : body,
      dispatcher,
    });
  };
}

/** Sends a request as it is. */
export async function sent(
  url: string,
  of: {
    readonly method: string;
    readonly headers: Readonly<Record<string, string>>;
    readonly body: string | Buffer | null;
    readonly dispatcher: Agent;
  },
): Promise<Seen> {
  const answer = await request(url, { ...of, method: of.method as 'GET' });
  const shown = Object.entries(answer.headers).map(([name, value]) => [name, String(value)]);
  return {
    status: answer.statusCode,
    headers: Object.fromEntries(shown),
    text: await answer.body.text(),
  };
}
