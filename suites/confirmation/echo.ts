import type { CustomerKey } from '../../core/customer-key.ts';
import { type Exchange, header, isAccepted } from '../../core/exchange.ts';
import {
  accepted,
  all,
  answers,
  eachAnswer,
  echoes,
  echoesNothing,
  holds,
  keepsSecret,
  lacks,
  steps,
} from '../../core/expectations.ts';
import type { ObjectBody } from '../../core/object-body.ts';
import { rule } from '../../core/rule.ts';
import { type HeaderPair, plain, ssec } from '../../core/values.ts';
import type { Vary, World } from '../../core/world.ts';
import { mutation, objectBody } from '../../generators/index.ts';
import { carriers, type OperationName } from '../../spec/operations.ts';
import { keyAndBody } from '../scenes/drawn.ts';
import { byForm } from '../scenes/form-fields.ts';
import { shown } from '../scenes/written-object.ts';

const confirmations = [
  'x-amz-server-side-encryption',
  'x-amz-server-side-encryption-aws-kms-key-id',
  'x-amz-server-side-encryption-bucket-key-enabled',
  'x-amz-server-side-encryption-context',
  'x-amz-server-side-encryption-customer-algorithm',
  'x-amz-server-side-encryption-customer-key-md5',
];

type Speaker = Pick<World<OperationName>, 'have' | 'operation' | 'perform' | 's3'>;

interface Subject extends Vary {
  readonly key: CustomerKey;
  readonly body: ObjectBody;
}

const keyField = `${carriers.formFields}key`;

const isOnKey = (condition: unknown) => Array.isArray(condition) && condition[1] === `$${keyField}`;

/** Amazon quotes the condition of a policy that a form breaks: none may hold the key. */
const policyWithoutKey = {
  conditions: (conditions: readonly unknown[]) => [
    ...conditions.filter((condition) => !isOnKey(condition)),
    ['starts-with', `$${keyField}`, ''],
  ],
};

const neverKeyOperations = [
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
    title: 'An accepted form with SSE-C fields confirms algorithm and key MD5',
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
    title: 'Answers tell of encryption in the documented headers alone',
    clause: 'derived.reveals-nothing',
    on: ['GetObject', 'HeadObject', 'PutObject'],
    given: keyAndBody,
    act: ({ perform }, drawn) => perform(drawn),
    expect: all(
      accepted(),
      holds<Exchange>('holds no other header about encryption', ({ headers }) =>
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
    title: 'ListParts of an SSE-C upload shows nothing of its key',
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
    title: 'A copy with a source triple alone confirms no SSE-C',
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
    title: 'A 304 with the right key holds no customer key',
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
    title: 'GetObjectAttributes with the right triple is accepted, confirmed or not',
    clause: 'attributes.key',
    on: ['GetObjectAttributes'],
    given: keyAndBody,
    arrange: ({ have }, { key, body }) => have.object({ body, encryption: ssec(key) }),
    act: ({ read }, _, stored) => read(stored, {}),
    expect: accepted(),
    catches: ['attributes-refuse-triple'],
  }),
  rule({
    id: 'echo.complete',
    level: 'MAY',
    title: 'Completing answers no other key than that of the upload',
    clause: 'ssec.echo.key-md5',
    on: ['CompleteMultipartUpload'],
    given: keyAndBody,
    arrange: ({ have }, { key, body }) => have.upload({ encryption: ssec(key), parts: [body] }),
    act: ({ s3 }, { key }, upload) => s3.completeMultipartUpload({ upload, key }),
    expect: confirmsTheKeyOfTheUploadOrNothing(),
    catches: ['complete-refuses-triple', 'upload-part.changes.etag'],
  }),
  rule({
    id: 'echo.never-key',
    level: 'MUST',
    title: 'No answer holds the customer key in any spelling',
    clause: 'ssec.key.not-stored',
    on: neverKeyOperations,
    given: {
      ...keyAndBody,
      bad: mutation('triple.none', 'md5.of-other-key', 'algorithm.kms', 'triple.no-algorithm'),
    },
    arrange: (world, { key, body }) => spoken(world, { key, body }),
    act: async (world, { key, body, bad }, good) => [
      ...good,
      await speak(world, { key, body, mutation: bad }),
    ],
    expect: eachAnswer(keepsSecret('key')),
    catches: ['echoes-key', 'redirect-tells-key', 'echoes-key-in-error'],
  }),
  rule({
    id: 'echo.no-sse-header',
    level: 'SHOULD',
    title: 'An answer about SSE-C carries no x-amz-server-side-encryption',
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
    title: 'An answer about a plain object carries no confirmation of SSE-C',
    clause: 'ssec.get.echo-if-requested',
    on: ['GetObject', 'HeadObject', 'PutObject'],
    given: { body: objectBody() },
    act: (world, { body }) => shown(world, { body, encryption: plain }),
    expect: steps(all(accepted(), echoesNothing()), all(accepted(), echoesNothing())),
    catches: ['echoes-on-plain-object', 'echoes-on-plain-write'],
  }),
];

function confirmsTheKeyOfTheUploadOrNothing() {
  return holds<Exchange, { readonly key: { readonly md5Base64: string } }>(
    'confirms the key of the upload or nothing',
    (answer, { key }) => {
      const md5 = header(answer, 'x-amz-server-side-encryption-customer-key-MD5');
      if (isAccepted(answer) && (md5 === undefined || md5 === key.md5Base64)) return [];
      return [{ expected: '2xx, no other key MD5', received: `${answer.status}, ${md5}` }];
    },
  );
}

/** The case's operation with a key, also where it works on an upload. */
async function speak(world: Speaker, subject: Subject): Promise<Exchange> {
  const { operation, have, s3, perform } = world;
  if (operation === 'PostObject') return s3.postObject({ ...subject, signing: policyWithoutKey });
  if (operation !== 'CompleteMultipartUpload' && operation !== 'ListParts') return perform(subject);
  const { body, ...sent } = subject;
  const upload = await have.upload({ encryption: ssec(subject.key), parts: [body] });
  return operation === 'ListParts'
    ? s3.listParts({ ...sent, upload })
    : s3.completeMultipartUpload({ ...sent, upload });
}

/** What the case's operation answers where all is well; a form also with a document and a redirect. */
async function spoken(world: Speaker, subject: Subject): Promise<readonly Exchange[]> {
  const { have, s3, operation } = world;
  const first = await have.accepted(speak(world, subject));
  if (operation !== 'PostObject') return [first];
  const sent = { ...subject, signing: policyWithoutKey };
  const send = (field: HeaderPair) => s3.postObject({ ...sent, form: { fields: [field] } });
  return [
    first,
    await send(['success_action_status', '201']),
    await send(['success_action_redirect', 'https://app.example/done']),
  ];
}
