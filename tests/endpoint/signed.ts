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

interface Ask {
  readonly method: string;
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

/** Sends requests signed by Smithy's signer, without the project's client. */
export function signedSender(endpoint: ReferenceEndpoint) {
  const { accessKeyId, secretAccessKey, region, caPem, url } = endpoint;
  const signer = new SignatureV4({
    credentials: { accessKeyId, secretAccessKey },
    region,
    service: 's3',
    sha256: Sha256 as never,
    uriEscapePath: false,
  });
  const dispatcher = new Agent({ connect: { ca: caPem } });
  const { host, hostname, port } = new URL(url);
  return async ({ method, path, query = {}, headers = {}, body = '' }: Ask): Promise<Seen> => {
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
    const answer = await request(`${url}${path}${search === '' ? '' : `?${search}`}`, {
      method: method as 'GET',
      headers: signed.headers,
      body: method === 'GET' || method === 'HEAD' ? null : body,
      dispatcher,
    });
    const shown = Object.entries(answer.headers).map(([name, value]) => [name, String(value)]);
    return {
      status: answer.statusCode,
      headers: Object.fromEntries(shown),
      text: await answer.body.text(),
    };
  };
}
