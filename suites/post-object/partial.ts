import { accepted, echoesNothing } from '../../core/expectations/accepted.ts';
import { all } from '../../core/expectations/combine.ts';
import { refusedOr, refusedOrEncrypted } from '../../core/expectations/lenient.ts';
import { rule } from '../../core/rule.ts';
import { mutation } from '../../generators/index.ts';
import { keyAndBody } from '../scenes/drawn.ts';
import { byForm } from '../scenes/form-fields.ts';
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
  rule({
    id: 'post.partial.only-md5.unconfirmed',
    level: 'MUST',
    title: 'A POST form with the key MD5 as its only SSE-C field is refused or confirms no SSE-C',
    clause: 'ssec.form-fields',
    on: byForm,
    given: { ...keyAndBody, mutation: mutation('triple.only-md5') },
    act: ({ write }, drawn) => write(drawn),
    expect: refusedOr(all(accepted(), echoesNothing())),
    catches: ['post-confirms-lone-md5'],
  }),
  rule({
    id: 'post.partial.no-md5.sealed',
    level: 'MUST',
    title: 'A POST form with algorithm and key but no key MD5 is refused or encrypts under its key',
    clause: 'ssec.get.any-without-key-fails',
    on: byForm,
    given: { ...keyAndBody, mutation: mutation('triple.no-md5') },
    act: ({ write, s3 }, drawn) => s3.readBack(write(drawn), [drawn.key]),
    expect: refusedOrEncrypted(),
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
