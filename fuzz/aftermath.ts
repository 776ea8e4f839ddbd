import { isAccepted } from '../core/exchange.ts';
import { allowed } from '../core/model/allowed.ts';
import type { ModelMismatch } from '../core/model/mismatch.ts';
import { redirected } from '../core/model/redirected.ts';
import type { ModelRequest } from '../core/model/request.ts';
import { isRead } from '../core/model/scene.ts';
import type { ClauseId } from '../spec/clauses.ts';
import type { Played } from './play.ts';

/**
 * What a story did to each name that left it as it was, or should have emptied it. A later answer
 * about the name that contradicts the model breaks the sentences about that, too.
 */
export class Aftermath {
  readonly #refused = new Map<string, readonly ClauseId[]>();
  readonly #deleted = new Map<string, readonly ClauseId[]>();
  readonly #raced = new Set<string>();

  /** Notes a request that was sent alone. */
  note(played: Played): void {
    const { request, exchange } = played;
    const place = placeOf(request);
    if (isAccepted(redirected(request, exchange))) {
      const clause = deletions[request.operation];
      if (clause !== undefined) this.#deleted.set(place, [clause, ...deletionOf(played)]);
    } else if (changes(request)) {
      const known = this.#refused.get(place) ?? [];
      this.#refused.set(place, [...new Set([...known, ...refusalOf(played)])]);
    }
  }

  /** Notes a request of a race. */
  noteRace(request: ModelRequest): void {
    this.#raced.add(placeOf(request));
  }

  /** The mismatch of an answer about a name, with the sentences about what was done to the name. */
  told(of: ModelMismatch, request: ModelRequest): ModelMismatch {
    const place = placeOf(request);
    const isLater = this.#raced.has(place) ? afterRace(of) : of;
    if (!shows(request) || isAboutForm(of)) return isLater;
    const also = [
      ...(isLater.also ?? []),
      ...(this.#deleted.get(place) ?? []),
      ...(this.#refused.get(place) ?? []),
    ];
    return also.length === 0 ? isLater : { ...isLater, also: [...new Set(also)] };
  }
}

const placeOf = ({ bucket, name }: ModelRequest) => `${bucket}/${name}`;

const deletions: Partial<Readonly<Record<ModelRequest['operation'], ClauseId>>> = {
  DeleteObject: 'delete.no-members',
  DeleteObjects: 'delete-multi.no-members',
  AbortMultipartUpload: 'mpu.abort.no-members',
};

/** What a request asks of a deletion besides that the object is gone. */
function deletionOf({ before, request }: Played): readonly ClauseId[] {
  if (request.operation === 'AbortMultipartUpload') return [];
  const isVersioned = before[0].buckets.get(request.bucket)?.versioning !== 'Off';
  const all: readonly (ClauseId | false)[] = [
    request.condition !== undefined && 'delete.if-match',
    request.isQuiet === true && 'delete-multi.modes',
    request.version !== undefined && 'ssec.versions.own-key',
    isVersioned && request.version === undefined && 'versions.delete-marker',
  ];
  return all.filter((one) => one !== false);
}

/** The request writes, deletes or begins something where it is accepted. */
function changes({ operation }: ModelRequest): boolean {
  return !isRead(operation) && !/^(List|Get)/.test(operation);
}

/** What is refused changes nothing, whatever asked for the refusal; what is cut short is not stored. */
function refusalOf({ before, request }: Played): readonly ClauseId[] {
  if (request.isTruncated === true) return ['object.never-partial'];
  const verdict = allowed(before[0], request);
  const broken = verdict.kind === 'refuse' ? verdict.also : [verdict.clause];
  return ['http.refused-not-applied', 's3.never-partial', ...broken];
}

/** The answer shows what is stored under a name. */
function shows({ operation }: ModelRequest): boolean {
  return (
    isRead(operation) ||
    operation.startsWith('List') ||
    operation === 'CompleteMultipartUpload' ||
    /Copy|Tagging/.test(operation)
  );
}

/** It is about how an answer is worded, not about what is stored. */
function isAboutForm({ harm, clause }: ModelMismatch): boolean {
  return harm === 'wrong-form' && clause !== 'recorded.etag' && clause !== 'get.no-such-key';
}

/** What is read after writes at the same time is not what one of them wrote. */
function afterRace(of: ModelMismatch): ModelMismatch {
  const isOther = of.harm === 'wrong-bytes' || of.clause === 'recorded.etag';
  if (isOther) return renamed(of, 's3.last-writer');
  return of.harm === 'valid-refused' ? joined(of, 's3.never-partial') : of;
}

/** Other bytes in an answer while an object is overwritten: a part of one write, or a mixture. */
export function inRace(of: ModelMismatch): ModelMismatch {
  if (of.harm === 'wrong-bytes') return renamed(of, 's3.never-partial');
  return of.harm === 'valid-refused' ? joined(of, 's3.never-partial') : of;
}

function joined(of: ModelMismatch, clause: ClauseId): ModelMismatch {
  return { ...of, also: [...(of.also ?? []), clause] };
}

function renamed(of: ModelMismatch, clause: ClauseId): ModelMismatch {
  return { ...of, clause, also: [of.clause, ...(of.also ?? [])] };
}
