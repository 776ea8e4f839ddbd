import { blame } from '../blame.ts';
import { type Exchange, header, isAccepted } from '../exchange.ts';
import type { Mismatch } from '../report.ts';
import type { CustomerKey, ObjectBody } from '../values.ts';
import { returns } from './accepted.ts';
import { conceals, refusedAndConcealed } from './concealed.ts';
import { bareEtag, holds, oneWriterWhole } from './consistent.ts';
import { wrongForm } from './expectation.ts';
import { isRefusal } from './refused.ts';

interface Writer {
  readonly key: CustomerKey;
  readonly body: ObjectBody;
}

/** Answers to concurrent writes and reads of one object, and to reads after all have ended. */
interface Race {
  readonly writes: readonly { readonly answer: Exchange; readonly writer: Writer | undefined }[];
  readonly reads: readonly { readonly answer: Exchange; readonly writer: Writer | undefined }[];
  /** One read with each writer's key, then one without a key. */
  readonly end: readonly Exchange[];
}

const none: readonly Mismatch[] = [];

/** Every read returns one complete object or is refused, and one complete object remains. */
export function wholeOrRefused() {
  return holds<Race, { readonly writers: readonly Writer[] }>(
    'are complete or refused, and leave the complete object of one writer',
    ({ writes, reads, end }, { writers }) => [
      ...writes.flatMap(taken),
      ...reads.flatMap(({ answer, writer }) => (writer ? wholeUnder(answer, writer) : none)),
      ...someOpens(reads.map(({ answer }) => answer)),
      ...oneWriterWhole().check(end, { writers }),
    ],
    'plaintext-exposed',
    keysAreChecked,
  );
}

/** The object of one writer remains: body, key and ETag, and nothing of another writer. */
export function oneWriterAlone() {
  return holds<Race, { readonly writers: readonly Writer[] }>(
    'leave the complete object and ETag of one writer',
    ({ writes, end }, { writers }) => [
      ...writes.flatMap(taken),
      ...oneWriterWhole().check(end, { writers }),
      ...end.flatMap((read, index) => ownEtag(read, writes, writers[index])),
    ],
    'plaintext-exposed',
    keysAreChecked,
  );
}

/** Whose object remains shows in which key reads it: a claim that presumes that others do not. */
function keysAreChecked({ end }: Race): string | undefined {
  const opened = end.filter(isAccepted).length;
  return opened > 1
    ? `whose object is read is unknown: GetObject was accepted with ${opened} of ${end.length} keys`
    : undefined;
}

/** The ETag of the remaining object was not returned to another writer. */
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
  return blame(read, [
    {
      expected: 'the ETag of the writer whose key reads the object',
      received: 'that of another one',
      harm: 'wrong-form',
    },
  ]);
}

/** A concurrent write may get 409 or 503; an accepted one confirms no key but its own. */
function taken({ answer, writer }: Race['writes'][number]): readonly Mismatch[] {
  if (answer.status === 409 || answer.status === 503) return none;
  if (!isAccepted(answer))
    return blame(answer, [
      { ...wrongForm('a write that is accepted', answer), harm: 'valid-refused' },
    ]);
  const md5 = header(answer, 'x-amz-server-side-encryption-customer-key-MD5');
  if (md5 === undefined || md5 === writer?.key.md5Base64) return none;
  const expected = "the MD5 of the writer's own key";
  return blame(answer, [{ expected, received: `key MD5 ${md5}`, harm: 'wrong-form' }]);
}

function wholeUnder(answer: Exchange, of: Pick<Writer, 'body'>): readonly Mismatch[] {
  if (isAccepted(answer)) return returns('body').check(answer, of);
  if (isRefusal(answer)) return conceals('body').check(answer, of);
  return [wrongForm('one complete object, or refused', answer)];
}

/** At least one read is accepted: an endpoint that refuses every reader proves nothing. */
function someOpens(reads: readonly Exchange[]): readonly Mismatch[] {
  if (reads.some(isAccepted)) return none;
  const expected = 'a read that is accepted';
  return [{ expected, received: `${reads.length} that are not`, harm: 'data-lost' }];
}

/** Readers with the right key get the object; those with another key are refused. */
export function openToTheRightKey() {
  return holds<
    readonly { readonly answer: Exchange; readonly isRight: boolean }[],
    { readonly body: ObjectBody }
  >(
    'are readable with the right key alone',
    (readers, drawn) =>
      readers.flatMap(({ answer, isRight }) =>
        isRight ? returns('body').check(answer, drawn) : refusedAndConcealed().check(answer, drawn),
      ),
    'plaintext-exposed',
  );
}

/** Each read during a key rotation returns the object or is refused; at least one returns it. */
export function rotatedWhole() {
  return holds<readonly Exchange[], { readonly body: ObjectBody }>(
    'are complete or refused, and at least one is complete',
    (reads, drawn) => [...reads.flatMap((read) => wholeUnder(read, drawn)), ...someOpens(reads)],
    'plaintext-exposed',
  );
}
