import { hash } from 'node:crypto';
import { type Exchange, isAccepted } from '../core/exchange.ts';
import { defaultDocument, unblockDocument, versioningDocument } from '../spec/documents.ts';
import { requestLines } from '../world/request-lines.ts';
import type { Endpoint } from './endpoint.ts';
import type { Stage } from './play.ts';

/** The buckets of a run of the fuzzer: one for all workers, and one of its own for each. */
export interface StageOptions {
  readonly endpoint: Endpoint;
  readonly bucket: string;
  /** A bucket for each worker, with versioning on; a single one where no versions are offered. */
  readonly ownBuckets: readonly string[];
  readonly hasVersions: boolean;
  /** Stands in front of every name of the run. */
  readonly prefix: string;
}

/** Gives each performance of a story names that no other one uses. */
export class Stages {
  readonly #options: StageOptions;
  readonly #suspended = new Set<string>();
  readonly #encrypting = new Set<string>();
  readonly #policed = new Set<string>();
  #made = 0;

  constructor(options: StageOptions) {
    this.#options = options;
  }

  /**
   * A new stage, on which versioning is on again if the last story of the worker suspended it, and no
   * policy holds. `endpoint`: another client of the same endpoint, which plays the story.
   */
  async next(worker: number, endpoint: Endpoint = this.#options.endpoint): Promise<Stage> {
    const { bucket, ownBuckets, hasVersions, prefix } = this.#options;
    const own = ownBuckets[worker % ownBuckets.length] ?? bucket;
    if (this.#suspended.delete(own)) await this.#enable(own);
    if (this.#encrypting.delete(own)) await this.#reset(own);
    if (this.#policed.delete(own)) await this.#send('DeleteBucketPolicy', own);
    this.#made += 1;
    return {
      endpoint: {
        exchange: (draft, role, limits) => {
          if (draft.operation === 'PutBucketVersioning') this.#suspended.add(own);
          if (/^(Put|Delete)BucketEncryption$/.test(draft.operation)) this.#encrypting.add(own);
          if (draft.operation === 'PutBucketPolicy') this.#policed.add(own);
          return endpoint.exchange(draft, role, limits);
        },
      },
      buckets: { one: bucket, two: own },
      prefix: `${prefix}${this.#made.toString(36)}/`,
      hasVersions,
      connection: `stories ${worker}`,
    };
  }

  #enable(bucket: string): Promise<Exchange> {
    return this.#send('PutBucketVersioning', bucket, versioningDocument('Enabled'));
  }

  /** The default encryption again; endpoints that do not know BlockedEncryptionTypes refuse the first. */
  async #reset(bucket: string): Promise<void> {
    const unblocked = await this.#send('PutBucketEncryption', bucket, unblockDocument);
    if (!isAccepted(unblocked)) await this.#send('PutBucketEncryption', bucket, defaultDocument);
  }

  #send(
    operation: 'PutBucketVersioning' | 'PutBucketEncryption' | 'DeleteBucketPolicy',
    bucket: string,
    document = '',
  ): Promise<Exchange> {
    const body = Buffer.from(document);
    return this.#options.endpoint.exchange(
      {
        ...{ operation, ...requestLines[operation], bucket, name: '', body },
        headers:
          document === ''
            ? []
            : [
                ['content-type', 'application/xml'],
                ['content-md5', hash('md5', body, 'base64')],
              ],
        ssecHeaders: [],
        signing: { mode: 'header' },
        transport: { scheme: 'https', wire: 'client' },
      },
      'observe',
    );
  }
}
