import type { Feature } from '../../spec/features.ts';
import type { Step } from '../step.ts';

/** The feature without which an endpoint refuses a body that is sent so, of plain objects too. */
const payloadNeeds: Partial<Readonly<Record<NonNullable<Step['payload']>, Feature>>> = {
  unsigned: 'unsigned-payload',
  streaming: 'streaming',
  'streaming-trailer': 'signed-trailers',
  'unsigned-trailer': 'trailers',
};

/**
 * A step without what the endpoint lacks for plain objects too: ways to send a body, checksums that
 * are compared, and reads of a part.
 */
export function asOffered(step: Step, has: (feature: Feature) => boolean): Step {
  const { payload, checksum, partNumber, tampering, ...rest } = step;
  const need = payload && payloadNeeds[payload];
  const isSent = need === undefined || has(need);
  const isOfChunk = tampering === 'chunk-signature';
  const isRead = step.operation === 'GetObject' || step.operation === 'HeadObject';
  return {
    ...rest,
    ...(payload !== undefined && isSent && { payload }),
    ...(checksum !== undefined && isSent && has('checksums') && { checksum }),
    ...(partNumber !== undefined && (!isRead || has('part-number')) && { partNumber }),
    ...(tampering !== undefined && (isSent || !isOfChunk) && { tampering }),
  };
}
