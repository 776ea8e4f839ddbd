import type { Carrier } from '../../spec/operations.ts';
import type { RecordedAnswer } from '../../spec/recorded/row.ts';
import type { SentHeaders } from './members.ts';
import { predictedAnswer, type SentMembers } from './order-of-checks.ts';
import { isChecked, metBy, type Scene } from './scene.ts';

const carriers: readonly Carrier[] = ['headers', 'copySourceHeaders', 'formFields', 'query'];

/** The refusal that was recorded of Amazon S3 for such a request; undefined where none was. */
export function recordedRefusal(scene: Scene): RecordedAnswer | undefined {
  const { request } = scene;
  const { operation } = request;
  if (!isChecked(operation) || request.sent.some(isRepeated)) return undefined;
  const sent = Object.fromEntries(
    request.sent.map(({ carrier, members }): [Carrier, SentMembers] => [
      carrier,
      Object.fromEntries(members),
    ]),
  );
  const met = Object.fromEntries(
    carriers.flatMap((carrier) => {
      const encryption = metBy(scene, carrier);
      if (encryption === undefined) return [];
      return [[carrier, encryption.mode === 'SSE-C' ? encryption.key.bytes : 'plain'] as const];
    }),
  );
  const answer = predictedAnswer({ operation, sent, met });
  return answer !== undefined && answer.status >= 400 ? answer : undefined;
}

function isRepeated({ members }: SentHeaders): boolean {
  return new Set(members.map(([member]) => member)).size < members.length;
}
