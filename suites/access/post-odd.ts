import { accepted, refusedOrAsConfirmed, refusedOrSealed } from '../../core/expectations.ts';
import { rule } from '../../core/rule.ts';
import type { CustomerKey, HeaderPair, Signing } from '../../core/values.ts';
import { customerKey, distinctKeys, mutation, objectBody } from '../../generators/index.ts';
import { carriers } from '../../spec/operations.ts';

const given = { key: customerKey(), body: objectBody() };
const oneKey = customerKey().map((key) => [key] as const);
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
    act: ({ write }, drawn) => write({ ...drawn, signing: anyValue }),
    expect: accepted(),
    catches: ['post-policy-refuses-starts-with'],
  }),
  rule({
    id: 'post.headers-instead-of-fields',
    level: 'SHOULD',
    title: 'SSE-C in the headers of a form is refused, honoured or ignored, never half of it',
    clause: 'derived.reveals-nothing',
    on,
    given: { keys: oneKey, body: objectBody() },
    act: async ({ s3 }, { keys, body }) => [
      await s3.postObject({ body, headers: headersOf(keys[0]) }),
      ...(await s3.getWithEach(keys)),
    ],
    control: ({ s3 }, { body }) => s3.postObject({ body }),
    expect: refusedOrAsConfirmed({ mayBePlain: true }),
    catches: ['post-headers-echo-only'],
  }),
  rule({
    id: 'post.headers-and-fields-disagree',
    level: 'SHOULD',
    title: 'With different keys in headers and fields the confirmed one opens',
    clause: 'derived.reveals-nothing',
    on,
    given: { keys: distinctKeys(), body: objectBody() },
    act: async ({ s3 }, { keys: [key, other], body }) => [
      await s3.postObject({ key, body, headers: headersOf(other) }),
      ...(await s3.getWithEach([key, other])),
    ],
    control: ({ s3 }, { keys: [key], body }) => s3.postObject({ key, body }),
    expect: refusedOrAsConfirmed({ mayBePlain: false }),
    catches: ['post-headers-echo-only', 'post-form-ignores-ssec-fields'],
  }),
  rule({
    id: 'post.fields-after-file',
    level: 'SHOULD',
    title: 'SSE-C fields behind the file are ignored or refused, never confirmed alone',
    clause: 'derived.reveals-nothing',
    on,
    given: { keys: oneKey, body: objectBody() },
    act: async ({ s3 }, { keys, body }) => [
      await s3.postObject({ body, form: { fields: [], afterFile: headersOf(keys[0]) } }),
      ...(await s3.getWithEach(keys)),
    ],
    control: ({ s3 }, { body }) => s3.postObject({ body }),
    expect: refusedOrAsConfirmed({ mayBePlain: true }),
    catches: ['post-fields-after-file-echo'],
  }),
  rule({
    id: 'post.field-name-case',
    level: 'MAY',
    title: 'SSE-C fields in lower case are refused, or seal under their key',
    clause: 'ssec.form-fields',
    on,
    given,
    act: async ({ s3 }, { key, body }) => [
      await s3.postObject({ body, form: { fields: inLowerCase(key) } }),
      ...(await s3.getWithEach([key])),
    ],
    control: ({ s3 }, { key, body }) => s3.postObject({ key, body }),
    expect: refusedOrSealed(),
    catches: ['post-duplicates-store-plain', 'post-form-ignores-ssec-fields'],
  }),
  rule({
    id: 'post.duplicate-field',
    level: 'MUST',
    title: 'A repeated SSE-C field with another value is refused or opens as confirmed',
    clause: 'ssec.get.any-without-key-fails',
    on,
    given: {
      ...given,
      mutation: mutation('duplicate.key', 'duplicate.md5', 'duplicate.algorithm'),
    },
    act: async ({ write, s3 }, drawn) => [
      await write({ ...drawn, signing: anyValue }),
      ...(await s3.getWithEach([drawn.key])),
    ],
    expect: refusedOrSealed(),
    catches: ['last-duplicate-wins', 'post-duplicates-store-plain'],
  }),
];

function headersOf(key: CustomerKey): readonly HeaderPair[] {
  return [
    [`${prefix}algorithm`, 'AES256'],
    [`${prefix}key`, key.base64],
    [`${prefix}key-MD5`, key.md5Base64],
  ];
}

/** The fields as some clients spell them. */
function inLowerCase(key: CustomerKey): readonly HeaderPair[] {
  return headersOf(key).map(([name, value]) => [name.toLowerCase(), value] as const);
}
