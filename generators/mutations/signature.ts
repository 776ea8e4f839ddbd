import { crc32Base64, sha256Base64 } from '../../core/checksum.ts';
import type { Draft, HeaderPair } from '../../core/values.ts';
import { carriers, memberSuffixes } from '../../spec/operations.ts';
import { type Edit, members, only, otherKey, ssecHeadersOf } from './edit.ts';

const prefix = carriers.headers;
const names = {
  algorithm: (prefix + memberSuffixes.algorithm).toLowerCase(),
  key: (prefix + memberSuffixes.key).toLowerCase(),
  md5: (prefix + memberSuffixes.md5).toLowerCase(),
} as const;

const signing = (change: (of: Parameters<Edit['edit']>[0]) => Draft['signing']): Edit => ({
  step: 'signature',
  edit: (input) => ({ ...input.draft, signing: { ...input.draft.signing, ...change(input) } }),
});

const replaced = (draft: Draft, line: HeaderPair): Draft => ({
  ...draft,
  headers: [...draft.headers.filter(([name]) => name !== line[0]), line],
});

const inQuery = (draft: Draft): Draft => ({
  ...draft,
  ssecHeaders: draft.ssecHeaders.map((carried) => ({ ...carried, carrier: 'query' })),
});

const wrongBody = Buffer.from('another body');

/** Changes of the signature, the carrier of the key, the connection and the policy of a form. */
export const signatureEdits = {
  'signature.algorithm-only': signing(({ draft }) => ({
    ...draft.signing,
    unsignedHeaders: [names.key, names.md5],
  })),
  'signature.other-key-than-signed': signing((input) => ({
    ...input.draft.signing,
    tamper: (headers) =>
      headers.map(([name, value]): HeaderPair => {
        if (name.toLowerCase() === names.key) return [name, otherKey(input).base64];
        if (name.toLowerCase() === names.md5) return [name, otherKey(input).md5Base64];
        return [name, value];
      }),
  })),
  'signature.signed-for-other-key': {
    step: 'signature',
    edit: (input) => {
      const { key } = input;
      const draft = members(() => ssecHeadersOf(otherKey(input).bytes)).edit(input);
      const tamper = (headers: readonly HeaderPair[]) =>
        headers.map(([name, value]): HeaderPair => {
          if (name.toLowerCase() === names.key) return [name, key.base64];
          return [name, name.toLowerCase() === names.md5 ? key.md5Base64 : value];
        });
      return { ...draft, signing: { ...draft.signing, tamper } };
    },
  },
  'signature.triple-not-sent': signing(({ draft }) => ({
    ...draft.signing,
    tamper: (headers) => headers.filter(([name]) => !name.toLowerCase().startsWith(prefix)),
  })),
  'carrier.query': {
    step: 'request',
    edit: ({ draft }) => inQuery(draft),
  },
  'carrier.query-too': {
    step: 'request',
    edit: ({ draft }) => ({
      ...draft,
      ssecHeaders: draft.ssecHeaders.flatMap((carried) => [
        carried,
        { ...carried, carrier: 'query' as const },
      ]),
    }),
  },
  'carrier.query-other-key': {
    step: 'request',
    edit: (input) => inQuery(members(() => ssecHeadersOf(otherKey(input).bytes)).edit(input)),
  },
  'carrier.query-no-key': {
    step: 'request',
    edit: (input) => inQuery(only('algorithm', 'md5').edit(input)),
  },
  'transport.plain-http': {
    step: 'transport',
    edit: ({ draft }) => ({ ...draft, transport: { ...draft.transport, scheme: 'http' } }),
  },
  'policy.omits-sse-c': signing(({ draft }) => ({
    ...draft.signing,
    uncoveredFields: Object.values(memberSuffixes).map((suffix) => carriers.formFields + suffix),
  })),
  'policy.other-algorithm': signing(({ draft }) => ({
    ...draft.signing,
    uncoveredFields: [carriers.formFields + memberSuffixes.algorithm],
    conditions: (conditions) => [...conditions, { [names.algorithm]: 'AES128' }],
  })),
  'checksum.crc32': {
    step: 'request',
    edit: ({ draft }) => replaced(draft, ['x-amz-checksum-crc32', crc32Base64(wrongBody)]),
  },
  'checksum.sha256': {
    step: 'request',
    edit: ({ draft }) => replaced(draft, ['x-amz-checksum-sha256', sha256Base64(wrongBody)]),
  },
  'chunk.first-signature': signing(({ draft }) => ({ ...draft.signing, spoilsChunk: 'first' })),
  'chunk.last-signature': signing(({ draft }) => ({ ...draft.signing, spoilsChunk: 'last' })),
  'trailer.other': signing(({ draft }) => ({
    ...draft.signing,
    trailer: ['x-amz-checksum-crc32', crc32Base64(wrongBody)],
  })),
} as const satisfies Record<string, Edit>;
