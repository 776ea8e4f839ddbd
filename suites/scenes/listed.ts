import { child, childrenNamed, type Exchange } from '../../core/exchange.ts';
import { accepted } from '../../core/expectations.ts';

/** A list that holds exactly these texts of one child of each entry. */
export function listsExactly(
  list: Exchange,
  of: { readonly entry: string; readonly child: string; readonly wanted: readonly string[] },
) {
  const rejected = accepted().check(list, undefined);
  if (rejected.length > 0) return rejected;
  const found = childrenNamed(list.document, of.entry).map((one) => child(one, of.child)?.text);
  const isSame = found.join() === of.wanted.join();
  const told = (texts: readonly unknown[]) => `${of.child} ${texts.join(', ') || 'none'}`;
  return isSame ? [] : [{ expected: told(of.wanted), received: told(found) }];
}
