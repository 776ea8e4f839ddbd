/** Lines of a message that are kept: loaders put the place of a mistake into the second. */
const linesMax = 2;

/** What an error says, on one line. */
export function causeText(cause: unknown): string {
  const text = cause instanceof Error ? cause.message : String(cause);
  const lines = text.split('\n').map((line) => line.trim());
  return lines
    .filter((line) => line !== '')
    .slice(0, linesMax)
    .filter((line, at) => at === 0 || !isHeading(line))
    .join(' ');
}

/** The head of a list, as "Require stack:" is, which says nothing by itself. */
function isHeading(line: string): boolean {
  return line.endsWith(':');
}
