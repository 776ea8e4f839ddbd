import { type Exchange, isFailure, type Written } from '../exchange.ts';
import type { Mismatch } from '../report.ts';
import type { Expectation } from '../rule.ts';
import type { Kind, Refusal } from './expectation.ts';
import { describeAnswer, expectation, when } from './expectation.ts';

/** 4xx or 501, whole, and nothing stored. */
export function refused(): Refusal<Exchange> {
  return expectation({
    kind: 'refusal',
    says: 'is refused',
    check: (exchange) => [
      ...when(!isRefusal(exchange), () => ({
        expected: 'refused with 4xx or 501',
        received: describeAnswer(exchange),
      })),
      ...leftBehind(exchange),
    ],
  });
}

/** Refused; and what is looked at afterwards is as `after` says. */
export function refusedThen<R, D>(after: Expectation<R, D, Kind>) {
  return expectation({
    kind: 'refusal' as const,
    says: `is refused, and afterwards it ${after.says}`,
    check: ([answer, then]: readonly [Exchange, R], drawn: D) => [
      ...refused().check(answer, drawn),
      ...after.check(then, drawn),
    ],
  });
}

/** Not served over plain http: refused, redirected to https, or not answered at all. */
export function notServed(): Refusal<Exchange> {
  return expectation({
    kind: 'refusal',
    says: 'is not served',
    check: (exchange) => {
      const redirects = [301, 302, 307, 308].includes(exchange.status);
      // Silence until the deadline is no answer at all, neither a served request nor a refused one.
      const hangsUp = exchange.status === 0 && exchange.broken !== 'timeout';
      return [
        ...when(!isRefusal(exchange) && !redirects && !hangsUp, () => ({
          expected: 'refused, redirected to https or hung up on',
          received: describeAnswer(exchange),
        })),
        ...leftBehind(exchange),
      ];
    },
  });
}

/** What an exact refusal holds; a member that is not given is not compared. */
export interface ExactRefusal {
  readonly status: number;
  readonly code?: string;
  readonly message?: string;
  readonly argumentName?: string;
  readonly argumentValue?: string;
}

/**
 * Refused with this very status and error. An answer to HEAD has no document, so only its status
 * is compared.
 */
export function refusedAs(status: number, code: string): Refusal<Exchange>;
export function refusedAs(exact: ExactRefusal): Refusal<Exchange>;
export function refusedAs(first: number | ExactRefusal, code?: string): Refusal<Exchange> {
  const exact: ExactRefusal =
    typeof first === 'number' ? { status: first, ...(code === undefined ? {} : { code }) } : first;
  const argument = exact.argumentName ?? (exact.argumentValue === undefined ? undefined : 'any');
  const says = [
    exact.status,
    exact.code,
    exact.message && `"${exact.message}"`,
    argument && `argument ${argument}=${exact.argumentValue ?? 'any'}`,
  ];
  const expected = says.filter(Boolean).join(' ');
  return expectation({
    kind: 'refusal',
    says: `is ${expected}`,
    check: (exchange) => [
      ...when(!matches(exchange, exact), () => ({
        expected,
        received: `${describeAnswer(exchange)}${quoted(exchange)}`,
      })),
      ...leftBehind(exchange),
    ],
  });
}

/** 4xx or 501, whole, and a judgement: an endpoint that is busy or broken has refused nothing. */
export function isRefusal(exchange: Exchange): boolean {
  // A 2xx whose document is an error says that the operation failed after its status was sent.
  const disguised = exchange.status === 200 && exchange.error !== undefined;
  const status = (exchange.status >= 400 && exchange.status < 500) || exchange.status === 501;
  return (status || disguised) && exchange.broken === undefined && !isFailure(exchange);
}

/** What a refused write changed all the same, as far as an observer saw. */
export function leftBehind(exchange: Exchange): readonly Mismatch[] {
  const isChanged = 'left' in exchange && (exchange as Written).left === 'changed';
  return when(isChanged, () => ({
    expected: 'a refused write leaves everything as it was',
    received: 'something is stored under the name afterwards',
  }));
}

function matches(exchange: Exchange, exact: ExactRefusal): boolean {
  if (exchange.status !== exact.status || exchange.broken !== undefined) return false;
  if (exchange.request.method === 'HEAD') return true;
  const said = exchange.error;
  return (
    (exact.code === undefined || said?.code === exact.code) &&
    (exact.message === undefined || said?.message === exact.message) &&
    (exact.argumentName === undefined || said?.argumentName === exact.argumentName) &&
    (exact.argumentValue === undefined || said?.argumentValue === exact.argumentValue)
  );
}

function quoted(exchange: Exchange): string {
  const { message, argumentName, argumentValue } = exchange.error ?? {};
  const said = message === undefined ? '' : `, "${message}"`;
  if (argumentName === undefined) return said;
  return `${said}, argument ${argumentName}=${argumentValue ?? ''}`;
}
