import type { HeaderPair, Transport } from '../../core/values.ts';

/** AWS credentials. */
export interface Credentials {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken?: string;
}

/** Everything that a signature depends on, except the draft. */
export interface SignContext {
  /** Pass the same object each time: the derived signing key is cached for each object. */
  readonly credentials: Credentials;
  /** Those of another account, for requests that it sends. */
  readonly secondCredentials?: Credentials | undefined;
  readonly region: string;
  /** Origins of the endpoint, with TLS and over plain http. */
  readonly origins: { readonly https: string; readonly http?: string };
  readonly addressing: 'path' | 'virtual';
  readonly now: () => Date;
}

/** A request as it is sent. */
export interface SignedRequest {
  /** Where to connect, `https://host[:port]`; the Host header may differ. */
  readonly origin: string;
  readonly method: string;
  /** Path and query, encoded. */
  readonly path: string;
  /** In the order sent, with Host; values are latin1. */
  readonly headers: readonly HeaderPair[];
  readonly body: Uint8Array;
  readonly transport: Transport;
  /** The signatures in this request, which evidence must not show. */
  readonly signatures: readonly string[];
}
