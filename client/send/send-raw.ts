import { connect as connectPlain, type Socket } from 'node:net';
import { connect as connectTls } from 'node:tls';
import type { SignedRequest } from '../sign/signed-request.ts';
import { answerParser } from './answer-parser.ts';
import { type Attempt, collector } from './collector.ts';
import { DeadlineError, InterruptedError } from './failure.ts';
import type { Limits } from './limits.ts';
import { lookUp } from './look-up.ts';
import { bodyBytes, headBytes } from './request-bytes.ts';
import { serverNameOf, type TrustOptions } from './trust.ts';
import { openTunnel } from './tunnel.ts';

/** Trust, limits and abort signal of a raw request. */
export interface RawOptions {
  readonly trust: TrustOptions;
  readonly limits: Limits;
  /** Through which the origin is reached. */
  readonly proxy?: string | undefined;
  /** Aborts the exchange when the run ends. */
  readonly signal?: AbortSignal;
}

/**
 * Sends a request on a socket of its own, for malformed requests that HTTP clients refuse and for
 * control over when the body is sent. Never rejects.
 */
export function sendRaw(signed: SignedRequest, options: RawOptions): Promise<Attempt> {
  const { proxy, limits } = options;
  return new Promise((settle) => {
    if (proxy === undefined) return exchangeOn({ signed, options, settle });
    const { hostname: host, port } = new URL(signed.origin);
    const timeoutMs = limits.connectTimeoutMs;
    openTunnel({ proxy, host, port: Number(port || 443), timeoutMs }, (error, through) => {
      if (through !== undefined) exchangeOn({ signed, options, settle, through });
      else settle(collector(0).broken(error, { sent: false, reused: false }));
    });
  });
}

interface Exchanging {
  readonly signed: SignedRequest;
  readonly options: RawOptions;
  readonly settle: (attempt: Attempt) => void;
  /** A tunnel to the endpoint. */
  readonly through?: Socket;
}

function exchangeOn({ signed, options, settle, through }: Exchanging): void {
  const { limits } = options;
  const gathered = collector(limits.answerBytesMax);
  let sent = false;
  let isSettled = false;
  let holdingTimer: NodeJS.Timeout | undefined;
  const finish = (attempt: () => Attempt) => {
    if (isSettled) return;
    isSettled = true;
    clearTimeout(timer);
    clearTimeout(holdingTimer);
    options.signal?.removeEventListener('abort', interrupt);
    settle(attempt());
    socket.destroy();
  };
  const fail = (error: unknown) => finish(() => gathered.broken(error, { sent, reused: false }));
  const interrupt = () => fail(new InterruptedError('the run ended'));
  const expire = (limitMs: number) => () =>
    fail(new DeadlineError(`no whole answer within ${limitMs} ms`));
  let timer = setTimeout(() => fail(new Error('no connection in time')), limits.connectTimeoutMs);
  const writeBody = once(() => {
    socket.write(bodyBytes(signed));
    if (signed.transport.truncated === true) socket.end();
  });
  // An illegal body after the answer to HEAD may arrive in a later TCP segment.
  const listenOn = once(() => {
    clearTimeout(timer);
    timer = setTimeout(() => finish(() => gathered.whole()), limits.trailingWaitMs);
  });
  const parser = answerParser(
    { method: signed.method, headerBytesMax: limits.headerBytesMax },
    {
      onHead: (status, headers) => {
        if (status >= 200) gathered.head(status, headers);
        else if (status === 100) writeBody();
      },
      onData: (chunk) => {
        if (!gathered.data(chunk)) finish(() => gathered.whole());
      },
    },
  );
  const socket = connectTo(signed, { ...options, through }, () => {
    clearTimeout(timer);
    timer = setTimeout(expire(limits.timeoutMs), limits.timeoutMs);
    sent = true;
    gathered.begin();
    socket.write(headBytes(signed));
    if (signed.transport.expectContinue !== true) writeBody();
    else holdingTimer = setTimeout(writeBody, limits.continueWaitMs);
  });
  socket.on('data', (chunk: Buffer) => {
    try {
      parser.push(chunk);
    } catch (error) {
      fail(error);
    }
    if (parser.isDone && signed.method === 'HEAD') listenOn();
    else if (parser.isDone) finish(() => gathered.whole());
  });
  const ended = () => {
    if (parser.end()) finish(() => gathered.whole());
    else fail(new Error('the connection was closed'));
  };
  options.signal?.addEventListener('abort', interrupt, { once: true });
  socket.once('end', ended).once('close', ended).on('error', fail);
}

function once(act: () => void): () => void {
  let isDone = false;
  return () => {
    if (!isDone) act();
    isDone = true;
  };
}

function connectTo(
  { origin }: SignedRequest,
  { trust, through }: Pick<RawOptions, 'trust'> & { readonly through: Socket | undefined },
  onReady: () => void,
): Socket {
  const { hostname, port, protocol } = new URL(origin);
  const host = hostname.replace(/^\[|\]$/g, '');
  const place = { host, port: Number(port || (protocol === 'http:' ? 80 : 443)), lookup: lookUp };
  const secure = { ...trust, servername: serverNameOf(host) };
  if (through !== undefined) return connectTls({ ...secure, socket: through }, onReady);
  const socket =
    protocol === 'http:'
      ? connectPlain(place, onReady)
      : connectTls({ ...secure, ...place }, onReady);
  // Head and body are two writes; with Nagle's algorithm the second waits for an acknowledgement.
  return socket.setNoDelay(true);
}
