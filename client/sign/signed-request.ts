import type { HeaderPair, Transport } from '../../core/values.ts';

/** What requests are signed with. */
export interface Credentials {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken?: string;
}

/** Everything beside the draft that a signed request depends on. */
export interface SignContext {
  /** The derived signing key is kept per object, so pass the same one each time. */
  readonly credentials: Credentials;
  readonly region: string;
  /** Origins of the endpoint and of its plain http twin. */
  readonly origins: { readonly https: string; readonly http?: string };
  readonly addressing: 'path' | 'virtual';
  readonly now: () => Date;
}

/** A request as it goes on the wire. */
export interface SignedRequest {
  /** `https://host[:port]`: where the connection goes; a Host line may say something else. */
  readonly origin: string;
  readonly method: string;
  /** The exact text of path and query. */
  readonly path: string;
  /** In wire order, Host included; values are latin1. */
  readonly headers: readonly HeaderPair[];
  readonly body: Uint8Array;
  readonly transport: Transport;
  /** The signatures in this request; whoever records the exchange must not show them. */
  readonly signatures: readonly string[];
}
