import { afterEach, expect, test, vi } from 'vitest';
import { explainCommand } from '../../cli/explain-command.ts';
import { faultFacts } from '../../spec/fault-ids.ts';
import { isSystematic } from '../../spec/faults/by-operation.ts';
import { rules } from '../../suites/index.ts';

afterEach(() => vi.restoreAllMocks());

/** What `explain` prints of a rule, line by line. */
function explained(id: string): readonly string[] {
  const printed: string[] = [];
  const write = vi.spyOn(process.stdout, 'write');
  write.mockImplementation((text) => printed.push(String(text)) > 0);
  explainCommand(id, { json: false });
  write.mockRestore();
  return printed.join('').split('\n');
}

test('explain says what each witness of a rule does, also where it is a fault of one operation', () => {
  for (const rule of rules) {
    const lines = rule.catches.map((fault) => `            ${fault}: ${faultFacts[fault].does}`);
    expect(explained(rule.id)).toEqual(expect.arrayContaining(lines));
  }
  expect(rules.some((rule) => rule.catches.some(isSystematic))).toBe(true);
});
