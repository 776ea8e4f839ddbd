import { connect as connectPlain, type Socket } from 'node:net';
import { connect as connectTls } from 'node:tls';
import { buildConnector } from 'undici';
import { lookUp } from './look-up.ts';
import { serverNameOf, type TrustOptions } from './trust.ts';

/** Where a tunnel leads, and the proxy that it goes through. */
export interface TunnelOptions {
  /** `http://[user:password@]host[:port]`; with https the proxy itself is reached over TLS. */
  readonly proxy: string;
  readonly host: string;
  readonly port: number;
  readonly timeoutMs: number;
}

type Done = (error: Error | null, socket?: Socket) => void;

const headBytesMax = 16 * 1024;

/**
 * Asks a proxy for a tunnel (CONNECT). What goes through it is TLS from end to end, so that the proxy
 * can neither read nor change a request: no rule sees a difference.
 */
export function openTunnel(of: TunnelOptions, done: Done): void {
  const { proxy, host, port, timeoutMs } = of;
  const { hostname, username, password, protocol, port: ownPort } = new URL(proxy);
  const isTls = protocol === 'https:';
  const place = { host: hostname, port: Number(ownPort || (isTls ? 443 : 80)), lookup: lookUp };
  const socket = isTls
    ? connectTls({ ...place, servername: serverNameOf(hostname) })
    : connectPlain(place);
  const name = `the proxy ${hostname}:${place.port}`;
  let head = Buffer.alloc(0);
  const finish: Done = (error, opened) => {
    clearTimeout(timer);
    socket.removeAllListeners('data').removeAllListeners('end').removeAllListeners('error');
    socket.on('error', () => {});
    if (error !== null) socket.destroy();
    done(error, opened);
  };
  const fail = (why: string) => finish(new Error(`${name} ${why}`));
  const timer = setTimeout(() => fail('opened no tunnel in time'), timeoutMs);
  socket.setNoDelay(true);
  socket.on('error', (error) => fail(`cannot be used (${error.message})`));
  socket.on('end', () => fail('closed the connection'));
  socket.on('data', (chunk: Buffer) => {
    head = Buffer.concat([head, chunk]);
    const end = head.indexOf('\r\n\r\n');
    if (end < 0 && head.length <= headBytesMax) return;
    const status = /^HTTP\/1\.[01] (\d{3})/.exec(head.subarray(0, 16).toString('latin1'))?.[1];
    if (end < 0 || status !== '200') return fail(`answered CONNECT with ${status ?? 'no HTTP'}`);
    socket.pause();
    if (head.length > end + 4) socket.unshift(head.subarray(end + 4));
    finish(null, socket);
  });
  const user = `${decodeURIComponent(username)}:${decodeURIComponent(password)}`;
  const secret = Buffer.from(user).toString('base64');
  const login = username === '' ? '' : `Proxy-Authorization: Basic ${secret}\r\n`;
  const target = `${host}:${port}`;
  socket.write(`CONNECT ${target} HTTP/1.1\r\nHost: ${target}\r\n${login}\r\n`);
}

/** undici's connector, through a tunnel of the proxy. */
export function tunnelled(
  proxy: string,
  { trust, timeoutMs }: { readonly trust: TrustOptions; readonly timeoutMs: number },
): buildConnector.connector {
  const upgrade = buildConnector({ ...trust, timeout: timeoutMs });
  return (options, callback) => {
    const { hostname } = options;
    const port = Number(options.port || 443);
    openTunnel({ proxy, host: hostname, port, timeoutMs }, (error, socket) => {
      if (socket === undefined) callback(error ?? new Error('no tunnel'), null);
      else
        upgrade({ ...options, servername: serverNameOf(hostname), httpSocket: socket }, callback);
    });
  };
}
