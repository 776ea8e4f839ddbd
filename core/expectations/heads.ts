import { type Exchange, header } from '../exchange.ts';
import { answers } from './accepted.ts';
import { holds } from './consistent.ts';

/** A range of a 4,096-byte body: each status that may answer it, with its Content-Length. */
export interface HeadOfRange {
  readonly header: string;
  readonly answers: Readonly<Record<number, string | undefined>>;
  readonly stretch?: string;
}

/** 206, 200 or 416, each with its own Content-Length. */
export function hasLengthOfStatus() {
  return holds<Exchange, { readonly range: HeadOfRange }>(
    'is the range, the whole object or 416, each with its own length',
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
        : [{ expected: `length ${length}`, received: `length ${received}, ${contentRange}` }];
    },
  );
}

/** The answer has an ETag header. */
export function hasEtag() {
  return holds<Exchange>('has an ETag', (answer) =>
    header(answer, 'etag') ? [] : [{ expected: 'an ETag', received: 'no ETag' }],
  );
}

/** The answer has no body. */
export function noBody() {
  return holds<Exchange>('has no body', (answer) =>
    answer.body.byteLength === 0
      ? []
      : [{ expected: 'no body', received: `a body of length ${answer.body.byteLength}` }],
  );
}

/** HeadObject and GetObject have the same headers of these names. */
export function haveSame(...names: readonly string[]) {
  return holds<readonly [Exchange, Exchange]>('have the same headers', ([head, get]) =>
    names.flatMap((name) => {
      const [one, two] = [header(head, name), header(get, name)];
      if (one === two) return [];
      return [{ expected: `${name} as GetObject: ${two}`, received: `HeadObject: ${one}` }];
    }),
  );
}
