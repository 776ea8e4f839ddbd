import { Blocked } from '../blocked.ts';
import { type Exchange, header } from '../exchange.ts';
import type { HeaderPair } from '../values.ts';
import { says } from './accepted.ts';
import { holds } from './consistent.ts';

type Headers = readonly HeaderPair[];

/** All answers have the same value of this header. */
export function sameHeader(name: string) {
  return holds<readonly Exchange[]>(`have one ${name}`, (exchanges) => {
    const values = new Set(exchanges.map((exchange) => header(exchange, name)));
    if (values.size === 1 && !values.has(undefined)) return [];
    return [{ expected: `one ${name}`, received: [...values].join(', ') }];
  });
}

/** The answer has each of these headers with its value. */
export function hasHeaders(wanted: Headers) {
  return holds<Exchange>('has each header', (answer) => missing(answer, wanted));
}

/**
 * The first answer has every header that was stored with the object. `x-amz-meta-` headers are
 * always compared, others only if the endpoint also returns them for the plain object of the second
 * answer.
 */
export function keepsHeaders(wanted: Headers) {
  return holds<readonly [Exchange, Exchange]>('has every stored header', ([answer, twin]) =>
    missing(
      answer,
      wanted.filter(
        ([name, value]) => name.startsWith('x-amz-meta-') || header(twin, name) === value,
      ),
    ),
  );
}

/**
 * Blocks the trial where a plain object lacks these headers too, so that SSE-C is not the cause.
 */
export function mustHave(twin: Exchange, wanted: Headers): void {
  if (missing(twin, wanted).length > 0)
    throw new Blocked('the setup needs these headers for a plain object, which lacks them', twin);
}

function missing(answer: Exchange, wanted: Headers) {
  return wanted.flatMap(([name, value]) => says(name, value).check(answer, undefined));
}
