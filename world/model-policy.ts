import type { ModelRequest } from '../core/model/request.ts';
import { denySsec, publicRead, requireSsec } from '../spec/documents.ts';

const conditions: Partial<Readonly<Record<NonNullable<ModelRequest['policy']>, object>>> = {
  'requires SSE-C': requireSsec.Condition,
  'denies SSE-C': denySsec.Condition,
};

/** Where a policy of a story holds. */
interface PolicyPlace {
  readonly bucket: string;
  /** Stands in front of every name of the story. */
  readonly prefix: string;
}

/**
 * A policy about the names of one story, so that no other one meets it, and about one name besides:
 * a write to that is denied as soon as the policy is in force.
 */
export function policyDocument(
  request: Pick<ModelRequest, 'policy'>,
  { bucket, prefix }: PolicyPlace,
): string {
  const denied = (name: string) => ({
    ...{ Effect: 'Deny', Principal: '*', Action: 's3:PutObject' },
    Resource: `arn:aws:s3:::${bucket}/${name}`,
  });
  const { policy = 'allows all' } = request;
  const Condition = conditions[policy];
  const Statement = [
    ...(Condition === undefined ? [] : [{ ...denied(`${prefix}*`), Condition }]),
    ...(policy === 'lets all read' ? [publicRead(`${bucket}/${prefix}*`)] : []),
    denied(deniedName(request, { prefix })),
  ];
  return JSON.stringify({ Version: '2012-10-17', Statement });
}

/** The name that every write is denied to while the policy is in force. */
export function deniedName(
  { policy = 'allows all' }: Pick<ModelRequest, 'policy'>,
  { prefix }: Pick<PolicyPlace, 'prefix'>,
): string {
  return `${prefix.replace(/\/$/, '')}-${policy.replace(/ .*/, '')}`;
}
