import { holdingEntries } from '../core/model/allowed.ts';
import { faultyMembers } from '../core/model/members.ts';
import type { ModelMismatch } from '../core/model/mismatch.ts';
import { sceneOf } from '../core/model/scene.ts';
import type { Played } from './play.ts';

/**
 * What tells one cause from another before it is shrunk: sentence, operation, kind of answer, and
 * the entry of the oracle that decided.
 */
export function causeOf({ before, request, exchange }: Played, of: ModelMismatch): string {
  const [decided] = holdingEntries(sceneOf(before[0], request));
  const answer = exchange.status === 0 ? (exchange.broken ?? 'none') : `${exchange.status}`[0];
  return [of.level, of.clause, request.operation, of.harm, answer, decided?.id ?? 'valid'].join(
    ' ',
  );
}

/** The class of a request in words, such as `headers: md5 absent, range`. */
export function classOf({ request }: Pick<Played, 'request'>): string {
  const sent = request.sent.map(({ carrier, state }) => {
    const faulty = faultyMembers(state).map((member) => `${member} ${state[member]}`);
    return `${carrier}: ${faulty.length === 0 ? 'valid' : faulty.join(', ')}`;
  });
  const extras = [
    request.range !== undefined && 'range',
    request.ifRange !== undefined && 'If-Range',
    request.partNumber !== undefined && 'part number',
    request.version !== undefined && 'version',
    request.copyFrom?.version !== undefined && 'version of the source',
    request.copyFrom?.range !== undefined && 'range of the source',
    request.attribute !== undefined && 'one attribute',
    request.condition !== undefined && 'condition',
    request.extras?.some((one) => /since/.test(one)) && 'date',
    request.form !== undefined && `form ${request.form}`,
    request.otherMode !== undefined && `mode ${request.otherMode}`,
    request.checksum !== undefined && 'checksum',
    request.contentMd5 !== undefined && `Content-MD5 ${request.contentMd5}`,
    request.objectSize !== undefined && `object size ${request.objectSize}`,
    request.wrongSum !== undefined && `wrong checksum ${request.wrongSum}`,
    request.payload !== undefined && `payload ${request.payload}`,
    request.signing === 'presigned' && 'presigned',
    request.signing === 'anonymous' && 'anonymous',
    request.scheme === 'http' && 'http',
  ].filter((one) => typeof one === 'string');
  return [...(sent.length === 0 ? ['no SSE-C headers'] : sent), ...extras].join('; ');
}
