import { accepted, all, answers, either, refused, steps } from '../../core/expectations.ts';
import { rule } from '../../core/rule.ts';
import { plain, ssec } from '../../core/values.ts';
import { mutation } from '../../generators/index.ts';
import { denySsec, onlyAes256, requireSsec } from '../../spec/documents.ts';
import { keyAndBody, twoKeysAndBody } from '../scenes/drawn.ts';

const withoutTriple = mutation('triple.none');

const underPolicy = {
  needs: ['bucket-policy', 'policy-condition-key', 'own-bucket'],
  bucket: 'own',
  trials: 1,
} as const;

export const policyRules = [
  rule({
    id: 'policy.require-ssec',
    level: 'MUST',
    title: 'Where a policy requires SSE-C, a write with it is accepted and one without it refused',
    clause: 'iam.require-ssec',
    on: ['PutObject', 'PostObject', 'CreateMultipartUpload'],
    ...underPolicy,
    given: { ...keyAndBody, withoutTriple },
    arrange: ({ have }) => have.policy(requireSsec),
    act: async ({ write }, { key, body, withoutTriple }) =>
      [await write({ key, body }), await write({ key, body, mutation: withoutTriple })] as const,
    expect: steps(accepted(), refused()),
    catches: ['policy-key-missing', 'policy-misses-forms', 'policy-misses-uploads'],
  }),
  rule({
    id: 'policy.require-ssec.of-copies',
    level: 'SHOULD',
    title: 'Where a policy requires SSE-C, a copy with headers for its source alone is 403',
    clause: 'iam.condition-key',
    on: ['CopyObject'],
    ...underPolicy,
    given: twoKeysAndBody,
    arrange: async ({ have }, { keys, body }) => {
      const source = await have.object({ body, encryption: ssec(keys[0]) });
      await have.policy(requireSsec);
      return source;
    },
    act: ({ s3 }, _, source) => s3.copyObject({ source, to: plain }),
    control: ({ s3 }, { keys }, source) => s3.copyObject({ source, to: ssec(keys[1]) }),
    expect: all(refused(), answers(403)),
    catches: ['policy-takes-source-algorithm', 'policy-misses-copies'],
  }),
  rule({
    id: 'policy.deny-ssec',
    level: 'SHOULD',
    title: 'Where a policy denies SSE-C, a put, form, copy or upload with it is 403',
    clause: 'iam.condition-key',
    on: ['PutObject', 'PostObject', 'CopyObject', 'CreateMultipartUpload'],
    ...underPolicy,
    given: { ...keyAndBody, withoutTriple },
    arrange: ({ have }) => have.policy(denySsec),
    act: ({ write }, { key, body }) => write({ key, body }),
    control: ({ write }, drawn) => write({ ...drawn, mutation: drawn.withoutTriple }),
    expect: all(refused(), answers(403)),
    catches: ['policy-holds-for-put-alone', 'policy-key-missing', 'policy-misses-copies'],
  }),
  rule({
    id: 'policy.algorithm-value',
    level: 'SHOULD',
    title: 'PutObject with SSE-C algorithm AES192 where a policy allows only AES256 is refused',
    clause: 'iam.condition-key',
    on: ['PutObject'],
    ...underPolicy,
    given: { ...keyAndBody, mutation: mutation('algorithm.aes192') },
    arrange: ({ have }) => have.policy(onlyAes256),
    act: ({ write }, drawn) => write(drawn),
    expect: refused(),
    catches: ['takes-other-algorithm-under-policy'],
  }),
  rule({
    id: 'policy.complete-needs-header',
    level: 'SHOULD',
    title: 'CompleteMultipartUpload without SSE-C headers is 2xx or 403 if a policy requires them',
    clause: 'mpu.complete.key-only-with-checksum',
    on: ['CompleteMultipartUpload'],
    ...underPolicy,
    given: keyAndBody,
    arrange: async ({ have }, { key, body }) => {
      const upload = await have.upload({ encryption: ssec(key), parts: [body] });
      await have.policy(requireSsec);
      return upload;
    },
    act: ({ s3 }, _, upload) => s3.completeMultipartUpload({ upload }),
    expect: either(accepted(), answers(403)),
    catches: ['policy-crashes-complete', 'complete-needs-key'],
  }),
];
