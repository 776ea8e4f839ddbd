import { entry, type RequestEntry } from './entries.ts';

/** What is particular about a form. */
export const formEntries: readonly RequestEntry[] = [
  {
    ...entry('form-uncovered', 'refuse', 'MUST', 'post.policy.every-field'),
    when: ({ request }) =>
      request.form === 'uncovered' && request.sent.some(({ members }) => members.length > 0),
  },
  {
    ...entry('form-other-algorithm', 'refuse', 'MUST', 'post.policy.every-field'),
    when: ({ request }) => request.form === 'other algorithm',
  },
  {
    ...entry('form-other-length', 'refuse', 'SHOULD', 'post.policy.length'),
    when: ({ request }) => request.form === 'other length',
  },
  {
    // Not every endpoint redirects, of plain objects neither.
    ...entry('form-redirect', 'open', 'MAY', 'ssec.form-fields'),
    when: ({ request }) => request.form === 'redirect',
  },
  {
    // Not every endpoint knows the variable: it may store the form under another name.
    ...entry('form-named-by-file', 'open', 'MAY', 'ssec.form-fields'),
    when: ({ request }) => request.form === 'named by its file',
  },
  {
    // They may be refused, applied, or ignored; ignored ones are not confirmed.
    ...entry('form-stray', 'open', 'SHOULD', 'derived.reveals-nothing'),
    when: ({ request }) => request.stray !== undefined,
  },
];
