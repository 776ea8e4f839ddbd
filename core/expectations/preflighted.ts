import { type Exchange, header } from '../exchange.ts';
import { accepted } from './accepted.ts';
import { holds } from './consistent.ts';

const prefix = 'x-amz-server-side-encryption-customer-';

/** The SSE-C headers that a browser asks for. */
export const corsHeaders = [`${prefix}algorithm`, `${prefix}key`, `${prefix}key-md5`];

const listed = (answer: Exchange, name: string) =>
  (header(answer, name) ?? '').split(',').map((one) => one.trim().toLowerCase());

/** The answer to a preflight request lets a browser send the SSE-C headers, and hides the key. */
export function allowsHeadersAndHidesKey() {
  return holds<Exchange, object>(
    'allows the three SSE-C headers and does not expose the key',
    (answer) => [...accepted().check(answer, undefined), ...allows(answer), ...hides(answer)],
  );
}

function allows(answer: Exchange) {
  const names = listed(answer, 'access-control-allow-headers');
  const missing = corsHeaders.filter((name) => !names.includes(name) && !names.includes('*'));
  return missing.map((name) => ({ expected: `allows ${name}`, received: names.join(', ') }));
}

function hides(answer: Exchange) {
  const names = listed(answer, 'access-control-expose-headers');
  const isShown = names.includes(`${prefix}key`);
  return isShown ? [{ expected: 'the key is not exposed', received: names.join(', ') }] : [];
}
