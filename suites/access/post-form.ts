import { type Exchange, header, isAccepted } from '../../core/exchange.ts';
import {
  accepted,
  all,
  answers,
  conceals,
  echoes,
  either,
  holds,
  refused,
  returns,
  steps,
} from '../../core/expectations.ts';
import { rule } from '../../core/rule.ts';
import type { CustomerKey, HeaderPair } from '../../core/values.ts';
import { customerKey, objectBody } from '../../generators/index.ts';
import { carriers } from '../../spec/operations.ts';
import { refusesWrite } from '../refusals.ts';

const given = { key: customerKey(), body: objectBody() };
const on = ['PostObject'] as const;
const prefix = carriers.formFields;

/** POST Object: the triple in the fields of a form whose policy is signed. */
export const postRules = [
  rule({
    id: 'post.valid',
    level: 'MUST',
    title: 'A form with the three SSE-C fields stores the file under that key',
    clause: 'ssec.form-fields',
    on,
    given,
    act: async ({ write, s3 }, drawn) =>
      [await write(drawn), ...(await s3.getWithEach([drawn.key]))] as const,
    expect: steps(
      either(accepted(), answers(303)),
      returns('body'),
      all(refused(), conceals('body')),
    ),
    catches: [
      'caches-decrypted-object',
      'drops-last-partial-block',
      'post-form-ignores-ssec-fields',
      'stores-plaintext',
    ],
  }),
  rule({
    id: 'echo.post',
    level: 'SHOULD',
    title: 'An accepted form with SSE-C fields confirms algorithm and key MD5',
    clause: 'peer.post-echo',
    on,
    given,
    act: ({ write }, drawn) => write(drawn),
    expect: echoes('key'),
    catches: ['no-echo', 'post-form-ignores-ssec-fields', 'stores-plaintext'],
  }),
  refusesWrite({
    id: 'post.partial.only-algorithm',
    title: 'A form with the algorithm alone is refused',
    clause: 'ssec.form-fields',
    on,
    mutations: ['triple.only-algorithm'],
    catches: ['stores-partial-triple-plain'],
  }),
  refusesWrite({
    id: 'post.partial.only-key',
    title: 'A form with the key alone is refused',
    clause: 'ssec.form-fields',
    on,
    mutations: ['triple.only-key'],
    catches: ['stores-partial-triple-plain'],
  }),
  refusesWrite({
    id: 'post.partial.only-md5',
    level: 'SHOULD',
    disputed: 'peer.lone-md5',
    title: 'A form with the key MD5 alone is refused',
    clause: 'ssec.form-fields',
    on,
    mutations: ['triple.only-md5'],
    catches: ['stores-partial-triple-plain'],
  }),
  refusesWrite({
    id: 'post.partial.no-md5',
    level: 'SHOULD',
    disputed: 'peer.put.md5-optional',
    title: 'A form without the key MD5 is refused',
    clause: 'ssec.form-fields',
    on,
    mutations: ['triple.no-md5'],
    catches: ['stores-partial-triple-plain'],
  }),
  refusesWrite({
    id: 'post.partial.no-key',
    title: 'A form with algorithm and key MD5 but without the key is refused',
    clause: 'ssec.form-fields',
    on,
    mutations: ['triple.no-key'],
    catches: ['stores-partial-triple-plain'],
  }),
  refusesWrite({
    id: 'post.partial.no-algorithm',
    title: 'A form without the algorithm is refused',
    clause: 'ssec.form-fields',
    on,
    mutations: ['triple.no-algorithm'],
    catches: ['ignores-missing-algorithm', 'stores-partial-triple-plain'],
  }),
  refusesWrite({
    id: 'post.md5-mismatch',
    title: 'A form whose key MD5 is not that of the key is refused',
    clause: 'ssec.key-md5.integrity',
    on,
    mutations: ['md5.of-other-key', 'md5.zero'],
    catches: ['ignores-key-md5'],
  }),
  refusesWrite({
    id: 'post.bad-algorithm',
    title: 'A form with another algorithm is refused',
    clause: 'ssec.put.algorithm',
    on,
    mutations: ['algorithm.aes128', 'algorithm.kms'],
    catches: ['ignores-algorithm-value'],
  }),
  refusesWrite({
    id: 'post.bad-key',
    title: 'A form with a malformed key is refused',
    clause: 'ssec.put.key',
    on,
    mutations: ['key.len-16', 'key.not-base64'],
    catches: ['accepts-any-key-length'],
  }),
  rule({
    id: 'post.conflict',
    level: 'MUST',
    title: 'A form with SSE-C fields beside SSE-S3 is refused',
    clause: 'ssec.exclusive',
    on,
    given,
    act: ({ s3 }, { key, body }) =>
      s3.postObject({ key, body, form: { fields: [['x-amz-server-side-encryption', 'AES256']] } }),
    control: ({ s3 }, { key, body }) => s3.postObject({ key, body }),
    expect: refused(),
    catches: ['ignores-mode-conflict'],
  }),
  refusesWrite({
    id: 'post.policy-not-covering',
    title: 'SSE-C fields that the form policy does not cover are refused',
    clause: 'post.policy.every-field',
    on,
    mutations: ['policy.omits-sse-c'],
    catches: ['post-policy-skips-sse-c'],
  }),
  refusesWrite({
    id: 'post.policy-mismatch',
    title: 'An SSE-C field against its policy condition is refused',
    clause: 'post.policy.every-field',
    on,
    mutations: ['policy.other-algorithm'],
    catches: ['post-policy-skips-sse-c'],
  }),
];

const _names: readonly string[] = [`${prefix}algorithm`, `${prefix}key`, `${prefix}key-MD5`];

function _headersOf(key: CustomerKey): readonly HeaderPair[] {
  return [
    [`${prefix}algorithm`, 'AES256'],
    [`${prefix}key`, key.base64],
    [`${prefix}key-MD5`, key.md5Base64],
  ];
}

/** What is confirmed as SSE-C does not open without its key. */
function _echoTellsTheTruth() {
  return holds<readonly Exchange[]>('confirms only what it did', (answers) => {
    const [posted, ...reads] = answers;
    const without = reads.at(-1);
    if (posted === undefined || without === undefined || !isAccepted(posted)) return [];
    const isConfirmed = header(posted, `${prefix}algorithm`) !== undefined;
    if (!isConfirmed || !isAccepted(without)) return [];
    return [{ expected: 'closed without a key', received: 'confirmed, and open without a key' }];
  });
}
