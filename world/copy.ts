import type { Written } from '../core/exchange.ts';
import type { CustomerKey, HeaderPair, Stored } from '../core/values.ts';
import type { CopyInput, PartCopyInput } from '../core/world.ts';
import { partKey, partQuery, withListedPart } from './multipart.ts';
import { type Phase, request } from './phase.ts';
import { readKeyOf } from './read.ts';
import { keyOf, managedHeaders, withStateAfterwards } from './write.ts';

/** CopyObject; by default a mutation changes the key of the source, if it has one. */
export async function copyObject(phase: Phase, input: CopyInput): Promise<Written> {
  const { source, to, onto = 'other' } = input;
  const target = onto === 'itself' ? source : onto;
  const readKey = sourceKeyOf(input);
  const exchange = await request(
    phase,
    {
      operation: 'CopyObject',
      name: target === 'other' ? phase.trial.freshName() : target.name,
      headers: [copySource(phase, source, input), ...managedHeaders(to)],
      readKey,
      writeKey: keyOf(to),
      vary: input,
    },
    aimOf(input, readKey),
  );
  return withStateAfterwards(phase, exchange, { isFresh: onto === 'other' });
}

/** UploadPartCopy; by default a mutation changes the key of the source, if it has one. */
export async function uploadPartCopy(phase: Phase, input: PartCopyInput): Promise<Written> {
  const { upload, source, sourceRange } = input;
  const readKey = sourceKeyOf(input);
  const range: readonly HeaderPair[] =
    sourceRange === undefined ? [] : [['x-amz-copy-source-range', sourceRange]];
  const exchange = await request(
    phase,
    {
      operation: 'UploadPartCopy',
      name: upload.name,
      headers: [copySource(phase, source, input), ...range],
      query: partQuery(input),
      readKey,
      writeKey: partKey(input),
      vary: input,
    },
    aimOf(input, readKey),
  );
  return withListedPart(phase, exchange, input);
}

/** The `x-amz-copy-source` header of a copy. */
export function copySource(
  { trial }: Phase,
  source: Stored,
  { isBare = false }: { readonly isBare?: boolean } = {},
): HeaderPair {
  trial.allowAnswerBytes(source.body.sizeBytes);
  const path = `${isBare ? '' : '/'}${source.bucket ?? trial.options.bucket}/${source.name}`
    .split('/')
    .map(encodeURIComponent)
    .join('/');
  const version = source.versionId === undefined ? '' : `?versionId=${source.versionId}`;
  return ['x-amz-copy-source', path + version];
}

/** The key with which a copy reads its source: its own unless `sourceKey` says otherwise. */
export function sourceKeyOf(of: Pick<CopyInput, 'source' | 'sourceKey'>): CustomerKey | undefined {
  return readKeyOf({ of: of.source, ...(of.sourceKey && { key: of.sourceKey }) });
}

function aimOf(of: Pick<CopyInput, 'mutates'>, readKey: CustomerKey | undefined) {
  return of.mutates ?? (readKey === undefined ? 'writeKey' : 'readKey');
}
