import type { ExtraName } from '../../../core/model/extras.ts';
import type { ReadingOperation } from './read.ts';

/** A header or parameter of a read that changes nothing about what is allowed, or none. */
export type Beside = ExtraName | 'nothing';

const ofGets: readonly Beside[] = [
  'accept-encoding',
  'nothing',
  'response-content-type',
  'origin',
  'nothing',
  'unmodified-since',
  'payer',
  'nothing',
  'modified-since',
];
const ofCopies: readonly Beside[] = [
  'source-modified-since',
  'nothing',
  'payer',
  'source-unmodified-since',
  'nothing',
  'origin',
];

const besides: Readonly<Record<ReadingOperation, readonly Beside[]>> = {
  GetObject: ofGets,
  HeadObject: ofGets,
  GetObjectAttributes: ['origin', 'nothing', 'payer'],
  CopyObject: ofCopies,
  UploadPartCopy: ofCopies,
};

/** What the read of a row carries, in turn: no pair with it is promised, so it costs no request. */
export function besideAt(operation: ReadingOperation, at: number): Beside {
  const all = besides[operation];
  return all[at % all.length] ?? 'nothing';
}
