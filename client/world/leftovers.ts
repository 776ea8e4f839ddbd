import { type Exchange, isAccepted } from '../../core/exchange.ts';

const largeBytesMin = 1024 * 1024;

/** An upload that was begun and not completed. */
interface OpenUpload {
  readonly name: string;
  readonly id: string;
}

/** What large things a trial may have left under its own names that no other trial needs. */
export class Leftovers {
  /** Names under which a large object may lie. */
  readonly names = new Set<string>();
  readonly #uploads = new Map<string, OpenUpload>();
  readonly #keptNames = new Set<string>();
  readonly #namePrefix: string;

  constructor(namePrefix: string) {
    this.#namePrefix = namePrefix;
  }

  /** Uploads that may hold large parts. */
  get uploads(): readonly OpenUpload[] {
    return [...this.#uploads.values()];
  }

  /** Other trials share what lies under this name. */
  keep(name: string): void {
    this.#keptNames.add(name);
    this.names.delete(name);
  }

  /** Remembers what an exchange may have left. A copy may be as large as the largest known object. */
  note(exchange: Exchange, knownBytes: number): void {
    const { request, body } = exchange;
    const { name, operation, query } = request;
    if (!name.startsWith(this.#namePrefix)) return;
    const [, id = ''] = query.find(([key]) => key === 'uploadId') ?? [];
    if (operation === 'CompleteMultipartUpload' && isAccepted(exchange)) {
      if (this.#uploads.delete(id)) this.#add(name);
      return;
    }
    const isCopy = operation === 'CopyObject' || operation === 'UploadPartCopy';
    const sentBytes = request.sentBytes ?? request.body.byteLength;
    const movedBytes = Math.max(sentBytes, body.byteLength, isCopy ? knownBytes : 0);
    if (movedBytes < largeBytesMin) return;
    if (id === '') this.#add(name);
    else this.#uploads.set(id, { name, id });
  }

  #add(name: string): void {
    if (!this.#keptNames.has(name)) this.names.add(name);
  }
}
