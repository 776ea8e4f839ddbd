import { accepted, returns } from '../../core/expectations/accepted.ts';
import { steps } from '../../core/expectations/combine.ts';
import { refusedAndConcealed } from '../../core/expectations/concealed.ts';
import { refusedOrAsConfirmed } from '../../core/expectations/confirmed.ts';
import { refusedOrEncrypted } from '../../core/expectations/lenient.ts';
import { refused } from '../../core/expectations/refused.ts';
import { rule } from '../../core/rule.ts';
import {
  anyValue,
  byFile,
  byForm,
  inCapitals,
  inLowerCase,
  ofLength,
  spelled,
  withCapitals,
} from '../../generators/form-fields.ts';
import { customerKey, each, mutation, objectBody } from '../../generators/index.ts';
import { ssecHeaders } from '../../generators/ssec-headers.ts';
import { keyAndBody, twoKeysAndBody } from '../scenes/drawn.ts';
import { refusesWrite } from '../scenes/refusals.ts';

const oneKey = customerKey().map((key) => [key] as const);

export const postRules = [
  refusesWrite({
    id: 'post.policy-not-covering',
    title: 'A POST form whose policy has no conditions for its SSE-C fields is refused',
    clause: 'post.policy.every-field',
    on: byForm,
    needs: ['signatures'],
    mutations: ['policy.omits-sse-c'],
    catches: ['post-policy-skips-sse-c'],
  }),
  refusesWrite({
    id: 'post.policy-mismatch',
    title: 'A POST form whose policy demands another algorithm than its SSE-C field is refused',
    clause: 'post.policy.every-field',
    on: byForm,
    needs: ['signatures'],
    mutations: ['policy.other-algorithm'],
    catches: ['post-policy-skips-sse-c'],
  }),
  rule({
    id: 'post.policy-starts-with',
    level: 'MUST',
    title: 'A POST form whose policy has starts-with conditions for its SSE-C fields is accepted',
    clause: 'post.policy.starts-with',
    on: byForm,
    given: keyAndBody,
    act: ({ write }, drawn) => write({ ...drawn, signing: anyValue }),
    expect: accepted(),
    catches: ['post-policy-refuses-starts-with'],
  }),
  rule({
    id: 'post.policy-length',
    level: 'MUST',
    title: 'A POST form of exactly the size that its content-length-range allows is accepted',
    clause: 'post.policy.length',
    on: byForm,
    ...{ trials: 1, bindsPlain: true },
    given: keyAndBody,
    act: ({ write }, drawn) => write({ ...drawn, signing: ofLength(drawn.body.sizeBytes) }),
    expect: accepted(),
    catches: ['form-length-of-ciphertext'],
  }),
  rule({
    id: 'post.valid',
    level: 'MUST',
    title: 'A POST form with the three SSE-C fields stores its file; GetObject needs the same key',
    clause: 'ssec.form-fields',
    on: byForm,
    given: keyAndBody,
    act: ({ write, s3 }, drawn) => s3.readBack(write(drawn), [drawn.key]),
    expect: steps(accepted(), returns('body'), refusedAndConcealed()),
    catches: ['post-form-ignores-ssec-fields', 'stores-plaintext'],
  }),
  rule({
    id: 'post.file-name',
    level: 'MUST',
    title:
      'A POST form that takes its name from its file stores SSE-C; GetObject needs the same key',
    clause: 'ssec.form-fields',
    on: byForm,
    ...{ trials: 1, bindsPlain: true },
    given: keyAndBody,
    act: ({ s3 }, drawn) => s3.readBack(s3.postObject({ ...drawn, form: byFile }), [drawn.key]),
    expect: steps(accepted(), returns('body'), refusedAndConcealed()),
    catches: ['form-by-file-name-ignores-ssec'],
  }),
  refusesWrite({
    id: 'post.md5-mismatch',
    title: 'A POST form whose key MD5 is not the MD5 of its customer key is refused',
    clause: 'ssec.key-md5.integrity',
    on: byForm,
    mutations: ['md5.of-other-key', 'md5.zero'],
    catches: ['ignores-key-md5'],
  }),
  refusesWrite({
    id: 'post.bad-algorithm',
    title: 'A POST form with an SSE-C algorithm other than AES256 is refused',
    clause: 'ssec.put.algorithm',
    on: byForm,
    mutations: ['algorithm.aes128', 'algorithm.kms'],
    catches: ['ignores-algorithm-value'],
  }),
  refusesWrite({
    id: 'post.bad-key',
    title: 'A POST form with a customer key of 16 bytes or not in Base64 is refused',
    clause: 'ssec.put.key',
    on: byForm,
    mutations: ['key.len-16', 'key.not-base64'],
    catches: ['accepts-any-key-length'],
  }),
  rule({
    id: 'post.conflict',
    level: 'MUST',
    title: 'A POST form with SSE-C fields and x-amz-server-side-encryption: AES256 is refused',
    clause: 'ssec.exclusive',
    on: byForm,
    given: keyAndBody,
    act: ({ s3 }, { key, body }) =>
      s3.postObject({ key, body, form: { fields: [['x-amz-server-side-encryption', 'AES256']] } }),
    control: ({ s3 }, { key, body }) => s3.postObject({ key, body }),
    expect: refused(),
    catches: ['ignores-mode-conflict', 'ignores-conflict-and-superfluous'],
  }),
  rule({
    id: 'post.headers-instead-of-fields',
    level: 'SHOULD',
    title: 'SSE-C in HTTP headers of a POST form is refused, applied, or ignored unconfirmed',
    clause: 'derived.reveals-nothing',
    on: byForm,
    given: { keys: oneKey, body: objectBody() },
    act: ({ s3 }, { keys, body }) =>
      s3.readBack(s3.postObject({ body, headers: ssecHeaders(keys[0]) }), keys),
    control: ({ s3 }, { body }) => s3.postObject({ body }),
    expect: refusedOrAsConfirmed({ mayBePlain: true }),
    catches: ['post-headers-echo-only'],
  }),
  rule({
    id: 'post.headers-and-fields-disagree',
    level: 'SHOULD',
    title: 'A POST form with other keys in headers and fields is refused or uses the one confirmed',
    clause: 'derived.reveals-nothing',
    on: byForm,
    given: twoKeysAndBody,
    act: ({ s3 }, { keys: [key, other], body }) =>
      s3.readBack(s3.postObject({ key, body, headers: ssecHeaders(other) }), [key, other]),
    control: ({ s3 }, { keys: [key], body }) => s3.postObject({ key, body }),
    expect: refusedOrAsConfirmed({ mayBePlain: false }),
    catches: ['post-headers-echo-only', 'post-form-ignores-ssec-fields'],
  }),
  rule({
    id: 'post.fields-after-file',
    level: 'SHOULD',
    title: 'SSE-C fields after the file of a POST form are refused, applied or ignored unconfirmed',
    clause: 'derived.reveals-nothing',
    on: byForm,
    given: { keys: oneKey, body: objectBody() },
    act: ({ s3 }, { keys, body }) =>
      s3.readBack(
        s3.postObject({ body, form: { fields: [], afterFile: ssecHeaders(keys[0]) } }),
        keys,
      ),
    control: ({ s3 }, { body }) => s3.postObject({ body }),
    expect: refusedOrAsConfirmed({ mayBePlain: true }),
    catches: ['post-fields-after-file-echo'],
  }),
  rule({
    id: 'post.field-name-case',
    level: 'MAY',
    title: 'A POST form with SSE-C field names in lower case is refused or encrypts under its key',
    clause: 'ssec.form-fields',
    on: byForm,
    given: keyAndBody,
    act: ({ s3 }, { key, body }) =>
      s3.readBack(s3.postObject({ body, form: { fields: spelled(key, inLowerCase) } }), [key]),
    control: ({ s3 }, { key, body }) => s3.postObject({ key, body }),
    expect: refusedOrEncrypted(),
    catches: ['post-duplicates-store-plain', 'post-form-ignores-ssec-fields'],
  }),
  rule({
    id: 'post.field-name-case.confirmed',
    level: 'SHOULD',
    title: 'SSE-C fields of a POST form in any case are refused, applied or ignored unconfirmed',
    clause: 'derived.reveals-nothing',
    on: byForm,
    given: { keys: oneKey, body: objectBody(), spelling: each(inCapitals, withCapitals) },
    act: ({ s3 }, { keys, body, spelling }) =>
      s3.readBack(s3.postObject({ body, form: { fields: spelled(keys[0], spelling) } }), keys),
    control: ({ s3 }, { body }) => s3.postObject({ body }),
    expect: refusedOrAsConfirmed({ mayBePlain: true }),
    catches: ['form-in-capitals-stored-open'],
  }),
  rule({
    id: 'post.duplicate-field',
    level: 'MUST',
    title: 'A POST form with two values of one SSE-C field is refused or uses the first key',
    clause: 'ssec.get.any-without-key-fails',
    on: byForm,
    given: {
      ...keyAndBody,
      mutation: mutation('duplicate.key', 'duplicate.md5', 'duplicate.algorithm'),
    },
    act: ({ write, s3 }, drawn) => s3.readBack(write({ ...drawn, signing: anyValue }), [drawn.key]),
    expect: refusedOrEncrypted(),
    catches: ['last-duplicate-wins', 'post-duplicates-store-plain'],
  }),
];

/** The SSE-C fields with their names in this spelling. */
