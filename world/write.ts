import { child, childrenNamed, type Exchange, isAccepted, type Written } from '../core/exchange.ts';
import type { CustomerKey, Encryption, HeaderPair } from '../core/values.ts';
import type { WriteInput } from '../core/world.ts';
import { inPhase, type Phase, request } from './phase.ts';

const managedModes = { 'SSE-S3': 'AES256', 'SSE-KMS': 'aws:kms' } as const;

/** The `x-amz-server-side-encryption` header, for SSE-S3 and SSE-KMS. */
export function managedHeaders(encryption: Encryption | undefined): readonly HeaderPair[] {
  if (encryption === undefined || !(encryption.mode in managedModes)) return [];
  const mode = managedModes[encryption.mode as keyof typeof managedModes];
  return [['x-amz-server-side-encryption', mode]];
}

/** The customer key, for SSE-C. */
export function keyOf(encryption: Encryption | undefined): CustomerKey | undefined {
  return encryption?.mode === 'SSE-C' ? encryption.key : undefined;
}

/** PutObject, followed by a check whether a refused one stored something. */
export async function putObject(
  phase: Phase,
  input: WriteInput & { readonly bucket?: string },
): Promise<Written> {
  const { onto, bucket } = input;
  const exchange = await request(phase, {
    operation: 'PutObject',
    name: onto?.name ?? phase.trial.freshName(),
    headers: managedHeaders(input.encryption),
    body: input.body?.bytes() ?? new Uint8Array(0),
    ...(bucket !== undefined && { bucket }),
    writeKey: input.key ?? keyOf(input.encryption),
    vary: input,
  });
  return withStateAfterwards(phase, exchange, { isFresh: onto === undefined });
}

/** A write without a check of what it stored. */
export function unprobed(exchange: Exchange): Written {
  return { ...exchange, left: 'unprobed', afterwards: [] };
}

/**
 * Adds whether a refused write to a fresh name stored an object, by a GetObject without a key and,
 * where that is refused, a list. Accepted writes are read back by the rules that claim something
 * about them.
 */
export async function withStateAfterwards(
  phase: Phase,
  exchange: Exchange,
  { isFresh }: { readonly isFresh: boolean },
): Promise<Written> {
  if (isAccepted(exchange) || !isFresh || phase.role === 'control') return unprobed(exchange);
  const { name } = exchange.request;
  const observing = inPhase(phase, 'observe');
  const probe = await request(observing, { operation: 'GetObject', name, vary: {} });
  if (probe.status === 404) return { ...exchange, left: 'as before', afterwards: [probe] };
  if (isAccepted(probe)) return { ...exchange, left: 'changed', afterwards: [probe] };
  // A read is refused of an SSE-C object, but perhaps also of a missing one or by a policy.
  const list = await request(observing, {
    operation: 'ListObjectsV2',
    query: [['prefix', name]],
    vary: {},
  });
  return { ...exchange, left: listedAs(list, name), afterwards: [probe, list] };
}

/** Whether a list, which needs no key, shows the name. */
function listedAs(list: Exchange, name: string): Written['left'] {
  if (!isAccepted(list) || list.document === undefined) return 'unprobed';
  const isListed = childrenNamed(list.document, 'Contents').some(
    (entry) => child(entry, 'Key')?.text === name,
  );
  return isListed ? 'changed' : 'as before';
}
