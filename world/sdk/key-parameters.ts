import type { SdkRead } from '../../core/sdk.ts';
import type { CustomerKey, HeaderPair } from '../../core/values.ts';
import { carriers, memberSuffixes } from '../../spec/operations.ts';
import { type Phase, redactKey } from '../phase.ts';
import { readKeyOf } from '../read.ts';

/** The SSE-C parameters of a command. The SDK computes the key MD5 itself. */
export function keyParameters(phase: Phase, key: CustomerKey | undefined) {
  if (key === undefined) return {};
  redactKey(phase, key);
  return { SSECustomerAlgorithm: 'AES256', SSECustomerKey: key.base64 };
}

/** The SSE-C headers or fields that an application adds itself to a presigned URL or form. */
export function spelledSsecHeaders(key: CustomerKey | undefined): readonly HeaderPair[] {
  if (key === undefined) return [];
  const { algorithm, key: keySuffix, md5 } = memberSuffixes;
  return [
    [carriers.headers + algorithm, 'AES256'],
    [carriers.headers + keySuffix, key.base64],
    [carriers.headers + md5, key.md5Base64],
  ];
}

/** The parameters of a read command. */
export function readParameters(phase: Phase, input: SdkRead) {
  const { of, range, verifies } = input;
  return {
    Bucket: of.bucket ?? phase.trial.options.bucket,
    Key: of.name,
    ...(of.versionId !== undefined && { VersionId: of.versionId }),
    ...(range && { Range: range.header }),
    ...(verifies && { ChecksumMode: 'ENABLED' as const }),
    ...keyParameters(phase, readKeyOf(input)),
  };
}
