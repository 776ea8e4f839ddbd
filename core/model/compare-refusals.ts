import { refusals } from '../../spec/recorded/refusals.ts';
import { type Allowed, holdingEntries } from './allowed.ts';
import type { ModelAnswer } from './answer.ts';
import type { SentHeaders } from './members.ts';
import { type ModelMismatch, mismatch, shownAnswer } from './mismatch.ts';
import { policyRefusals } from './policy-entries.ts';
import { asRead, oddKeysOf } from './readings.ts';
import { isRead, type Scene } from './scene.ts';

/** A request that was refused, and what is allowed of it. */
export interface Refused {
  readonly scene: Scene;
  readonly answer: ModelAnswer;
  readonly verdict: Allowed;
}

/** What is not there is answered with 404, if nothing else is wrong with the request. */
export function notFound({ scene, answer, verdict }: Refused): readonly ModelMismatch[] {
  const { operation, version, copyFrom } = scene.request;
  const clause = 'get.no-such-key';
  if (verdict.kind !== 'refuse' || verdict.clause !== clause) return [];
  if (!isRead(operation) && copyFrom === undefined) return [];
  // A version that is gone may be answered like a delete marker.
  if (version !== undefined || copyFrom?.version !== undefined) return [];
  if (holdingEntries(scene).some((one) => one.clause !== clause)) return [];
  const { also } = verdict;
  const weight = { clause, level: 'SHOULD', harm: 'wrong-form', also } as const;
  // What is not offered is not looked for.
  const isOther = answer.status !== 404 && answer.status !== 501;
  return mismatch(weight, isOther, () => ({
    expected: '404',
    received: shownAnswer(answer),
  }));
}

/** What a policy alone refuses is answered with 403. */
export function deniedBy({ scene, answer, verdict }: Refused): readonly ModelMismatch[] {
  if (verdict.kind !== 'refuse' || scene.bucket.policy === undefined) return [];
  if (holdingEntries(scene).some(({ id }) => !policyRefusals.includes(id))) return [];
  const clause = 'iam.condition-key';
  const weight = { clause, level: 'SHOULD', harm: 'wrong-form', also: verdict.also } as const;
  return mismatch(weight, answer.status !== 403, () => ({
    expected: '403 for what the policy of the bucket denies',
    received: shownAnswer(answer),
  }));
}

const { 'key-misread': misread, 'md5-missing': missing } = refusals;

/** Status, code, message and argument of a refusal that is recorded of Amazon S3. */
export function exactMismatches({ scene, answer, verdict }: Refused): readonly ModelMismatch[] {
  if (verdict.kind !== 'refuse' || verdict.exact === undefined) return [];
  const { answer: exact, clause } = verdict.exact;
  const isHead = scene.request.operation === 'HeadObject';
  const { code, message, argumentName } = answer.error ?? {};
  // A strict decoder sees first what Amazon's lenient one reads as some other key.
  const isOdd = scene.request.sent.some((sent) => oddKeysOf(sent).length > 0);
  if (isOdd && code === misread.code && message === misread.message) return [];
  // What a tab inside of a value is in a signature, Amazon alone says.
  const isUnsigned = isHead ? answer.status === 403 : code === 'SignatureDoesNotMatch';
  if (isUnsigned && hasTab(scene)) return [];
  // A strict endpoint wants the MD5 of a read as documented, which Amazon calculates itself.
  const isMissing = answer.status === missing.status && (isHead || message === missing.message);
  if (isMissing && lacksMd5(scene)) return [];
  const isOther =
    answer.status !== exact.status ||
    (!isHead &&
      ((exact.code !== undefined && code !== exact.code) ||
        (exact.message !== undefined && message !== exact.message) ||
        (exact.argumentName !== undefined && argumentName !== exact.argumentName)));
  const shown = [
    ...[exact.status, exact.code, exact.message && `"${exact.message}"`],
    exact.argumentName && `about ${exact.argumentName}`,
  ];
  const weight = { clause, level: 'SHOULD', harm: 'wrong-form' } as const;
  return mismatch(weight, isOther, () => ({
    expected: shown.filter(Boolean).join(' '),
    received: [
      shownAnswer(answer),
      ...(message === undefined ? [] : [`"${message}"`]),
      ...(argumentName === undefined ? [] : [`about ${argumentName}`]),
    ].join(', '),
  }));
}

function hasTab({ request }: Scene): boolean {
  return request.sent.some((sent) =>
    sent.members.some(([, value]) => asRead(value, sent).includes('\t')),
  );
}

function lacksMd5({ request }: Scene): boolean {
  const isLacking = (sent: SentHeaders) => sent.members.every(([member]) => member !== 'md5');
  return request.sent.some((sent) => sent.members.length > 0 && isLacking(sent));
}
