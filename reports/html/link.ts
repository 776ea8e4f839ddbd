import { type Markup, markup } from '../markup.ts';

/** A link to another site if the URL is https; anything else stays text. */
export function link(url: string, text: string): Markup {
  if (!/^https:\/\/[^\s]+$/.test(url)) return markup`${text}`;
  return markup`<a href="${url}" rel="noopener noreferrer">${text}</a>`;
}
