import { type Exchange, isAccepted, isFailure, type Written } from '../exchange.ts';
import { gravest } from '../harm.ts';
import type { Mismatch } from '../report.ts';
import type { Expectation } from '../rule.ts';
import type { Kind, Refusal } from './expectation.ts';
import { describeAnswer, expectation, harmed, when } from './expectation.ts';

/**
 * The answer is a complete 4xx or 501, and nothing was stored. Whether a 501 judged the request at
 * all is for the runner to find out.
 */
export function refused(): Refusal<Exchange> {
  return expectation({
    kind: 'refusal',
    says: 'is refused',
    check: (exchange) => [
      ...when(!isRefusal(exchange), () => ({
        ...{ expected: 'refused with 4xx or 501', received: describeAnswer(exchange) },
        ...(!isAccepted(exchange) && { harm: 'wrong-form' as const }),
      })),
      ...leftBehind(exchange),
    ],
  });
}

/** The first answer is a refusal, and the second one meets `after`. */
export function refusedThen<R, D>(after: Expectation<R, D, Kind>) {
  return expectation({
    kind: 'refusal' as const,
    says: `is refused, and afterwards it ${after.says}`,
    harm: gravest(['malformed-accepted', after.harm]),
    presumes: ([answer]) =>
      isAccepted(answer)
        ? `what a refused request leaves is unknown: the ${answer.request.operation} that must be refused was answered with ${answer.status}`
        : undefined,
    check: ([answer, then]: readonly [Exchange, R], drawn: D) => [
      ...harmed(refused(), answer, drawn),
      ...harmed(after, then, drawn),
    ],
  });
}

/** A plain http request is refused, redirected to https, or its connection is closed. */
export function notServed(): Refusal<Exchange> {
  return expectation({
    kind: 'refusal',
    says: 'is not served',
    check: (exchange) => {
      const redirects = [301, 302, 307, 308].includes(exchange.status);
      // A timeout shows neither that the request was served nor that it was refused.
      const hangsUp = exchange.status === 0 && exchange.broken !== 'timeout';
      return [
        ...when(!isRefusal(exchange) && !redirects && !hangsUp, () => ({
          expected: 'refused, redirected to https or connection closed',
          received: describeAnswer(exchange),
        })),
        ...leftBehind(exchange),
      ];
    },
  });
}

/** The status and error elements of a refusal; members that are not given are not compared. */
export interface ExactRefusal {
  readonly status: number;
  readonly code?: string;
  readonly message?: string;
  readonly argumentName?: string;
  readonly argumentValue?: string;
}

/**
 * The answer is refused with exactly this status and error. An answer to HEAD has no document, so
 * only its status is compared.
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
        ...{ expected, received: `${describeAnswer(exchange)}${quoted(exchange)}` },
        harm: isAccepted(exchange) ? 'malformed-accepted' : 'wrong-form',
      })),
      ...leftBehind(exchange),
    ],
  });
}

/** Whether the answer is a complete 4xx or 501, and not that of a busy or failing endpoint. */
export function isRefusal(exchange: Exchange): boolean {
  // Copies and Completes may send 200 first and an error document when the operation has failed.
  const isErrorIn200 = exchange.status === 200 && exchange.error !== undefined;
  const status = (exchange.status >= 400 && exchange.status < 500) || exchange.status === 501;
  return (status || isErrorIn200) && exchange.broken === undefined && !isFailure(exchange);
}

/** The mismatch of a refused write that a later read or list shows to have stored something. */
export function leftBehind(exchange: Exchange): readonly Mismatch[] {
  const isChanged = 'left' in exchange && (exchange as Written).left === 'changed';
  return when(isChanged, () => ({
    expected: 'a refused write stores nothing',
    received: 'the object or part is stored',
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
