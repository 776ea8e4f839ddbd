import type { ClauseId } from '../../spec/clauses.ts';
import type { Carrier } from '../../spec/operations.ts';
import type { RefusalId } from '../../spec/recorded/refusals.ts';
import type { RecordedAnswer } from '../../spec/recorded/row.ts';
import type { SentHeaders } from './members.ts';
import { failedChecks, refused, type SentMembers } from './order-of-checks.ts';
import { asRead } from './readings.ts';
import { isChecked, metBy, type Scene } from './scene.ts';

const carriers: readonly Carrier[] = ['headers', 'copySourceHeaders', 'formFields', 'query'];

/** The sentence of each refusal. */
const clausesOfRefusals: Readonly<Record<RefusalId, ClauseId>> = {
  'plain-http': 'recorded.https-only',
  'algorithm-missing': 'recorded.put.no-algorithm',
  'key-missing': 'recorded.put.no-key',
  'md5-missing': 'ssec.put.triple',
  'key-misread': 'recorded.put.key-length',
  'key-too-short': 'recorded.put.key-length',
  'md5-mismatch': 'recorded.put.md5-mismatch',
  'algorithm-unknown': 'recorded.algorithm',
  'key-length': 'recorded.put.key-length',
  incompatible: 'recorded.conflict',
  'not-for-parts': 'recorded.conflict',
  'wrong-key': 'recorded.get.wrong-key',
  'not-the-original-key': 'recorded.part.other-key',
  'key-for-checksums': 'recorded.complete.no-headers',
  'stored-with-sse-c': 'recorded.get.no-key',
  'not-applicable': 'recorded.plain-object',
  'upload-differs': 'recorded.part.no-headers',
  'storage-class': 'recorded.error-xml',
  'content-md5': 'put.content-md5',
  'part-number': 'recorded.argument-name',
  'part-unknown': 'mpu.part-etag',
};

/** A refusal that was recorded of Amazon S3, and the sentence that it is quoted under. */
export interface RecordedRefusal {
  readonly answer: RecordedAnswer;
  readonly clause: ClauseId;
}

/** The refusal that was recorded of Amazon S3 for such a request; undefined where none was. */
export function recordedRefusal(scene: Scene): RecordedRefusal | undefined {
  const { request } = scene;
  const { operation } = request;
  if (!isChecked(operation) || request.sent.some(isRepeated)) return undefined;
  const sent = Object.fromEntries(
    request.sent.map(({ carrier, members }): [Carrier, SentMembers] => [
      carrier,
      Object.fromEntries(members.map(([member, value]) => [member, asRead(value, { carrier })])),
    ]),
  );
  const met = Object.fromEntries(
    carriers.flatMap((carrier) => {
      const encryption = metBy(scene, carrier);
      if (encryption === undefined) return [];
      return [[carrier, encryption.mode === 'SSE-C' ? encryption.key.bytes : 'plain'] as const];
    }),
  );
  const checked = { operation, sent, met, isPlainHttp: request.scheme === 'http' };
  const all = failedChecks(checked);
  const [failed] = all;
  if (failed === undefined || failed.answer === 'not-recorded') return undefined;
  const answer = refused(checked, failed);
  if (answer === undefined) return undefined;
  // Where a check of several that fail is not recorded, neither is which of them answers.
  if (all.some((one) => one.answer === 'not-recorded')) return undefined;
  return { answer, clause: clausesOfRefusals[failed.answer] };
}

function isRepeated({ members }: SentHeaders): boolean {
  return new Set(members.map(([member]) => member)).size < members.length;
}
