import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Exchange, XmlElement } from '../../core/exchange.ts';
import type { Draft, QueryPair } from '../../core/values.ts';
import type { OperationName } from '../../spec/operations.ts';
import { requestLines } from '../../world/request-lines.ts';
import type { Script } from './scripted.ts';

/** Serves a script on the loopback, for code that opens its own connection. */
export async function served<T>(
  script: Script,
  work: (url: string, requests: () => number) => Promise<T>,
): Promise<T> {
  let requests = 0;
  const server = createServer(async (message, response) => {
    requests += 1;
    const draft = await draftFrom(message);
    const said = script(draft);
    if (said.status === 0) return void message.socket.destroy();
    response.writeHead(said.status, Object.fromEntries(said.headers));
    response.end(draft.method === 'HEAD' ? undefined : bodyOf(said));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  try {
    return await work(`http://127.0.0.1:${port}`, () => requests);
  } finally {
    server.closeAllConnections();
    server.close();
  }
}

async function draftFrom(message: IncomingMessage): Promise<Draft> {
  const chunks: Buffer[] = [];
  for await (const chunk of message) chunks.push(chunk);
  const { pathname, searchParams } = new URL(message.url ?? '/', 'http://localhost');
  const [, bucket = '', ...names] = pathname.split('/').map(decodeURIComponent);
  const name = names.join('/');
  const method = message.method ?? '';
  const query: readonly QueryPair[] = [...searchParams];
  const headers = Object.entries(message.headers).map(
    ([header, value]) => [header, String(value)] as const,
  );
  return {
    ...{ operation: operationOf(method, name, query), method, bucket, name, query, headers },
    ...{ body: Buffer.concat(chunks), ssecHeaders: [], signing: { mode: 'header' } },
    transport: { scheme: 'http', wire: 'client' },
  };
}

/** The operation of a request, as far as the scripts need to know it. */
function operationOf(method: string, name: string, query: readonly QueryPair[]): OperationName {
  const byParameter = Object.entries(requestLines).find(
    ([, line]) =>
      line.method === method && line.query[0] && query.some(([key]) => key === line.query[0]?.[0]),
  );
  if (byParameter !== undefined) return byParameter[0] as OperationName;
  if (query.some(([key]) => key === 'uploadId'))
    return method === 'DELETE' ? 'AbortMultipartUpload' : 'UploadPart';
  const onBucket = { PUT: 'CreateBucket', DELETE: 'DeleteBucket', HEAD: 'HeadBucket' } as const;
  const onObject = { PUT: 'PutObject', DELETE: 'DeleteObject', HEAD: 'HeadObject' } as const;
  const known = name === '' ? onBucket : onObject;
  return method in known ? known[method as keyof typeof known] : 'GetObject';
}

function bodyOf({ body, document, error }: Exchange): Uint8Array | string {
  if (error !== undefined)
    return `<Error><Code>${error.code}</Code><Message>${error.message ?? ''}</Message></Error>`;
  return document === undefined ? body : written(document);
}

function written({ name, text, children }: XmlElement): string {
  return `<${name}>${text}${children.map(written).join('')}</${name}>`;
}
