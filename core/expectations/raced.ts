import { type Exchange, header, isAccepted } from '../exchange.ts';
import type { Mismatch } from '../report.ts';
import type { CustomerKey, ObjectBody } from '../values.ts';
import { returns } from './accepted.ts';
import { conceals } from './concealed.ts';
import { bareEtag, holds, oneWriterWhole } from './consistent.ts';
import { describeAnswer } from './expectation.ts';
import { isRefusal, refused } from './refused.ts';

interface Writer {
  readonly key: CustomerKey;
  readonly body: ObjectBody;
}

/** What came of writes and reads of one object at once, and of it when all had ended. */
interface Race {
  readonly writes: readonly { readonly answer: Exchange; readonly writer: Writer | undefined }[];
  readonly reads: readonly { readonly answer: Exchange; readonly writer: Writer | undefined }[];
  /** One read a writer's key, then one without. */
  readonly end: readonly Exchange[];
}

const none: readonly Mismatch[] = [];

/** Every read is one whole object or refused, every write was taken, and one of them is there. */
export function wholeOrRefused() {
  return holds<Race, { readonly writers: readonly Writer[] }>(
    'are whole or refused, and end with one writer whole',
    ({ writes, reads, end }, { writers }) => [
      ...writes.flatMap(taken),
      ...reads.flatMap(({ answer, writer }) => (writer ? wholeUnder(answer, writer) : none)),
      ...someOpens(reads.map(({ answer }) => answer)),
      ...oneWriterWhole().check(end, { writers }),
    ],
  );
}

/** One writer is there: its body under its key, and nothing of another writer beside it. */
export function oneWriterAlone() {
  return holds<Race, { readonly writers: readonly Writer[] }>(
    'leave the complete object and ETag of one writer',
    ({ writes, end }, { writers }) => [
      ...writes.flatMap(taken),
      ...oneWriterWhole().check(end, { writers }),
      ...end.flatMap((read, index) => ownEtag(read, writes, writers[index])),
    ],
  );
}

/** The ETag of what is there was not told to another writer. */
function ownEtag(
  read: Exchange,
  writes: Race['writes'],
  owner: Writer | undefined,
): readonly Mismatch[] {
  if (!isAccepted(read) || owner === undefined) return none;
  const etag = bareEtag(header(read, 'etag'));
  const stranger = writes.find(
    ({ answer, writer }) => writer !== owner && bareEtag(header(answer, 'etag')) === etag,
  );
  if (stranger === undefined || etag === undefined) return none;
  return [{ expected: 'the ETag of the writer whose key opens', received: 'that of another one' }];
}

/** A write under contention may be turned away; taken, it confirms no other key than its own. */
function taken({ answer, writer }: Race['writes'][number]): readonly Mismatch[] {
  if (answer.status === 409 || answer.status === 503) return none;
  if (!isAccepted(answer))
    return [{ expected: 'a write that is accepted', received: describeAnswer(answer) }];
  const md5 = header(answer, 'x-amz-server-side-encryption-customer-key-MD5');
  if (md5 === undefined || md5 === writer?.key.md5Base64) return none;
  return [{ expected: "the MD5 of the writer's own key", received: `key MD5 ${md5}` }];
}

function wholeUnder(answer: Exchange, of: Pick<Writer, 'body'>): readonly Mismatch[] {
  if (isAccepted(answer)) return returns('body').check(answer, of);
  if (isRefusal(answer)) return conceals('body').check(answer, of);
  return [{ expected: 'one whole object, or refused', received: describeAnswer(answer) }];
}

/** An endpoint that turns every reader away would be whole or refused as well. */
function someOpens(reads: readonly Exchange[]): readonly Mismatch[] {
  if (reads.some(isAccepted)) return none;
  return [{ expected: 'a read that is accepted', received: `${reads.length} that are not` }];
}

/** Readers with the right key get the object, those with another one nothing. */
export function openToTheRightKey() {
  return holds<
    readonly { readonly answer: Exchange; readonly isRight: boolean }[],
    { readonly body: ObjectBody }
  >('open to the right key alone', (readers, drawn) =>
    readers.flatMap(({ answer, isRight }) =>
      isRight
        ? returns('body').check(answer, drawn)
        : [...refused().check(answer, undefined), ...conceals('body').check(answer, drawn)],
    ),
  );
}

/** Reads during a rotation: the object under either key, or nothing; some read sees it. */
export function rotatedWhole() {
  return holds<readonly Exchange[], { readonly body: ObjectBody }>(
    'are whole or refused, and one at least is whole',
    (reads, drawn) => [...reads.flatMap((read) => wholeUnder(read, drawn)), ...someOpens(reads)],
  );
}
