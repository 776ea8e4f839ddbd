/** An entry of a list, before it is cut into pages. */
export interface Entry<T> {
  readonly name: string;
  /** Tells entries of one name apart. */
  readonly id: string;
  readonly value: T;
}

export interface Page<T> {
  readonly entries: readonly (Entry<T> | { readonly prefix: string })[];
  readonly last: { readonly name: string; readonly id: string } | undefined;
  readonly isTruncated: boolean;
}

const order = (one: string, other: string) => Buffer.compare(Buffer.from(one), Buffer.from(other));

/** What of all entries a list asks for. */
export interface Cut {
  readonly prefix: string;
  readonly delimiter: string;
  readonly after: string;
  readonly afterId: string | undefined;
  readonly most: number;
}

/** Orders entries by name, rolls up common prefixes, and takes the page after a mark. */
export function pageOf<T>(all: readonly Entry<T>[], cut: Cut): Page<T> {
  const { prefix, delimiter, after, afterId, most } = cut;
  const sorted = all.filter(({ name }) => name.startsWith(prefix));
  sorted.sort((one, other) => order(one.name, other.name));
  const from =
    afterId === undefined
      ? -1
      : sorted.findIndex(({ name, id }) => name === after && id === afterId);
  const entries: (Entry<T> | { prefix: string })[] = [];
  let last: Page<T>['last'];
  let rolled: string | undefined;
  for (const [at, entry] of sorted.entries()) {
    const end = delimiter === '' ? -1 : entry.name.indexOf(delimiter, prefix.length);
    const common = end < 0 ? undefined : entry.name.slice(0, end + delimiter.length);
    const isBefore =
      from >= 0 ? at <= from : after !== '' && order(common ?? entry.name, after) <= 0;
    if (isBefore || (common !== undefined && common === rolled)) continue;
    if (entries.length === most) return { entries, last, isTruncated: most > 0 };
    rolled = common;
    entries.push(common === undefined ? entry : { prefix: common });
    last = { name: common ?? entry.name, id: common === undefined ? entry.id : '' };
  }
  return { entries, last, isTruncated: false };
}
