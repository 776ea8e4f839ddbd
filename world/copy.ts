import type { HeaderPair, Stored } from '../core/values.ts';
import type { S3 } from '../core/world.ts';
import type { TrialContext } from './context.ts';
import { partQuery, partWritten, sealingKey } from './multipart.ts';
import { openingKey } from './read.ts';
import { keyOf, managedHeaders, written } from './write.ts';

/** CopyObject; a mutation lands where it is aimed, else on the source's triple if it has one. */
export function copyObject(trial: TrialContext): S3['copyObject'] {
  return async (input) => {
    const { source, to } = input;
    const onto = input.onto ?? 'other';
    const isFresh = onto === 'other';
    const name = onto === 'other' ? trial.freshName() : onto === 'itself' ? source.name : onto.name;
    trial.lastWritten = name;
    const opening = openingKey({ of: source, ...(input.sourceKey && { key: input.sourceKey }) });
    const exchange = await trial.request(
      {
        operation: 'CopyObject',
        name,
        headers: [copySource(trial, source), ...managedHeaders(to)],
        opening,
        sealing: keyOf(to),
        vary: input,
      },
      { mutates: input.mutates ?? (opening === undefined ? 'sealing' : 'opening') },
    );
    return written(trial, exchange, { name, isFresh });
  };
}

/** The header that names a copy's source. */
export function copySource(trial: TrialContext, source: Stored): HeaderPair {
  trial.knowsBytes(source.body.sizeBytes);
  const path = `/${source.bucket ?? trial.options.bucket}/${source.name}`
    .split('/')
    .map(encodeURIComponent)
    .join('/');
  const version = source.versionId === undefined ? '' : `?versionId=${source.versionId}`;
  return ['x-amz-copy-source', path + version];
}

/** UploadPartCopy; a mutation lands where it is aimed, else on the source's triple if it has one. */
export function uploadPartCopy(trial: TrialContext): S3['uploadPartCopy'] {
  return async (input) => {
    const { upload, source } = input;
    const opening = openingKey({ of: source, ...(input.sourceKey && { key: input.sourceKey }) });
    const range: readonly HeaderPair[] =
      input.sourceRange === undefined ? [] : [['x-amz-copy-source-range', input.sourceRange]];
    const exchange = await trial.request(
      {
        operation: 'UploadPartCopy',
        name: upload.name,
        headers: [copySource(trial, source), ...range],
        query: partQuery({ upload, number: input.number }),
        opening,
        sealing: sealingKey({ upload, ...(input.key && { key: input.key }) }),
        vary: input,
      },
      { mutates: input.mutates ?? (opening === undefined ? 'sealing' : 'opening') },
    );
    return partWritten(trial, exchange, { upload, number: input.number });
  };
}
