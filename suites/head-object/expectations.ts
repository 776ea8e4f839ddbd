import { type Exchange, header } from '../../core/exchange.ts';
import { answers, holds, returns } from '../../core/expectations.ts';
import type { ObjectBody } from '../../core/values.ts';

const shared = [
  'etag',
  'last-modified',
  'content-type',
  'x-amz-meta-colour',
  'x-amz-server-side-encryption-customer-algorithm',
  'x-amz-server-side-encryption-customer-key-MD5',
] as const;

/** What a range of a body of 4,096 bytes may be answered with: the length of each status. */
export interface Slice {
  readonly header: string;
  readonly answers: Readonly<Record<number, string | undefined>>;
  readonly stretch?: string;
}

/** A slice, the whole object, or 416, each with its own length. */
export function tellsSlice() {
  return holds<Exchange, { readonly range: Slice }>(
    'is a slice, the whole object, or 416, each with its own length',
    (answer, { range }) => {
      const wrong = answers(...Object.keys(range.answers).map(Number)).check(answer, undefined);
      if (wrong.length > 0) return wrong;
      const length = range.answers[answer.status];
      const received = header(answer, 'content-length');
      const contentRange = header(answer, 'content-range') ?? `bytes ${range.stretch}/4096`;
      const isRight =
        (length === undefined || received === length) &&
        (answer.status !== 206 || contentRange === `bytes ${range.stretch}/4096`);
      return isRight
        ? []
        : [{ expected: `${length} bytes`, received: `${received} bytes, ${contentRange}` }];
    },
  );
}

/** Names an ETag. */
export function hasEtag() {
  return holds<Exchange>('has an ETag', (answer) =>
    header(answer, 'etag') ? [] : [{ expected: 'an ETag', received: 'no ETag' }],
  );
}

/** Has no body. */
export function noBody() {
  return holds<Exchange>('has no body', (answer) =>
    answer.body.byteLength === 0
      ? []
      : [{ expected: 'no body', received: `${answer.body.byteLength} bytes` }],
  );
}

/** HeadObject and GetObject are both accepted. */
export function bothReturn() {
  return holds<readonly [Exchange, Exchange], { readonly body: ObjectBody }>(
    'are both accepted',
    ([head, get], drawn) => [
      ...returns('body').check(head, drawn),
      ...returns('body').check(get, drawn),
    ],
  );
}

/** HeadObject and GetObject tell the same of the object. */
export function agree() {
  return holds<readonly [Exchange, Exchange]>('agree', ([head, get]) =>
    shared.flatMap((name) => {
      const [one, two] = [header(head, name), header(get, name)];
      if (one === two) return [];
      return [{ expected: `${name} as GetObject: ${two}`, received: `HeadObject: ${one}` }];
    }),
  );
}
