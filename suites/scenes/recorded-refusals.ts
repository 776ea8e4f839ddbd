import type { CustomerKey } from '../../core/customer-key.ts';
import type { Exchange } from '../../core/exchange.ts';
import { refusedAsRecorded } from '../../core/expectations/recorded.ts';
import type { ObjectBody } from '../../core/object-body.ts';
import { type Rule, rule } from '../../core/rule.ts';
import {
  type Encryption,
  type Mutation,
  plain,
  type Stored,
  ssec,
  type Upload,
} from '../../core/values.ts';
import type { Have, World } from '../../core/world.ts';
import { keyWithSymbols, symbolCounts } from '../../generators/customer-key.ts';
import { each } from '../../generators/each.ts';
import { objectBody, otherThan, recordedMutation, requestWords } from '../../generators/index.ts';
import type { OperationName } from '../../spec/operations.ts';
import type { CheckedOperation } from '../../spec/recorded/order-of-checks.ts';
import type { RecordedRow, RowId } from '../../spec/recorded/row.ts';
import { featuresOf } from '../../spec/recorded/row-features.ts';
import { recordedRow, recordedRows } from '../../spec/recorded/rows.ts';
import { witnessesOf } from '../../spec/recorded/witnesses.ts';
import type { RuleId } from '../../spec/subjects.ts';

interface Scene {
  readonly object: Stored | undefined;
  readonly upload: Upload | undefined;
  readonly target: Encryption;
}

interface Drawn {
  readonly key: CustomerKey;
  readonly body: ObjectBody;
  readonly mutation: Mutation;
}

type Send = (
  { s3, perform }: World<OperationName>,
  drawn: Drawn,
  scene: { readonly object: Stored; readonly upload: Upload; readonly target: Encryption },
) => Promise<Exchange>;

/** The request of each operation with recorded refusals: valid while its mutation is off. */
const requests = {
  PutObject: ({ s3 }, drawn) => s3.putObject(drawn),
  PostObject: ({ s3 }, drawn) => s3.postObject(drawn),
  CreateMultipartUpload: ({ perform }, drawn) => perform(drawn),
  UploadPart: ({ s3 }, { body, mutation }, { upload }) =>
    s3.uploadPart({ number: 1, upload, body, mutation }),
  CompleteMultipartUpload: ({ s3 }, { key, mutation }, { upload }) =>
    s3.completeMultipartUpload({
      upload,
      mutation,
      ...(upload.encryption.mode === 'SSE-C' && { key }),
    }),
  CopyObject: ({ s3 }, { mutation }, { object, target }) =>
    s3.copyObject({ source: object, to: target, mutation, mutates: 'readKey' }),
  UploadPartCopy: ({ s3 }, { mutation }, { object, upload }) =>
    s3.uploadPartCopy({ number: 1, source: object, upload, mutation, mutates: 'readKey' }),
  GetObject: ({ s3 }, { mutation }, { object }) => s3.getObject({ of: object, mutation }),
  HeadObject: ({ s3 }, { mutation }, { object }) => s3.headObject({ of: object, mutation }),
  GetObjectAttributes: ({ perform }, drawn) => perform(drawn),
} as const satisfies Partial<Record<CheckedOperation, Send>>;

type Refusing = keyof typeof requests;

/** The ids of rules on one recorded answer each; those of the other answers are generated. */
const named = {
  'get.no-key.exact': 'recorded.get-object.no-headers',
  'get.wrong-key.exact': 'recorded.get-object.another-key',
  'head.no-key.exact': 'recorded.head-object.no-headers',
  'head.wrong-key.exact': 'recorded.head-object.another-key',
  'copy.source-missing.exact': 'recorded.copy-object.target-valid.2',
  'mpu.part.no-headers.exact': 'recorded.upload-part.no-headers',
  'mpu.part.other-key.exact': 'recorded.upload-part.another-key',
  'put.key.wrong-length.exact': 'recorded.put-object.key-10-bytes',
  'put.md5.mismatch.exact': 'recorded.put-object.md5-of-other-bytes',
  'put.triple.no-algorithm.exact': 'recorded.put-object.no-algorithm',
  'put.triple.no-key.exact': 'recorded.put-object.no-key',
  'put.triple.no-md5.exact': 'recorded.put-object.no-md5',
} as const satisfies Partial<Record<RuleId, RowId>>;

/** The rule of this id, on its recorded answer. */
export function recordedRefusal(id: keyof typeof named): Rule {
  return refusedAsIn(named[id], id);
}

/** The refusal of a recorded answer, with status, code, message and argument. */
function refusedAsIn(rowId: RowId, id: RuleId): Rule {
  const row = recordedRow(rowId);
  const operation = row.operation as Refusing;
  const send: Send = requests[operation];
  const { status, code } = row.answer;
  const [first, ...rest] = featuresOf(row);
  return rule({
    id,
    level: 'SHOULD',
    title: `${requestWords(row)} is ${[status, code].filter(Boolean).join(' ')}`,
    clause: row.id,
    on: [operation as OperationName],
    ...(first !== undefined && { needs: [first, ...rest] }),
    trials: 1,
    given: {
      key: keyWithSymbols(symbolsFor(row)),
      body: objectBody({ sizeBytes: 74 }),
      mutation: each(recordedMutation(row)),
    },
    arrange: ({ have }, drawn) => sceneOf(have, { row, ...drawn }),
    act: (world, drawn, scene) => send(world, drawn, scene as Parameters<Send>[2]),
    expect: refusedAsRecorded(row.answer),
    catches: witnessesOf(row),
  });
}

/** How many symbols the key has: each number where they are replaced, else one in turn. */
function symbolsFor({ id, sent }: RecordedRow): readonly number[] {
  const isReplaced = Object.values(sent).some(({ key }) => key === 'url-alphabet');
  const [first = 0] = Buffer.from(id).subarray(-1);
  return isReplaced ? symbolCounts : symbolCounts.filter((_, at) => at === (id.length + first) % 4);
}

const words = {
  PutObject: 'put.precedence',
  PostObject: 'post.precedence',
  CreateMultipartUpload: 'mpu.precedence.create',
  UploadPart: 'mpu.precedence.part',
  CompleteMultipartUpload: 'mpu.precedence.complete',
  CopyObject: 'copy.precedence',
  UploadPartCopy: 'upc.precedence',
  GetObject: 'get.precedence',
  HeadObject: 'head.precedence',
  GetObjectAttributes: 'attrs.precedence',
} as const satisfies Record<Refusing, string>;

/** A rule for each recorded refusal of an operation that has none by another id. */
export function recordedRefusals(operation: Refusing): readonly Rule[] {
  const seen = new Set<string>(Object.values(named).map((id) => requestOf(recordedRow(id))));
  return recordedRows
    .filter((row) => row.operation === operation && row.provesNothing === undefined)
    .filter(({ answer }) => answer.status >= 400)
    .filter((row) => !seen.has(requestOf(row)) && seen.add(requestOf(row)))
    .map(({ id }) => {
      const state = id.split('.').slice(2).join('.');
      return refusedAsIn(id, `${words[operation]}.${state}`);
    });
}

function requestOf({ operation, scene, sent }: RecordedRow): string {
  return JSON.stringify([operation, scene, sent]);
}

/** What the request meets, under the drawn key. */
async function sceneOf(
  have: Have,
  { row, key, body }: Pick<Drawn, 'key' | 'body'> & { readonly row: RecordedRow },
): Promise<Scene> {
  const { object, source, upload } = row.scene;
  const of = (what: string) =>
    what === 'plain' ? plain : ssec(what === 'sse-c-key-sent' ? otherThan(key) : key);
  const met = object ?? source;
  const partSizesBytes = met === 'sse-c-multipart' ? [body.sizeBytes] : [];
  const parts = row.operation === 'CompleteMultipartUpload' ? [body] : [];
  return {
    object: met && (await have.object({ body, encryption: of(met), partSizesBytes })),
    upload: upload && (await have.upload({ encryption: of(upload), parts })),
    target: row.sent.headers === undefined ? plain : ssec(key),
  };
}
