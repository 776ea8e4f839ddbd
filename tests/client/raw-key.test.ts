import { describe, expect, test } from 'vitest';
import { Secrets } from '../../client/index.ts';
import { CustomerKey } from '../../core/customer-key.ts';

// TEST ONLY. Bytes that an XML parser changes: line ends, control characters, 0.
const raw = '\u0003\u00fa\u00fdz\u0001\u00bbTd\r\u0007\u0002\u0004k\n\u0006\u00fe';
const key = CustomerKey.of(Buffer.from(`${raw}qwert\r\nyuiop\u0000asdf`, 'latin1'));
const text = Buffer.from(key.bytes).toString('latin1');

function scrubbed(written: string): string {
  const secrets = new Secrets();
  secrets.addKey(key);
  return secrets.scrub(`200 ${written} after`);
}

/** How many characters of the key in a row a text shows at most. */
function shown(of: string): number {
  const starts = Array.from({ length: text.length }, (_, at) => at);
  const lengths = starts.flatMap((at) => starts.map((end) => text.slice(at, end + 1)));
  return Math.max(0, ...lengths.filter((one) => of.includes(one)).map((one) => one.length));
}

describe('a key written as raw characters', () => {
  test('a raw key is redacted as it is, and as an XML parser returns it', () => {
    expect(scrubbed(text)).toBe('200 [redacted] after');
    expect(scrubbed(text.replace(/\r\n?/g, '\n'))).toBe('200 [redacted] after');
  });
  test.each([
    ['with a character changed', text.replace('\u0007', '?')],
    ['without its control characters', text.replace('\u0000', '')],
    ['cut off at its end', text.slice(0, 20)],
    ['cut off at its start', text.slice(12)],
    ['in two', `${text.slice(0, 16)} and ${text.slice(16)}`],
  ])('of a raw key %s fewer than 8 characters in a row are shown', (_, written) => {
    expect(shown(`200 ${written} after`)).toBeGreaterThan(14);
    expect(shown(scrubbed(written))).toBeLessThan(8);
  });
});

test('a key of one repeated byte does not redact ordinary text', () => {
  const secrets = new Secrets();
  secrets.addKey(CustomerKey.of(Buffer.from('-'.repeat(32))));
  expect(secrets.scrub('a line: --------')).toBe('a line: --------');
});
