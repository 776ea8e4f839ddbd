import type { Values } from './call.ts';
import { notImplemented, S3Error } from './s3-error.ts';
import type { Stored } from './store.ts';

function failed(condition: string): S3Error {
  return new S3Error(
    'PreconditionFailed',
    'At least one of the pre-conditions you specified did not hold',
    { elements: { Condition: condition } },
  );
}

function names(list: string, etag: string): boolean {
  return list
    .split(',')
    .map((one) =>
      one
        .trim()
        .replace(/^W\//, '')
        .replace(/^"(.*)"$/, '$1'),
    )
    .some((one) => one === '*' || one === etag);
}

/** A date of a condition in whole seconds; one that is no date is ignored. */
function secondsOf(text: string | undefined): number | undefined {
  const time = Date.parse(text ?? '');
  return Number.isNaN(time) ? undefined : Math.floor(time / 1000);
}

/**
 * Holds the conditions of a read or of a copy's source: a date counts only where no ETag is named
 * for the same side.
 */
function outcome(values: Values, object: Stored, prefix = ''): 'holds' | 'changed' | 'unchanged' {
  const modified = Math.floor(object.modified.getTime() / 1000);
  const [match, noneMatch] = [values(`${prefix}if-match`), values(`${prefix}if-none-match`)];
  const since = secondsOf(values(`${prefix}if-modified-since`));
  const until = secondsOf(values(`${prefix}if-unmodified-since`));
  if (match !== undefined && !names(match, object.etag)) return 'changed';
  if (match === undefined && until !== undefined && modified > until) return 'changed';
  if (noneMatch !== undefined && names(noneMatch, object.etag)) return 'unchanged';
  if (noneMatch === undefined && since !== undefined && modified <= since) return 'unchanged';
  return 'holds';
}

/** Whether a read is answered with its object or with 304. */
export function isUnchanged(values: Values, object: Stored): boolean {
  const found = outcome(values, object);
  if (found === 'changed') {
    throw failed(values('if-match') === undefined ? 'If-Unmodified-Since' : 'If-Match');
  }
  return found === 'unchanged';
}

export function assertSource(values: Values, source: Stored): void {
  const prefix = 'x-amz-copy-source-';
  if (outcome(values, source, prefix) !== 'holds') throw failed(`${prefix}if`);
}

/** Holds the conditions of a write on what it replaces. */
export function assertReplaced(values: Values, key: string, before: Stored | undefined): void {
  const [match, noneMatch] = [values('if-match'), values('if-none-match')];
  if (noneMatch !== undefined && noneMatch !== '*') throw notImplemented('If-None-Match');
  if (noneMatch !== undefined && before !== undefined) throw failed('If-None-Match');
  if (match === undefined) return;
  if (match === '*') throw notImplemented('If-Match');
  if (before === undefined) {
    throw new S3Error('NoSuchKey', 'The specified key does not exist.', { elements: { Key: key } });
  }
  if (!names(match, before.etag)) throw failed('If-Match');
}

/** A stretch of an object; the end is not included. */
export interface Range {
  readonly from: number;
  readonly to: number;
}

/** The range of a read. One that is malformed, or more than one, asks for the whole object. */
export function rangeOf(text: string | undefined, size: number): Range | undefined {
  const parts = /^bytes=(\d*)-(\d*)$/.exec(text ?? '');
  const [, first = '', last = ''] = parts ?? [];
  if (first === '' && last === '') return undefined;
  if (first !== '' && last !== '' && Number(last) < Number(first)) return undefined;
  const range =
    first === ''
      ? { from: Math.max(size - Number(last), 0), to: size }
      : { from: Number(first), to: last === '' ? size : Math.min(Number(last) + 1, size) };
  if (range.from < range.to) return range;
  throw new S3Error('InvalidRange', 'The requested range is not satisfiable', {
    elements: { RangeRequested: text ?? '', ActualObjectSize: String(size) },
    headers: { 'Content-Range': `bytes */${size}` },
  });
}
