import type { HeaderPair } from '../../core/values.ts';
import { carriers, memberSuffixes } from '../../spec/operations.ts';
import { type Edit, md5Base64, member } from './edit.ts';

const sse = 'x-amz-server-side-encryption';

/** Adds header lines. */
const adds = (...lines: readonly HeaderPair[]): Edit => ({
  step: 'request',
  edit: ({ draft }) => ({ ...draft, headers: [...draft.headers, ...lines] }),
});

/** Renames the target's SSE-C headers. */
const named = (spell: (name: string) => string): Edit => ({
  step: 'request',
  edit: ({ draft, target }) => {
    const carried = draft.ssecHeaders.find((candidate) => candidate.carrier === target);
    const lines = (carried?.members ?? []).map(
      ([name, value]): HeaderPair => [spell(carriers[target] + memberSuffixes[name]), value],
    );
    return {
      ...draft,
      ssecHeaders: draft.ssecHeaders.filter((candidate) => candidate !== carried),
      headers: [...draft.headers, ...lines],
    };
  },
});

/** Additional headers, and other spellings of the SSE-C header names. */
export const requestEdits = {
  'conflict.sse-s3': adds([sse, 'AES256']),
  'conflict.sse-kms': adds([sse, 'aws:kms']),
  'conflict.sse-dsse': adds([sse, 'aws:kms:dsse']),
  'conflict.kms-key-id': adds([`${sse}-aws-kms-key-id`, '1234abcd-12ab-34cd-56ef-1234567890ab']),
  'conflict.kms-context': adds([`${sse}-context`, 'e30=']),
  'conflict.bucket-key': adds([`${sse}-bucket-key-enabled`, 'true']),
  'conflict.sse-s3-and-algorithm': {
    step: 'request',
    edit: (input) => ({
      ...member('algorithm', () => 'KMS').edit(input),
      headers: [...input.draft.headers, [sse, 'AES256']],
    }),
  },
  'mode.sse-s3-on-read': adds([sse, 'AES256']),
  'names.lower-case': named((name) => name.toLowerCase()),
  'names.upper-case': named((name) => name.toUpperCase()),
  'names.mixed-case': named((name) =>
    Array.from(name, (letter, at) =>
      at % 2 === 0 ? letter.toUpperCase() : letter.toLowerCase(),
    ).join(''),
  ),
  'names.underscores': named((name) => name.replaceAll('-', '_')),
  'signature.omits-triple': {
    step: 'signature',
    edit: ({ draft, target }) => ({
      ...draft,
      signing: {
        ...draft.signing,
        unsignedHeaders: Object.values(memberSuffixes).map((suffix) =>
          (carriers[target] + suffix).toLowerCase(),
        ),
      },
    }),
  },
  'body.wrong-content-md5': {
    step: 'request',
    edit: ({ draft, salt }) => ({
      ...draft,
      headers: [
        ...draft.headers.filter(([name]) => name.toLowerCase() !== 'content-md5'),
        ['content-md5', md5Base64(salt)],
      ],
    }),
  },
  'range.and-part-number': {
    step: 'request',
    edit: ({ draft }) => ({ ...draft, query: [...draft.query, ['partNumber', '1']] }),
  },
} as const satisfies Record<string, Edit>;
