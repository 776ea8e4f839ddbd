import { describe, expect, test } from 'vitest';
import { Secrets } from '../../../client/index.ts';
import { runKey } from '../../../runner/probes/run-key.ts';

describe('a customer key of the run', () => {
  const drawn = (seed: number, use: string) => runKey({ secrets: new Secrets() }, { seed, use });
  test('a key of the run has 256 bits that depend on the seed and on its use', () => {
    expect(drawn(1, 'a').base64).toBe(drawn(1, 'a').base64);
    expect(drawn(1, 'a').base64).not.toBe(drawn(2, 'a').base64);
    expect(drawn(1, 'a').base64).not.toBe(drawn(1, 'b').base64);
    expect(drawn(1, 'a').bytes).toHaveLength(32);
  });
  test('a key of the run is redacted from the start', () => {
    const secrets = new Secrets();
    const own = runKey({ secrets }, { seed: 1, use: 'a' });
    expect(secrets.scrub(own.base64)).toBe('[redacted]');
  });
});
