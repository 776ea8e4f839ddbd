import { Blocked } from '../blocked.ts';
import { type Exchange, header } from '../exchange.ts';
import type { HeaderPair } from '../values.ts';
import { says } from './accepted.ts';
import { holds } from './consistent.ts';

type Headers = readonly HeaderPair[];

/** All answers have one value of this header. */
export function sameHeader(name: string) {
  return holds<readonly Exchange[]>(`have one ${name}`, (exchanges) => {
    const values = new Set(exchanges.map((exchange) => header(exchange, name)));
    if (values.size === 1 && !values.has(undefined)) return [];
    return [{ expected: `one ${name}`, received: [...values].join(', ') }];
  });
}

/** Each of these headers, with its value. */
export function hasHeaders(wanted: Headers) {
  return holds<Exchange>('has each header', (answer) => missing(answer, wanted));
}

/**
 * The first answer has each header as it was stored. Metadata of the user counts in any case, the
 * others as far as an endpoint returns them for the second answer's plain object.
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

/** Ends the trial where a plain object is not answered so: then SSE-C has nothing to do with it. */
export function mustHave(twin: Exchange, wanted: Headers): void {
  if (missing(twin, wanted).length > 0)
    throw new Blocked('the setup needs these headers for a plain object, which lacks them', twin);
}

function missing(answer: Exchange, wanted: Headers) {
  return wanted.flatMap(([name, value]) => says(name, value).check(answer, undefined));
}
