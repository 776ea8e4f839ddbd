export function same(expected: string | undefined, received: string | undefined) {
  if (expected !== undefined && expected === received) return [];
  return [{ expected: expected ?? 'a value', received: received ?? 'none' }];
}
