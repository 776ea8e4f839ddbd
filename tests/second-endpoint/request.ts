import type { Call, Values } from './call.ts';
import type { Payload } from './payload.ts';
import { assertAllowed } from './policy.ts';
import type { Credentials } from './scope.ts';
import type { Caller } from './signature.ts';
import type { Bucket, Store } from './store.ts';

/** A request whose sender is known, to a bucket that exists. */
export interface Request {
  readonly call: Call;
  readonly caller: Caller;
  readonly credentials: Credentials;
  readonly store: Store;
  readonly bucket: Bucket;
  /** The body, decoded and checked when it is asked for. */
  readonly payload: () => Payload;
}

/** Refuses what the owner may not do by the policy of the bucket, and all else that it does not allow. */
export function allow(
  { call, caller, bucket }: Request,
  action: string,
  {
    key = call.key,
    values = call.header,
    isOwner = caller.is === 'owner',
  }: { key?: string; values?: Values; isOwner?: boolean } = {},
): void {
  assertAllowed(bucket, { action, key, values, isSecure: call.isSecure, isOwner });
}

/** The same for another bucket, as for the source of a copy. */
export function allowIn(request: Request, bucket: Bucket, action: string, key: string): void {
  allow({ ...request, bucket }, action, { key });
}
