import { child, childrenNamed, type Exchange } from '../../core/exchange.ts';
import {
  type Beside,
  beside,
  expectation,
  type Kind,
} from '../../core/expectations/expectation.ts';
import { accepted, keepsSecret, refused } from '../../core/expectations.ts';
import type { Expectation } from '../../core/rule.ts';
import {
  type CustomerKey,
  type HeaderPair,
  type Mutation,
  type ObjectBody,
  plain,
  type Stored,
  ssec,
  type Upload,
} from '../../core/values.ts';
import type { Have, S3, Vary } from '../../core/world.ts';
import { each } from '../../generators/index.ts';
import type { OperationName } from '../../spec/operations.ts';
import { future, past } from '../dates.ts';

/** Conditions on a copy's source, all of which hold. */
const conditions = [
  ['x-amz-copy-source-if-match', 'the ETag of the source'],
  ['x-amz-copy-source-if-none-match', '"0"'],
  ['x-amz-copy-source-if-modified-since', past],
  ['x-amz-copy-source-if-unmodified-since', future],
] as const satisfies readonly HeaderPair[];

/** Headers that a copy may carry beside its triples, and that change nothing of who may read. */
export const copyModifiers = () =>
  each<HeaderPair>(['x-amz-metadata-directive', 'REPLACE'], ...conditions);

/** The same for a copied part. */
export const partCopyModifiers = () =>
  each<HeaderPair>(['x-amz-copy-source-range', 'bytes=0-15'], ...conditions.slice(0, 2));

/** The header of a modifier for this source. */
export function modified([name, value]: readonly [string, string], source: Stored): HeaderPair {
  return [name, value.startsWith('the ETag') ? source.etag : value];
}

/** Where a part goes, and what it is copied from if the case's operation copies. */
export interface PartScene {
  readonly upload: Upload;
  readonly source?: Stored;
}

/** An SSE-C upload with one part, and a plain object that a part is copied from. */
export async function partScene(
  { have, operation }: { readonly have: Have; readonly operation: OperationName },
  { key, body }: { readonly key: CustomerKey; readonly body: ObjectBody },
): Promise<PartScene> {
  const upload = await have.upload({ encryption: ssec(key), parts: [body] });
  if (operation !== 'UploadPartCopy') return { upload };
  return { upload, source: await have.object({ body, encryption: plain }) };
}

/** A part, sent or copied as the scene has it. */
export function sendPart(
  s3: S3,
  { upload, source }: PartScene,
  of: Vary & { readonly number: number; readonly body: ObjectBody },
) {
  return source === undefined
    ? s3.uploadPart({ ...of, upload })
    : s3.uploadPartCopy({ ...of, upload, source });
}

/** An object that a copy, or the completion of an upload with one copied part, left. */
export async function copiedObject(
  {
    have,
    s3,
    operation,
  }: { readonly have: Have; readonly s3: S3; readonly operation: OperationName },
  { source, key }: { readonly source: Stored; readonly key: CustomerKey },
): Promise<Stored> {
  if (operation === 'CopyObject') return have.copy(source, { to: ssec(key), onto: 'other' });
  const upload = await have.upload({ encryption: ssec(key) });
  const copied = await have.accepted(s3.uploadPartCopy({ upload, number: 7, source }));
  const etag = child(copied.document, 'ETag')?.text ?? '';
  const parts = [{ number: 7, etag, body: source.body }];
  await have.accepted(
    s3.completeMultipartUpload({ upload: { ...upload, parts }, key: 'if asked for' }),
  );
  return { name: upload.name, encryption: ssec(key), body: source.body, etag: '' };
}

/** A request with a triple that ends an upload or looks at it. */
export function uploadEnd(
  { s3, operation }: { readonly s3: S3; readonly operation: OperationName },
  of: { readonly upload: Upload; readonly key: CustomerKey; readonly mutation: Mutation },
): Promise<Exchange> {
  return operation === 'ListParts' ? s3.listParts(of) : s3.completeMultipartUpload(of);
}

/** Refused; and what is looked at afterwards is as `after` says. */
export function refusedThen<R, D>(after: Expectation<R, D, Kind>) {
  return expectation({
    kind: 'refusal' as const,
    says: `is refused, and afterwards it ${after.says}`,
    check: ([answer, then]: readonly [Exchange, R], drawn: D) => [
      ...refused().check(answer, drawn),
      ...after.check(then, drawn),
    ],
  });
}

/** A list that holds exactly these texts of one child of each entry. */
export function listsExactly(
  list: Exchange,
  of: { readonly entry: string; readonly child: string; readonly wanted: readonly string[] },
) {
  const rejected = accepted().check(list, undefined);
  if (rejected.length > 0) return rejected;
  const found = childrenNamed(list.document, of.entry).map((one) => child(one, of.child)?.text);
  const isSame = found.join() === of.wanted.join();
  const told = (texts: readonly unknown[]) => `${of.child} ${texts.join(', ') || 'none'}`;
  return isSame ? [] : [{ expected: told(of.wanted), received: told(found) }];
}

/** None of the drawn keys is in the answer. */
export function keepsKeys(): Beside<Exchange, { readonly keys: readonly CustomerKey[] }> {
  return beside({
    says: 'holds no customer key',
    check: (answer, { keys }) => keys.flatMap((key) => keepsSecret('key').check(answer, { key })),
  });
}
