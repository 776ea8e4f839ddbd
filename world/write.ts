import { child, childrenNamed, type Exchange, isAccepted, type Written } from '../core/exchange.ts';
import type { CustomerKey, Encryption, HeaderPair } from '../core/values.ts';
import type { WriteInput } from '../core/world.ts';
import { inPhase, type Phase, request } from './phase.ts';

const managedModes = { 'SSE-S3': 'AES256', 'SSE-KMS': 'aws:kms' } as const;

/** The header of SSE-S3 or SSE-KMS, for the requests that ask for it. */
export function managedHeaders(encryption: Encryption | undefined): readonly HeaderPair[] {
  if (encryption === undefined || !(encryption.mode in managedModes)) return [];
  const mode = managedModes[encryption.mode as keyof typeof managedModes];
  return [['x-amz-server-side-encryption', mode]];
}

/** The customer key of an encryption, if it has one. */
export function keyOf(encryption: Encryption | undefined): CustomerKey | undefined {
  return encryption?.mode === 'SSE-C' ? encryption.key : undefined;
}

/** PutObject, and a look at what a refused one left. */
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

/** A write after which nobody looks at what it left. */
export function unprobed(exchange: Exchange): Written {
  return { ...exchange, left: 'unprobed', afterwards: [] };
}

/**
 * Adds what an observer without a key finds under the name. Only after a refused write to a fresh
 * name: an accepted one is read back by the rules that claim something about it.
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
  // An SSE-C object refuses a read without its key; so may a name that is not there, or a policy.
  const list = await request(observing, {
    operation: 'ListObjectsV2',
    query: [['prefix', name]],
    vary: {},
  });
  return { ...exchange, left: listedAs(list, name), afterwards: [probe, list] };
}

/** A list needs no key, so what it shows was stored. */
function listedAs(list: Exchange, name: string): Written['left'] {
  if (!isAccepted(list) || list.document === undefined) return 'unprobed';
  const isListed = childrenNamed(list.document, 'Contents').some(
    (entry) => child(entry, 'Key')?.text === name,
  );
  return isListed ? 'changed' : 'as before';
}
