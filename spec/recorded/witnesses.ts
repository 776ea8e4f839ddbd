import type { FaultId } from '../fault-ids.ts';
import type { SystematicFaultId } from '../faults/by-operation.ts';
import type { RecordedRow } from './row.ts';

const places = {
  PutObject: 'put-object',
  PostObject: 'post-object',
  CreateMultipartUpload: 'create-multipart-upload',
  UploadPart: 'upload-part',
  CompleteMultipartUpload: 'complete-multipart-upload',
  CopyObject: 'copy-object',
  UploadPartCopy: 'upload-part-copy',
  GetObject: 'get-object',
  GetObjectAttributes: 'get-object-attributes',
} as const;

/**
 * The faults that a rule about a recorded refusal exists for: another code, message or argument,
 * and where a request fails several checks, another order of them.
 */
export function witnessesOf(
  row: RecordedRow,
): readonly [FaultId] | readonly [FaultId, FaultId] | readonly [FaultId, FaultId, FaultId] {
  if (row.operation === 'HeadObject') return ['head-object.misreports.status'];
  const place = places[row.operation as keyof typeof places];
  const named = row.answer.argumentName === undefined ? 'code' : 'argument';
  const order = orderOf(row);
  const message: SystematicFaultId = `${place}.misreports.message`;
  const other: SystematicFaultId = `${place}.misreports.${named}`;
  if (order === undefined) return [message, other];
  return [message, other, `${place}.reorders.${order}` as SystematicFaultId];
}

/** The other order of checks in which the request would be refused for another reason. */
function orderOf({ operation, scene, sent, answer }: RecordedRow): string | undefined {
  if (scene.transport === 'http') return operation === 'PostObject' ? undefined : 'https-last';
  const [{ algorithm, key, md5 } = {}] = Object.values(sent);
  const { partNumber, contentMd5, storageClass, serverSideEncryption } = scene;
  const isRefusedBefore = [partNumber, contentMd5, storageClass, serverSideEncryption].some(
    (value) => value !== undefined,
  );
  if (isRefusedBefore) return undefined;
  const isUnknown = algorithm !== undefined && algorithm !== 'AES256';
  if (isUnknown && answer.code === 'InvalidArgument') return 'algorithm-first';
  const isOdd = /^\d+-bytes$/.test(key ?? '') && (isUnknown || md5 === 'of-other-bytes');
  return isOdd ? 'length-first' : undefined;
}
