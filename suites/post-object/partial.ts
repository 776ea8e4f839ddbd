import { byForm } from '../../generators/form-fields.ts';
import { refusesWrite } from '../scenes/refusals.ts';

export const postPartialRules = [
  refusesWrite({
    id: 'post.partial.only-algorithm',
    title: 'A POST form with the algorithm as its only SSE-C field is refused',
    clause: 'ssec.form-fields',
    on: byForm,
    mutations: ['triple.only-algorithm'],
    catches: ['stores-partial-triple-plain'],
  }),
  refusesWrite({
    id: 'post.partial.only-key',
    title: 'A POST form with the key as its only SSE-C field is refused',
    clause: 'ssec.form-fields',
    on: byForm,
    mutations: ['triple.only-key'],
    catches: ['stores-partial-triple-plain'],
  }),
  refusesWrite({
    id: 'post.partial.only-md5',
    title: 'A POST form with the key MD5 as its only SSE-C field is refused',
    clause: 'ssec.form-fields',
    on: byForm,
    mutations: ['triple.only-md5'],
    catches: ['post-confirms-lone-md5', 'stores-partial-triple-plain'],
  }),
  refusesWrite({
    id: 'post.partial.no-md5',
    title: 'A POST form with algorithm and key but no key MD5 is refused',
    clause: 'ssec.form-fields',
    on: byForm,
    mutations: ['triple.no-md5'],
    catches: ['stores-partial-triple-plain', 'ignores-missing-md5'],
  }),
  refusesWrite({
    id: 'post.partial.no-key',
    title: 'A POST form with algorithm and key MD5 but no key is refused',
    clause: 'ssec.form-fields',
    on: byForm,
    mutations: ['triple.no-key'],
    catches: ['stores-partial-triple-plain', 'ignores-missing-key'],
  }),
  refusesWrite({
    id: 'post.partial.no-algorithm',
    title: 'A POST form with key and key MD5 but no algorithm is refused',
    clause: 'ssec.form-fields',
    on: byForm,
    mutations: ['triple.no-algorithm'],
    catches: ['stores-partial-triple-plain', 'ignores-missing-algorithm'],
  }),
];
