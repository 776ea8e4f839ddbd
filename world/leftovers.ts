import { child, type Exchange, isAccepted } from '../core/exchange.ts';

const largeBytesMin = 1024 * 1024;

/** An upload that was begun and not completed. */
interface OpenUpload {
  readonly name: string;
  readonly id: string;
}

/** What a trial may have left under its own names that no other trial needs: uploads, large objects. */
export class Leftovers {
  /** Names under which a large object may lie. */
  readonly names = new Set<string>();
  readonly #uploads = new Map<string, OpenUpload>();
  /** Uploads with a large part, open or not. */
  readonly #large = new Set<string>();
  readonly #keptNames = new Set<string>();
  readonly #namePrefix: string;

  constructor(namePrefix: string) {
    this.#namePrefix = namePrefix;
  }

  /** Uploads that were neither completed nor aborted. */
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
    if (operation === 'CreateMultipartUpload') this.#begin(exchange);
    if (operation === 'CompleteMultipartUpload' || operation === 'AbortMultipartUpload') {
      if (!isAccepted(exchange) || !this.#uploads.delete(id)) return;
      if (operation === 'CompleteMultipartUpload' && this.#large.has(id)) this.#add(name);
      return;
    }
    const isCopy = operation === 'CopyObject' || operation === 'UploadPartCopy';
    const movedBytes = Math.max(request.bodySizeBytes, body.byteLength, isCopy ? knownBytes : 0);
    if (movedBytes < largeBytesMin) return;
    if (id === '') {
      this.#add(name);
    } else {
      this.#large.add(id);
      this.#uploads.set(id, { name, id });
    }
  }

  #begin(exchange: Exchange): void {
    const { name } = exchange.request;
    const id = child(exchange.document, 'UploadId')?.text ?? '';
    if (id !== '' && isAccepted(exchange)) this.#uploads.set(id, { name, id });
  }

  #add(name: string): void {
    if (!this.#keptNames.has(name)) this.names.add(name);
  }
}
