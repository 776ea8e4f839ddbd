import { child, type Exchange, isAccepted } from '../core/exchange.ts';
import type { OperationName } from '../spec/operations.ts';

const storing: readonly OperationName[] = [
  'PutObject',
  'PostObject',
  'CopyObject',
  'CompleteMultipartUpload',
];
const largeBytesMin = 1024 * 1024;

/** A multipart upload that was created and not completed. */
interface OpenUpload {
  readonly name: string;
  readonly id: string;
}

/** The open uploads and large objects of a trial, to be deleted when it ends. */
export class Leftovers {
  /** Names that may hold a large object. */
  readonly names = new Set<string>();
  /** Every name that may hold an object. */
  readonly written = new Set<string>();
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

  /** Keeps the object with this name, which other trials share. */
  keep(name: string): void {
    this.#keptNames.add(name);
    this.names.delete(name);
  }

  /** Records what a request may have stored; a copy may be as large as all known objects. */
  note(exchange: Exchange, knownBytes: number): void {
    const { request, body } = exchange;
    const { name, operation, query } = request;
    if (!name.startsWith(this.#namePrefix)) return;
    if (storing.includes(operation)) this.written.add(name);
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
