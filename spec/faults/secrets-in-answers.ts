import { rows } from '../fault-facts.ts';

/** Customer keys that come back in answers. */
export const secretsInAnswersFaults = {
  'echoes-key': { does: 'Returns the customer key in a header of accepted answers.' },
  'echoes-half-of-the-key': {
    does: 'Returns the first half of the customer key in a header of accepted answers.',
  },
  'shows-sealed-key': { does: 'Returns the encrypted key and the IV in internal headers.' },
  ...rows('Returns the customer key in {}.', {
    'echoes-key-in-error': 'a header of refusals',
    'not-modified-tells-key': 'a 304 answer',
    'redirect-tells-key': 'the URL that a form redirects to',
    'http-refusal-tells-key': 'answers over plain http',
    'key-told-by-upload-operations':
      'answers to part copies and to Complete, Abort and lists of the upload',
    'key-told-by-object-operations':
      'answers to lists, ACLs, tags, forms, Select and DeleteObjects',
    'key-told-when-partial': '206 answers',
    'key-told-when-wrong': '403 answers to a read with a wrong key',
    'key-told-when-missing': '404 answers',
    'key-told-when-precondition-fails': '412 answers',
    'key-told-when-unsatisfiable': '416 answers',
    'key-told-when-presigned': 'answers to presigned requests',
    'key-told-when-conflicting': '400 answers to SSE-C together with another encryption mode',
    'key-told-when-short': '400 answers to a key of 31 bytes',
  }),
  'key-told-of-copy-source': { does: 'Returns the source key of a copy.' },
  ...rows('Returns the customer key as user metadata of {}.', {
    'copy-keeps-key-as-metadata': 'an object that was copied with a source key',
    'upload-keeps-key-as-metadata': 'a multipart object',
    'form-keeps-key-as-metadata': 'an object that a form uploaded',
  }),
} as const;
