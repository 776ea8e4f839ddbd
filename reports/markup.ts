import { visible } from '../core/visible.ts';

/** Escaped HTML or XML. Only `markup` makes it, so unescaped text is a type error. */
export interface Markup {
  readonly markup: string;
}

/** A value inserted into a template. */
type Hole = string | number | Markup | readonly Markup[] | undefined;

/**
 * Builds HTML or XML from a template. Inserted strings are escaped: nothing that an endpoint sent
 * can become an element, an attribute or an entity.
 */
export function markup(parts: TemplateStringsArray, ...holes: readonly Hole[]): Markup {
  const filled = holes.map((hole, index) => `${render(hole)}${parts[index + 1] ?? ''}`);
  return { markup: `${parts[0] ?? ''}${filled.join('')}` };
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

function render(hole: Hole): string {
  if (hole === undefined) return '';
  if (typeof hole === 'number') return String(hole);
  if (typeof hole === 'string') {
    return visible(hole).replace(/[&<>"']/g, (one) => entities[one] ?? '');
  }
  return 'markup' in hole ? hole.markup : hole.map((one) => one.markup).join('');
}
