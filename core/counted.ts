/** A count with its noun: `1 case`, `5,349 cases`, `2 stories`. */
export function counted(count: number, noun: string): string {
  if (count === 1) return `1 ${noun}`;
  return `${grouped(count)} ${/[^aeiou]y$/.test(noun) ? `${noun.slice(0, -1)}ies` : `${noun}s`}`;
}

/** A number with thousands separators: `5,349`. */
export function grouped(count: number): string {
  return count.toLocaleString('en-US');
}
