import fc from 'fast-check';
import type { CheckedRequest } from '../core/model/order-of-checks.ts';
import type { Carrier } from '../spec/operations.ts';
import type { RecordedRow, RecordedScene } from '../spec/recorded/row.ts';
import { customerKey, keyWithSymbols } from './customer-key.ts';
import { type RecordedKeys, recordedMembers } from './recorded-members.ts';

/** The request of a recorded answer, with newly drawn keys. */
export function recordedRequest(row: RecordedRow): fc.Arbitrary<CheckedRequest> {
  return fc
    .record({ theKey: keyWithSymbols(), anotherKey: customerKey() })
    .map((keys) => requestOf(row, keys));
}

function requestOf({ operation, scene, sent }: RecordedRow, keys: RecordedKeys): CheckedRequest {
  const members = Object.entries(sent).map(([carrier, set]) => [
    carrier,
    recordedMembers(set, keys),
  ]);
  return {
    operation,
    sent: Object.fromEntries(members),
    met: {
      ...met('headers', scene.object ?? scene.upload, keys),
      ...met('copySourceHeaders', scene.source, keys),
    },
    isPlainHttp: scene.transport === 'http',
    serverSideEncryption: scene.serverSideEncryption,
    hasUnknownStorageClass: scene.storageClass === 'unknown',
    contentMd5: scene.contentMd5 && contentMd5[scene.contentMd5],
    range: scene.range,
    successStatus: scene.successStatus,
    partNumbers: scene.partNumber === undefined ? [] : [scene.partNumber],
  };
}

const contentMd5 = {
  'of-body': Buffer.alloc(16, 'TEST ONLY').toString('base64'),
  '13-bytes': Buffer.alloc(13, 'TEST ONLY').toString('base64'),
};

type Met = RecordedScene['object'] | RecordedScene['upload'];

function met(carrier: Carrier, what: Met, { theKey, anotherKey }: RecordedKeys) {
  if (what === undefined) return {};
  if (what === 'plain') return { [carrier]: what };
  return { [carrier]: (what === 'sse-c-key-sent' ? anotherKey : theKey).bytes };
}
