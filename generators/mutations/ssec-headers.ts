import { members, only, otherKey, ssecHeadersOf } from './edit.ts';

/** Missing, superfluous and repeated SSE-C headers. */
export const ssecHeaderEdits = {
  'triple.none': only(),
  'triple.only-algorithm': only('algorithm'),
  'triple.only-key': only('key'),
  'triple.only-md5': only('md5'),
  'triple.no-md5': only('algorithm', 'key'),
  'triple.no-key': only('algorithm', 'md5'),
  'triple.no-algorithm': only('key', 'md5'),
  'triple.superfluous': members((input) => ssecHeadersOf(otherKey(input).bytes)),
  'duplicate.key': members((input) => [...input.members, ['key', otherKey(input).base64] as const]),
  'duplicate.md5': members((input) => [
    ...input.members,
    ['md5', otherKey(input).md5Base64] as const,
  ]),
  'duplicate.algorithm': members((input) => [...input.members, ['algorithm', 'KMS'] as const]),
  'duplicate.identical': members((input) => [...input.members, ...input.members]),
} as const;
