import { type Exchange, header, isAccepted } from '../../core/exchange.ts';
import {
  accepted,
  answers,
  either,
  holds,
  refusedOr,
  refusedOrSealed,
} from '../../core/expectations.ts';
import { rule } from '../../core/rule.ts';
import type { CustomerKey, HeaderPair, Signing } from '../../core/values.ts';
import { customerKey, mutation, objectBody } from '../../generators/index.ts';
import { carriers } from '../../spec/operations.ts';

const given = { key: customerKey(), body: objectBody() };
const on = ['PostObject'] as const;
const prefix = carriers.formFields;

const names: readonly string[] = [`${prefix}algorithm`, `${prefix}key`, `${prefix}key-MD5`];

/** A policy that lets the SSE-C fields hold anything, so that no other refusal hides behind it. */
const anyValue: Partial<Signing> = {
  uncoveredFields: names,
  conditions: (conditions) => [
    ...conditions,
    ...names.map((name) => ['starts-with', `$${name}`, '']),
  ],
};

/** Forms that say one thing twice, or in an odd place. */
export const postOddRules = [
  rule({
    id: 'post.policy-starts-with',
    level: 'MUST',
    title: 'starts-with conditions let any SSE-C value through',
    clause: 'post.policy.starts-with',
    on,
    given,
    act: ({ write }, drawn) =>
      write({
        ...drawn,
        signing: anyValue,
      }),
    expect: either(accepted(), answers(303)),
    catches: ['post-policy-refuses-starts-with'],
  }),
  rule({
    id: 'post.headers-instead-of-fields',
    level: 'SHOULD',
    title: 'SSE-C in the headers of a form is refused, honoured or ignored, never half of it',
    clause: 'derived.reveals-nothing',
    on,
    given,
    act: async ({ s3 }, { key, body }) => [
      await s3.postObject({ body, headers: headersOf(key) }),
      ...(await s3.getWithEach([key])),
    ],
    expect: echoTellsTheTruth(),
    catches: ['post-headers-echo-only', 'stores-plaintext'],
  }),
  rule({
    id: 'post.headers-and-fields-disagree',
    level: 'SHOULD',
    title: 'With different keys in headers and fields the confirmed one opens',
    clause: 'derived.reveals-nothing',
    on,
    given: { ...given, other: customerKey() },
    act: async ({ s3 }, { key, other, body }) => [
      await s3.postObject({ key, body, headers: headersOf(other) }),
      ...(await s3.getWithEach([key, other])),
    ],
    expect: echoTellsTheTruth(),
    catches: ['caches-decrypted-object', 'stores-plaintext'],
  }),
  rule({
    id: 'post.fields-after-file',
    level: 'SHOULD',
    title: 'SSE-C fields behind the file are ignored or refused, never confirmed alone',
    clause: 'derived.reveals-nothing',
    on,
    given,
    act: async ({ s3 }, { key, body }) => [
      await s3.postObject({ body, form: { fields: [], afterFile: headersOf(key) } }),
      ...(await s3.getWithEach([key])),
    ],
    expect: echoTellsTheTruth(),
    catches: ['post-fields-after-file-echo'],
  }),
  rule({
    id: 'post.field-name-case',
    level: 'MAY',
    title: 'Form field names match in any case',
    clause: 'ssec.form-fields',
    on,
    given,
    control: ({ s3 }, { key, body }) => s3.postObject({ key, body }),
    act: ({ s3 }, { key, body }) =>
      s3.postObject({
        body,
        form: {
          fields: headersOf(key).map(([name, value]) => [name.toLowerCase(), value] as const),
        },
      }),
    expect: refusedOr(accepted()),
    catches: ['post-field-name-case-crashes'],
  }),
  rule({
    id: 'post.duplicate-field',
    level: 'MUST',
    title: 'A repeated SSE-C field with another value is refused or opens as confirmed',
    clause: 'ssec.get.any-without-key-fails',
    on,
    given: { ...given, mutation: mutation('duplicate.key') },
    act: async ({ write, s3 }, drawn) => [
      await write({ ...drawn, signing: anyValue }),
      ...(await s3.getWithEach([drawn.key])),
    ],
    expect: refusedOrSealed(),
    catches: ['last-duplicate-wins'],
  }),
];

function headersOf(key: CustomerKey): readonly HeaderPair[] {
  return [
    [`${prefix}algorithm`, 'AES256'],
    [`${prefix}key`, key.base64],
    [`${prefix}key-MD5`, key.md5Base64],
  ];
}

/** What is confirmed as SSE-C does not open without its key. */
function echoTellsTheTruth() {
  return holds<readonly Exchange[]>('confirms only what it did', (answers) => {
    const [posted, ...reads] = answers;
    const without = reads.at(-1);
    if (posted === undefined || without === undefined || !isAccepted(posted)) return [];
    const isConfirmed = header(posted, `${prefix}algorithm`) !== undefined;
    if (!isConfirmed || !isAccepted(without)) return [];
    return [{ expected: 'closed without a key', received: 'confirmed, and open without a key' }];
  });
}
