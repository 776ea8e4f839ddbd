import { expect, test } from 'vitest';
import { faultIds } from '../../spec/fault-ids.ts';
import { recordedRow } from '../../spec/recorded/rows.ts';
import { retiredFaults } from '../../spec/retired-ids.ts';

test('a retired fault is no fault any more, and the row that shows it as Amazon’s is recorded', () => {
  const known: readonly string[] = faultIds;
  expect(Object.keys(retiredFaults).filter((id) => known.includes(id))).toEqual([]);

  for (const row of Object.values(retiredFaults))
    expect(recordedRow(row).answer.status, row).toBe(200);
});
