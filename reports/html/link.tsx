/** A link to a document. Anything but https stays text: an address may come from a report file. */
export function Link({ href, text }: { readonly href: string; readonly text: string }) {
  return href.startsWith('https://') ? <a href={href}>{text}</a> : <span>{text}</span>;
}
