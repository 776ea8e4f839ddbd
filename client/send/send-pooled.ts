import { Readable } from 'node:stream';
import type { Dispatcher, Pool } from 'undici';
import type { HeaderPair } from '../../core/values.ts';
import type { SignedRequest } from '../sign/signed-request.ts';
import { type Attempt, collector } from './collector.ts';
import { DeadlineError } from './failure.ts';
import type { Limits } from './limits.ts';
import type { Carried, CarriedOptions } from './pool.ts';

/** Sends on a kept-alive connection of the pool. Never rejects. */
export function sendPooled(pool: Pool, signed: SignedRequest, limits: Limits): Promise<Attempt> {
  const carried: Carried = {};
  const options: CarriedOptions = {
    method: signed.method,
    path: signed.path,
    headers: signed.headers.flat(),
    body: signed.body.byteLength < largeBytesMin ? signed.body : Readable.from(slices(signed.body)),
    ...{ headersTimeout: limits.timeoutMs * 2, bodyTimeout: limits.timeoutMs * 2 },
    carried,
  };
  return new Promise((settle) => {
    pool.dispatch(options, handlerOf({ limits, carried, settle }));
  });
}

const largeBytesMin = 1024 * 1024;
const sliceBytes = 64 * 1024;

/** A large body in pieces, sent one after the other: TLS holds a second copy of what it is given. */
function* slices(body: Uint8Array): Generator<Uint8Array> {
  for (let at = 0; at < body.byteLength; at += sliceBytes) yield body.subarray(at, at + sliceBytes);
}

interface Waiting {
  readonly limits: Limits;
  readonly carried: Carried;
  readonly settle: (attempt: Attempt) => void;
}

/** The timeout starts when a request has a connection, so that time in our queue does not count. */
function handlerOf({ limits, carried, settle }: Waiting): Dispatcher.DispatchHandler {
  const gathered = collector(limits.answerBytesMax);
  let timer: NodeJS.Timeout | undefined;
  let sent = false;
  let isOver = false;
  let answersBefore = 0;
  return {
    onRequestStart(controller) {
      sent = true;
      answersBefore = carried.connection?.answers ?? 0;
      gathered.begin();
      const give = () =>
        controller.abort(new DeadlineError(`no whole answer within ${limits.timeoutMs} ms`));
      timer = setTimeout(() => afterPending(() => isOver || give()), limits.timeoutMs);
    },
    onResponseStart(controller, status) {
      if (status >= 200) gathered.head(status, pairsOf(controller.rawHeaders));
    },
    onResponseData(controller, chunk) {
      if (gathered.data(chunk)) return;
      clearTimeout(timer);
      settle(gathered.whole());
      controller.abort(new Error('The answer is larger than its limit.'));
    },
    onResponseEnd() {
      isOver = true;
      clearTimeout(timer);
      if (carried.connection !== undefined) carried.connection.answers += 1;
      settle(gathered.whole());
    },
    onResponseError(_controller, error) {
      isOver = true;
      clearTimeout(timer);
      settle(gathered.broken(error, { sent, reused: answersBefore > 0 }));
    },
  };
}

/**
 * Calls after what has arrived was read: on a busy machine a timer may end before an answer is read
 * that came long ago.
 */
function afterPending(done: () => void): void {
  setImmediate(() => setImmediate(() => setImmediate(done)));
}

function pairsOf(raw: Dispatcher.DispatchController['rawHeaders']): readonly HeaderPair[] {
  if (!Array.isArray(raw)) return [];
  const pairs: HeaderPair[] = [];
  for (let index = 0; index + 1 < raw.length; index += 2) {
    pairs.push([latin1(raw[index]), latin1(raw[index + 1])]);
  }
  return pairs;
}

function latin1(value: Buffer | string | undefined): string {
  return typeof value === 'string' ? value : (value?.toString('latin1') ?? '');
}
