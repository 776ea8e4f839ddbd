import type { CustomerKey } from '../../core/customer-key.ts';
import type { Exchange } from '../../core/exchange.ts';
import {
  accepted,
  answers,
  echoes,
  echoesNothing,
  lacks,
} from '../../core/expectations/accepted.ts';
import { all, eachAnswer, steps } from '../../core/expectations/combine.ts';
import { keepsSecret } from '../../core/expectations/concealed.ts';
import { holds } from '../../core/expectations/consistent.ts';
import type { ObjectBody } from '../../core/object-body.ts';
import { rule } from '../../core/rule.ts';
import { type HeaderPair, plain, ssec } from '../../core/values.ts';
import type { Variation, World } from '../../core/world.ts';
import { byForm } from '../../generators/form-fields.ts';
import { mutation, objectBody } from '../../generators/index.ts';
import { shown } from '../../generators/written-object.ts';
import { carriers, type OperationName } from '../../spec/operations.ts';
import { keyAndBody } from '../scenes/drawn.ts';

const confirmations = [
  'x-amz-server-side-encryption',
  'x-amz-server-side-encryption-aws-kms-key-id',
  'x-amz-server-side-encryption-bucket-key-enabled',
  'x-amz-server-side-encryption-context',
  'x-amz-server-side-encryption-customer-algorithm',
  'x-amz-server-side-encryption-customer-key-md5',
];

type Caller = Pick<World<OperationName>, 'have' | 'operation' | 'perform' | 's3'>;

interface Subject extends Variation {
  readonly key: CustomerKey;
  readonly body: ObjectBody;
}

const keyField = `${carriers.formFields}key`;

const isOnKey = (condition: unknown) => Array.isArray(condition) && condition[1] === `$${keyField}`;

/** Amazon quotes the policy condition that a form violates, so no condition may hold the key. */
const policyWithoutKey = {
  conditions: (conditions: readonly unknown[]) => [
    ...conditions.filter((condition) => !isOnKey(condition)),
    ['starts-with', `$${keyField}`, ''],
  ],
};

const everyOperation = [
  'PutObject',
  'GetObject',
  'HeadObject',
  'CopyObject',
  'CreateMultipartUpload',
  'UploadPart',
  'UploadPartCopy',
  'CompleteMultipartUpload',
  'ListParts',
  'PostObject',
  'GetObjectAttributes',
  'ListObjectsV2',
  'DeleteObject',
  'GetObjectTagging',
] as const;

export const echoRules = [
  rule({
    id: 'echo.post',
    level: 'SHOULD',
    title: 'An accepted form upload with SSE-C fields confirms algorithm and key MD5',
    clause: 'peer.post-echo',
    on: byForm,
    given: keyAndBody,
    act: ({ write }, drawn) => write(drawn),
    expect: echoes('key'),
    catches: ['post-form-ignores-ssec-fields', 'no-echo'],
  }),
  rule({
    id: 'echo.no-sealed-key',
    level: 'SHOULD',
    title: 'The answer to a put or read with SSE-C has only documented encryption headers',
    clause: 'derived.reveals-nothing',
    on: ['GetObject', 'HeadObject', 'PutObject'],
    given: keyAndBody,
    act: ({ perform }, drawn) => perform(drawn),
    expect: all(
      accepted(),
      holds<Exchange>('has no undocumented encryption header', ({ headers }) =>
        headers
          .map(([name]) => name.toLowerCase())
          .filter((name) => name.includes('server-side-encryption'))
          .filter((name) => !confirmations.includes(name))
          .map((name) => ({ expected: `no ${name}`, received: name })),
      ),
    ),
    catches: ['shows-sealed-key', 'echoes-key'],
  }),
  rule({
    id: 'echo.list-parts',
    level: 'MAY',
    title: 'ListParts with SSE-C headers of an SSE-C upload is accepted, does not return the key',
    clause: 'ssec.key.not-stored',
    on: ['ListParts'],
    needs: ['multipart'],
    given: keyAndBody,
    arrange: ({ have }, { key, body }) => have.upload({ encryption: ssec(key), parts: [body] }),
    act: ({ s3 }, { key }, upload) => s3.listParts({ upload, key }),
    expect: all(accepted(), keepsSecret('key')),
    catches: ['list-parts-refuses-triple', 'echoes-key'],
  }),
  rule({
    id: 'echo.copy.source-md5-not-echoed',
    level: 'SHOULD',
    title: 'A copy of an SSE-C object to a plain target returns no SSE-C algorithm and no key MD5',
    clause: 'recorded.no-sse-header',
    on: ['CopyObject', 'UploadPartCopy'],
    needs: ['ssec-copy-source'],
    given: keyAndBody,
    arrange: ({ have }, { key, body }) => have.object({ body, encryption: ssec(key) }),
    act: ({ read }, _, source) => read(source, {}),
    expect: all(accepted(), echoesNothing()),
    catches: ['copy-echoes-source-key'],
  }),
  rule({
    id: 'echo.304',
    level: 'MAY',
    title: 'A 304 answer to a read with the right key and If-None-Match does not contain the key',
    clause: 'ssec.key.not-stored',
    on: ['GetObject', 'HeadObject'],
    given: keyAndBody,
    arrange: ({ have }, { key, body }) => have.object({ body, encryption: ssec(key) }),
    act: ({ read }, _, stored) => read(stored, { headers: [['if-none-match', stored.etag]] }),
    expect: all(answers(304), keepsSecret('key')),
    catches: ['not-modified-tells-key'],
  }),
  rule({
    id: 'echo.get-attributes',
    level: 'MAY',
    title: 'GetObjectAttributes with the right SSE-C headers is accepted, confirmed or not',
    clause: 'attributes.key',
    on: ['GetObjectAttributes'],
    given: keyAndBody,
    arrange: ({ have }, { key, body }) => have.object({ body, encryption: ssec(key) }),
    act: ({ read }, _, stored) => read(stored, {}),
    expect: accepted(),
    catches: ['attributes-refuse-triple'],
  }),
  rule({
    id: 'echo.never-key',
    level: 'MUST',
    title: 'No answer, refusals included, contains a well-formed customer key in any encoding',
    clause: 'ssec.key.not-stored',
    on: everyOperation,
    given: {
      ...keyAndBody,
      bad: mutation('triple.none', 'md5.of-other-key'),
    },
    arrange: (world, { key, body }) => validAnswers(world, { key, body }),
    act: async (world, { key, body, bad }, good) => [
      ...good,
      await send(world, { key, body, mutation: bad }),
    ],
    expect: eachAnswer(keepsSecret('key')),
    catches: ['echoes-key', 'redirect-tells-key', 'echoes-key-in-error'],
  }),
  rule({
    id: 'echo.no-sse-header',
    level: 'SHOULD',
    title: 'An accepted SSE-C request is answered without an x-amz-server-side-encryption header',
    clause: 'recorded.no-sse-header',
    on: [
      'PutObject',
      'GetObject',
      'HeadObject',
      'CreateMultipartUpload',
      'UploadPart',
      'CopyObject',
    ],
    given: keyAndBody,
    act: ({ perform }, drawn) => perform(drawn),
    expect: all(accepted(), lacks('x-amz-server-side-encryption')),
    catches: ['echoes-managed-mode'],
  }),
  rule({
    id: 'echo.plain-object-none',
    level: 'MUST',
    title: 'A put or read of a plain object returns no SSE-C algorithm and no key MD5',
    clause: 'ssec.get.echo-if-requested',
    on: ['GetObject', 'HeadObject', 'PutObject'],
    given: { body: objectBody() },
    act: (world, { body }) => shown(world, { body, encryption: plain }),
    expect: steps(all(accepted(), echoesNothing()), all(accepted(), echoesNothing())),
    catches: ['echoes-on-plain-object', 'echoes-on-plain-write'],
  }),
];

/** Sends the case's operation with SSE-C headers, after the upload that it may need. */
async function send(world: Caller, subject: Subject): Promise<Exchange> {
  const { operation, have, s3, perform } = world;
  if (operation === 'PostObject') return s3.postObject({ ...subject, signing: policyWithoutKey });
  if (operation !== 'CompleteMultipartUpload' && operation !== 'ListParts') return perform(subject);
  const { body, ...sent } = subject;
  const upload = await have.upload({ encryption: ssec(subject.key), parts: [body] });
  return operation === 'ListParts'
    ? s3.listParts({ ...sent, upload })
    : s3.completeMultipartUpload({ ...sent, upload });
}

/** Answers to the valid request; to a form also those with a document and with a redirect. */
async function validAnswers(world: Caller, subject: Subject): Promise<readonly Exchange[]> {
  const { have, s3, operation } = world;
  const first = await have.accepted(send(world, subject));
  if (operation !== 'PostObject') return [first];
  const sent = { ...subject, signing: policyWithoutKey };
  const post = (field: HeaderPair) => s3.postObject({ ...sent, form: { fields: [field] } });
  return [
    first,
    await post(['success_action_status', '201']),
    await post(['success_action_redirect', 'https://app.example/done']),
  ];
}
