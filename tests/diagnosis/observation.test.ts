import { expect, test } from 'vitest';
import { symptomOf } from '../../diagnosis/observation.ts';

test('a failure without findings looks like its harm alone', () => {
  expect(symptomOf({ findings: [], harm: 'plaintext-exposed' })).toBe('plaintext-exposed unknown');
});
